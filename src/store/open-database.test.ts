import { sql } from "kysely";
import { expect, test } from "vitest";
import { seedDesk } from "./business/seed-desk.ts";
import { DatabaseNewer } from "./database-newer.ts";
import { DatabaseUnusable } from "./database-unusable.ts";
import { migrations } from "./migrations/index.ts";
import { migrate } from "./migrations/migrate.ts";
import { openDatabase, openUnmigrated } from "./open-database.ts";
import { freshDatabase, freshDatabaseUrl } from "./testing/fresh-database.ts";
import { sampleDesk } from "./testing/sample-desk.ts";

/* What holds on SQLite and on PostgreSQL alike. */

test("an empty database is brought up to this program once, and is safe to open again", async () => {
  const url = await freshDatabaseUrl({ empty: true });
  {
    await using database = await openDatabase(url);
    expect(await seedDesk(database, sampleDesk)).toBe(true);
  }
  await using database = await openDatabase(url);
  expect(await migrate(database)).toEqual({ taken: [] });
  expect(await seedDesk(database, sampleDesk)).toBe(false);
  expect(await database.read.selectFrom("desks").select("id").execute()).toEqual([
    { id: "glamdesk" },
  ]);
});

test("several programs that start together take each step once", async () => {
  const url = await freshDatabaseUrl({ empty: true });
  const opened = await Promise.all(Array.from({ length: 4 }, () => openUnmigrated(url)));
  const taken = await Promise.all(opened.map((database) => migrate(database)));
  await Promise.all(opened.map((database) => database[Symbol.asyncDispose]()));
  const names = taken.flatMap((one) => one.taken);
  expect(names).toEqual(migrations.map((step) => step.name));
});

test("a step that fails leaves the database as it was", async () => {
  await using database = await freshDatabase();
  const half = {
    number: (migrations.at(-1)?.number ?? 0) + 1,
    name: "half",
    async up(writer: Parameters<(typeof migrations)[0]["up"]>[0]) {
      await sql`create table left_over (id text)`.execute(writer);
      throw new Error("power cut");
    },
  };
  await expect(migrate(database, [...migrations, half])).rejects.toThrow("power cut");
  await expect(sql`select * from left_over`.execute(database.read)).rejects.toThrow("left_over");
});

test("a database that a newer program made is refused in one sentence that says what to do", async () => {
  const url = await freshDatabaseUrl();
  await (await openDatabase(url))[Symbol.asyncDispose]();
  const place = await usePlace(url, (database) =>
    database.write((writer) =>
      writer.insertInto("migrations").values({ number: 999, name: "from-the-future" }).execute(),
    ),
  );
  const failure = await openDatabase(url).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DatabaseNewer);
  expect(String(failure)).toContain(`${place} was made by a newer Frontdesk`);
});

test.each(["create table customers (x text)", "create table migrations (id text, whatever text)"])(
  "another program's database is refused and left as it was (%s)",
  async (statement) => {
    const url = await freshDatabaseUrl({ empty: true });
    await usePlace(url, (other) => sql.raw(statement).execute(other.read));
    const failure = await openDatabase(url).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DatabaseUnusable);
    expect(String(failure)).toContain("is not a Frontdesk database");
    await using other = await openUnmigrated(url);
    await expect(sql`select * from desks`.execute(other.read)).rejects.toThrow("desks");
  },
);

test("counts, sums and instants are numbers, and lists may be empty", async () => {
  await using database = await freshDatabase();
  await seedDesk(database, sampleDesk);
  const sums = await database.read
    .selectFrom("services")
    .select(({ fn }) => [
      fn.countAll<number>().as("services"),
      fn.sum<number>("price_minor").as("price"),
      fn.max("price_minor").as("dearest"),
    ])
    .executeTakeFirstOrThrow();
  expect(sums).toEqual({ services: 4, price: 430_050, dearest: 250_000 });
  const away = await database.read.selectFrom("time_off").selectAll().execute();
  expect(away[0]?.starts_at_ms).toBe(Date.parse("2026-11-30T18:30Z"));
  const services = database.read.selectFrom("services").select("id");
  expect(await services.where("id", "in", []).execute()).toHaveLength(0);
  expect(await services.where("id", "not in", []).execute()).toHaveLength(4);
});

test("what a transaction read is still true when it commits", async () => {
  await using database = await freshDatabase();
  await seedDesk(database, sampleDesk);
  const counting = Array.from({ length: 20 }, () =>
    database.write(async (writer) => {
      const { horizon_days: days } = await writer
        .selectFrom("desks")
        .select("horizon_days")
        .executeTakeFirstOrThrow();
      await writer
        .updateTable("desks")
        .set({ horizon_days: days + 1 })
        .execute();
    }),
  );
  await Promise.all(counting);
  const desk = await database.read
    .selectFrom("desks")
    .select("horizon_days")
    .executeTakeFirstOrThrow();
  expect(desk.horizon_days).toBe(sampleDesk.policies.horizonDays + 20);
});

/** Does something to a database and closes it; answers where it is. */
async function usePlace(
  url: string,
  work: (database: Awaited<ReturnType<typeof openUnmigrated>>) => Promise<unknown>,
): Promise<string> {
  await using database = await openUnmigrated(url);
  await work(database);
  return database.place;
}
