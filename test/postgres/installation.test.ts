import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../src/store/open-database.ts";
import { freshDatabaseUrl } from "../../src/store/testing/fresh-database.ts";
import { seedDesk } from "../../src/store/business/seed-desk.ts";
import { sampleDesk } from "../../src/store/testing/sample-desk.ts";
import { faultsIn } from "../concurrency/storm/check-book.ts";
import { runStorm } from "../concurrency/storm/run-storm.ts";
import { Installation, origin } from "../cli/support/frontdesk.ts";
import { endConnections } from "../support/postgres/databases.ts";

/* The address alone switches: the program as its owner runs it, on an empty PostgreSQL database. */

let installation: Installation;
let settings: { readonly DATABASE_URL: string; readonly LOG_LEVEL: string };
beforeEach(async () => {
  installation = await Installation.open();
  settings = { DATABASE_URL: await freshDatabaseUrl({ empty: true }), LOG_LEVEL: "error" };
});
afterEach(() => installation[Symbol.asyncDispose]());

const BOOKING = [
  "I'd like a haircut with Priya tomorrow at four pm",
  "my name is Anita",
  "yes please",
  "yes",
  "no thanks",
].join("\n");

test("makes its tables, books in a chat, lists the book and examines itself, and never shows the password", async () => {
  const run = (...words: string[]) => installation.run(words, settings);
  const { port, pathname } = new URL(settings.DATABASE_URL);
  const migrated = await run("migrate");
  expect(migrated).toEqual({
    code: 0,
    output: `The database postgres://localhost:${port}${pathname} is up to date.\n`,
    errors: "",
  });
  expect(await run("migrate")).toEqual(migrated);
  const seeded = await run("seed");
  expect(seeded.output).toMatch(/^Every desk in .*glamdesk\.yaml is in the database/);
  const chat = await installation.run(["chat", "--from", "+91 98401 23456"], {
    ...settings,
    typed: BOOKING,
  });
  expect(chat).toMatchObject({ code: 0, errors: "" });
  expect(chat.output).toContain("You're booked");
  const listed = await run("appointments", "--json");
  expect(JSON.parse(listed.output)).toMatchObject([
    { customer: { name: "Anita", phone: "+919840123456" }, stylist: "Priya", status: "booked" },
  ]);
  const doctor = await run("doctor");
  expect(doctor.output).toContain(`ok      database   postgres://localhost:${port}${pathname}`);
  for (const { output, errors } of [migrated, seeded, chat, listed, doctor])
    expect(output + errors).not.toContain("open-sesame");
}, 60_000);

test("a wrong password is one line on standard error, without the password", async () => {
  const url = new URL(settings.DATABASE_URL);
  url.password = "open-barley";
  const failed = await installation.run(["serve"], { DATABASE_URL: url.href });
  expect(failed.code).toBe(1);
  expect(failed.output).toBe("");
  expect(failed.errors.trim().split("\n")).toHaveLength(1);
  expect(failed.errors).toContain("refuses the user or the password");
  expect(failed.errors).not.toContain("open-barley");
}, 60_000);

test("two servers that start together on one empty database share it, and outlive a restart of it", async () => {
  const servers = [1, 2].map(() => installation.start(["serve"], settings));
  const origins = await Promise.all(servers.map((server) => origin(server)));
  const healthy = { parts: { database: { state: "healthy" } } };
  for (const at of origins) expect(await healthOf(at)).toMatchObject(healthy);
  await using database = await openDatabase(settings.DATABASE_URL);
  expect(await database.read.selectFrom("desks").select("id").execute()).toHaveLength(1);
  await endConnections(settings.DATABASE_URL);
  await expect.poll(() => Promise.all(origins.map(healthOf))).toMatchObject([healthy, healthy]);
  const chat = await installation.run(["chat"], { ...settings, typed: "what are your hours\n" });
  expect(chat).toMatchObject({ code: 0, errors: "" });
}, 60_000);

test("two servers on one database and writers in two more processes, some killed, keep one book", async () => {
  await using database = await openDatabase(settings.DATABASE_URL);
  await seedDesk(database, sampleDesk);
  const servers = [1, 2].map(() => installation.start(["serve"], settings));
  const origins = await Promise.all(servers.map((server) => origin(server)));
  const storm = await runStorm({
    url: settings.DATABASE_URL,
    processes: 2,
    writersEach: 8,
    operations: 400,
    kills: 3,
    seed: 7,
  });
  expect(await faultsIn(database.read, storm.told)).toEqual([]);
  expect(storm.kills).toBe(3);
  for (const at of origins)
    expect(await healthOf(at)).toMatchObject({ parts: { database: { state: "healthy" } } });
}, 120_000);

async function healthOf(at: string): Promise<unknown> {
  return await (await fetch(`${at}/health`)).json();
}
