import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { useDatabases } from "../../../src/store/testing/fresh-database.ts";
import { createDatabase, dropDatabase } from "./databases.ts";

/* Set up before each file of the project "on PostgreSQL": `freshDatabase()` is one there. */
const server = inject("postgresServer");
const made: string[] = [];

useDatabases(async ({ empty }) => {
  const name = `test_${randomBytes(8).toString("hex")}`;
  made.push(name);
  return await createDatabase(server, name, empty ? undefined : "frontdesk_template");
});

afterAll(async () => {
  for (const name of made.splice(0)) await dropDatabase(server, name);
});
