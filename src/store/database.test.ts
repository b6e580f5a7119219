import { expect, test } from "vitest";
import { seedDesk } from "./business/seed-desk.ts";
import type { Database } from "./database.ts";
import { freshDatabase } from "./testing/fresh-database.ts";
import { sampleDesk } from "./testing/sample-desk.ts";

/* How it is read and written, on SQLite and on PostgreSQL alike. */

test("writing or reading past the transaction fails at once, where it would wait for itself", async () => {
  await using database = await opened();
  const within = database.write(() => database.write((writer) => names(writer)));
  await expect(within).rejects.toThrow("use its transaction");
  await expect(database.write(() => names(database.read))).rejects.toThrow("use its transaction");
  expect(await names(database.read)).toEqual(["GlamDesk"]);
});

test("what a transaction set going may write when the transaction is over", async () => {
  await using database = await opened();
  const over = Promise.withResolvers<void>();
  const later = await database.write(async () => {
    await Promise.resolve();
    return { done: over.promise.then(() => rename(database, "Later")) };
  });
  over.resolve();
  await later.done;
  expect(await names(database.read)).toEqual(["Later"]);
});

test("another database may be written meanwhile", async () => {
  await using one = await opened();
  await using other = await opened();
  await one.write(() => rename(other, "Other"));
  expect(await names(other.read)).toEqual(["Other"]);
  expect(await names(one.read)).toEqual(["GlamDesk"]);
});

test("a long row of reads and writes lets timers in", async () => {
  await using database = await opened();
  const ticks = { outside: 0, inside: 0 };
  let where: keyof typeof ticks = "outside";
  const timer = setInterval(() => {
    ticks[where] += 1;
  }, 1);
  await readFor150Ms(database.read);
  where = "inside";
  await database.write(readFor150Ms);
  clearInterval(timer);
  expect(ticks.outside).toBeGreaterThan(3);
  expect(ticks.inside).toBeGreaterThan(3);
});

async function opened(): Promise<Database> {
  const database = await freshDatabase();
  await seedDesk(database, sampleDesk);
  return database;
}

async function rename(database: Database, name: string): Promise<void> {
  await database.write((writer) => writer.updateTable("desks").set({ name }).execute());
}

async function names(reader: Database["read"]): Promise<readonly string[]> {
  const desks = await reader.selectFrom("desks").select("name").execute();
  return desks.map((desk) => desk.name);
}

async function readFor150Ms(reader: Database["read"]): Promise<void> {
  const untilMs = performance.now() + 150;
  while (performance.now() < untilMs) await names(reader);
}
