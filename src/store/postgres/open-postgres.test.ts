import { Client } from "pg";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { DatabaseUnusable } from "../database-unusable.ts";
import { Database } from "../database.ts";
import { openDatabase } from "../open-database.ts";
import { freshDatabaseUrl } from "../testing/fresh-database.ts";
import { postgresEngine } from "./engine.ts";
import { errorCode } from "./error.ts";
import { openPool } from "./pool.ts";

test("the place of a database names the server and the database, and neither user nor password", async () => {
  const url = new URL(await freshDatabaseUrl());
  await using database = await openDatabase(url.href);
  expect(database.dialect).toBe("postgres");
  expect(database.place).toBe(`postgres://localhost:${url.port}${url.pathname}`);
});

test.each([
  ["a wrong password", (url: URL) => void (url.password = "wrong"), "refuses the user or the pass"],
  ["no password", (url: URL) => void (url.password = ""), "refuses the user or the password"],
  [
    "a wrong user",
    (url: URL) => void (url.username = "nobody"),
    "refuses the user or the password",
  ],
  ["no such database", (url: URL) => void (url.pathname = "/salon"), `no database "salon"`],
  ["nobody at the port", (url: URL) => void (url.port = "1"), "doesn't answer: check that it runs"],
  ["no such host", (url: URL) => void (url.hostname = "desk.invalid"), "can't be found"],
  ["encryption it lacks", (url: URL) => void (url.search = "?sslmode=require"), "no encrypted"],
  [
    "no authority to check",
    (url: URL) => void (url.search = "?sslmode=verify-ca"),
    "isn't trusted",
  ],
  ["a lost file", (url: URL) => void (url.search = "?sslrootcert=/no/ca.pem"), "can't be read"],
])("%s is said in one sentence, without the password", async (_, spoil, sentence) => {
  const url = new URL(await freshDatabaseUrl());
  spoil(url);
  const failure = await openDatabase(url.href).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DatabaseUnusable);
  expect(String(failure)).toContain(sentence);
  expect(String(failure)).not.toContain("open-sesame");
});

test.each([
  ["make tables", [], "may not make tables"],
  ["switch on an extension", ["grant create on schema public to"], "may not switch on the ext"],
])("a user who may not %s hears so", async (_, grants, sentence) => {
  const url = new URL(await freshDatabaseUrl({ empty: true }));
  const guest = `guest_${url.pathname.slice(6)}`;
  await asServerOwner(url, [
    `create role ${guest} login password 'guest'`,
    ...grants.map((grant) => `${grant} ${guest}`),
  ]);
  url.username = guest;
  url.password = "guest";
  const failure = await openDatabase(url.href).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DatabaseUnusable);
  expect(String(failure)).toContain(sentence);
});

test("a server that dropped every connection is connected to again, and a write goes on by itself", async () => {
  const url = new URL(await freshDatabaseUrl());
  await using database = await openDatabase(url.href);
  const drop = () =>
    asServerOwner(url, [
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${url.pathname.slice(1)}' and pid <> pg_backend_pid()`,
    ]);
  const desks = () => database.read.selectFrom("desks").select("id").execute();
  expect(await desks()).toEqual([]);
  await drop();
  // The pool may learn of it only when it uses a connection; whoever is unlucky hears so, once for each.
  await expect.poll(() => desks().catch(() => "lost")).toEqual([]);
  let runs = 0;
  const written = await database.write(async (writer) => {
    runs += 1;
    if (runs === 1) await drop();
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(writer);
    return rows[0]?.one;
  });
  expect({ written, runs }).toEqual({ written: 1, runs: 2 });
});

test("while one writer takes its time and thirty others wait, reading goes on", async () => {
  await using database = await openDatabase(await freshDatabaseUrl());
  const hasBegun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const slow = database.write(async () => {
    hasBegun.resolve();
    await mayEnd.promise;
  });
  await hasBegun.promise;
  const waiting = Array.from({ length: 30 }, () =>
    database.write((writer) => writer.selectFrom("desks").select("id").execute()),
  );
  expect(await database.read.selectFrom("desks").select("id").execute()).toEqual([]);
  mayEnd.resolve();
  await slow;
  expect(await Promise.all(waiting)).toHaveLength(30);
});

test("a writer whose turn doesn't come gives up, and the next one finds everything in order", async () => {
  const url = await freshDatabaseUrl();
  await using busy = await openDatabase(url);
  await using hasty = new Database("hasty", postgresEngine(openPool(url), 50));
  const write = () =>
    hasty.write((writer) => writer.selectFrom("desks").select("id").execute()).catch(errorCode);
  await busy.write(async () => {
    expect(await write()).toBe("55P03");
  });
  expect(await write()).toEqual([]);
});

test("tables that an extension brought, and those in other schemas, are nobody's", async () => {
  const url = await freshDatabaseUrl({ empty: true });
  await asServerOwner(new URL(url), [
    "create schema pgboss",
    "create table pgboss.job (id text)",
    "create table spatial_ref_sys (id text)",
    "create extension btree_gist",
    "alter extension btree_gist add table spatial_ref_sys",
  ]);
  await using database = await openDatabase(url);
  expect(await database.read.selectFrom("desks").select("id").execute()).toEqual([]);
});

async function asServerOwner(url: URL, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
