import type { TestProject } from "vitest/node";
import { openDatabase } from "../../../src/store/open-database.ts";
import { createDatabase } from "./databases.ts";
import { startPostgresServer } from "./start-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A PostgreSQL server with the database `frontdesk_template`, which is migrated and otherwise empty. */
    postgresServer: string;
  }
}

/** Starts one PostgreSQL for all tests of this run. Fails loudly where it can't: it comes with `npm ci`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresServer();
  const template = await openDatabase(await createDatabase(server.url, "frontdesk_template"));
  await template[Symbol.asyncDispose]();
  project.provide("postgresServer", server.url);
  return async () => {
    await server[Symbol.asyncDispose]();
  };
}
