import { sql } from "kysely";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/store/open-database.ts";
import { Installation, origin } from "../cli/support/frontdesk.ts";
import { createDatabase } from "../support/postgres/databases.ts";
import { startPostgresServer } from "../support/postgres/start-server.ts";

const BOOKING = [
  "I'd like a haircut with Priya tomorrow at four pm",
  "my name is Anita",
  "yes please",
  "yes",
  "no thanks",
].join("\n");

test("the service outlives a stop of its PostgreSQL server, says so meanwhile, and works on when it is back", async () => {
  await using server = await startPostgresServer();
  await using installation = await Installation.open();
  const settings = { DATABASE_URL: await createDatabase(server.url, "salon"), LOG_LEVEL: "error" };
  const service = installation.start(["serve"], settings);
  const at = await origin(service);
  const health = async (): Promise<unknown> => await (await fetch(`${at}/health`)).json();
  const healthy = { parts: { database: { state: "healthy" } } };
  expect(await health()).toMatchObject(healthy);

  await server.stop();
  await expect.poll(health, { timeout: 20_000 }).not.toMatchObject(healthy);
  const refused = await installation.run(["appointments"], settings);
  expect(refused.code).toBe(1);
  expect(refused.errors).toMatch(/^.*doesn't answer: check that it runs.*\n$/u);
  expect(service.child.exitCode).toBeNull();

  await server.start();
  const backAtMs = Date.now();
  await expect.poll(health, { timeout: 20_000 }).toMatchObject(healthy);
  const chat = await installation.run(["chat", "--from", "+91 98401 23456"], {
    ...settings,
    typed: BOOKING,
  });
  expect(chat.output).toContain("You're booked");
  await using database = await openDatabase(settings.DATABASE_URL);
  const told = async () => {
    const { rows } = await sql<{ status: string }>`select status from outbox
      where kind = 'booking-confirmation'`.execute(database.read);
    return rows.map((row) => row.status);
  };
  const jobsDone = async () => {
    const { rows } = await sql<{ done: number }>`select count(*) as done from pgboss.job
      where state = 'completed' and started_on > to_timestamp(${backAtMs / 1000})`.execute(
      database.read,
    );
    return rows[0]?.done ?? 0;
  };
  // Without a carrier it is worded and kept; that the running service did so is what counts.
  await expect.poll(told, { timeout: 30_000 }).toEqual(["skipped"]);
  await expect.poll(jobsDone, { timeout: 90_000, interval: 1_000 }).toBeGreaterThan(0);
}, 180_000);

test.each(["runs", "is stopped"])(
  "the service closes in five seconds when its server %s",
  async (state) => {
    await using server = await startPostgresServer();
    await using installation = await Installation.open();
    const settings = {
      DATABASE_URL: await createDatabase(server.url, "salon"),
      LOG_LEVEL: "error",
    };
    const service = installation.start(["serve"], settings);
    await origin(service);
    if (state === "is stopped") await server.stop();
    const beforeMs = performance.now();
    service.child.kill("SIGTERM");
    const { code } = await service.ended;
    expect({ code, tookMs: performance.now() - beforeMs }).toEqual({
      code: 0,
      tookMs: expect.toSatisfy((ms: number) => ms < 5000),
    });
  },
  60_000,
);
