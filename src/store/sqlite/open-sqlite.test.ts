import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { seedDesk } from "../business/seed-desk.ts";
import { DatabaseUnusable } from "../database-unusable.ts";
import { migrations } from "../migrations/index.ts";
import { migrate } from "../migrations/migrate.ts";
import { openDatabase, openUnmigrated } from "../open-database.ts";
import { sampleDesk } from "../testing/sample-desk.ts";

const folder = mkdtempSync(join(tmpdir(), "frontdesk-store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("makes the file and its folder, and is safe to run again", async () => {
  const path = join(folder, "new/deep/frontdesk.db");
  {
    await using database = await openDatabase(path);
    await seedDesk(database, sampleDesk);
  }
  await using database = await openDatabase(`sqlite:${path}`);
  expect(await migrate(database)).toEqual({ taken: [] });
  expect(await database.read.selectFrom("desks").select("id").execute()).toEqual([
    { id: "glamdesk" },
  ]);
});

test("switches on write-ahead logging and foreign keys", async () => {
  await using database = await openDatabase(join(folder, "modes.db"));
  const mode = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(database.read);
  expect(mode.rows[0]?.journal_mode).toBe("wal");
  const orphan = database.write((writer) =>
    writer
      .insertInto("stylist_services")
      .values({ stylist_id: "nobody", service_id: "nothing" })
      .execute(),
  );
  await expect(orphan).rejects.toThrow("FOREIGN KEY");
});

test("moves a file made by the first version up, with what is in it", async () => {
  const path = join(folder, "first-version.db");
  {
    await using old = await openUnmigrated(path);
    await migrate(old, migrations.slice(0, 1));
    await old.write(async (writer) => {
      for (const statement of firstSalon) await sql.raw(statement).execute(writer);
    });
    const columns = await sql<{ name: string }>`pragma table_info (calls)`.execute(old.read);
    expect(columns.rows.map((row) => row.name)).not.toContain("forgotten_at_ms");
  }
  await using database = await openDatabase(path);
  const calls = await database.read.selectFrom("calls").selectAll().execute();
  expect(calls).toEqual([
    {
      id: "call_1",
      desk_id: "glamdesk",
      channel: "phone",
      caller_number: null,
      started_at_ms: 5,
      ended_at_ms: null,
      outcome: null,
      forgotten_at_ms: null,
      held_by: null,
    },
  ]);
  const services = await database.read.selectFrom("services").select("id").execute();
  expect(services).toEqual([{ id: "glamdesk/haircut" }]);
});

test("numbers its migrations from 1 without gaps", () => {
  expect(migrations.map((step) => step.number)).toEqual(migrations.map((_, index) => index + 1));
});

test("says what to do about a file that is no database", async () => {
  const path = join(folder, "letter.db");
  writeFileSync(path, "Dear salon, I would like to book a haircut.\n".repeat(100));
  const failure = await openDatabase(path).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DatabaseUnusable);
  expect(String(failure)).toContain("is not a Frontdesk database");
});

test("says what to do when the place for the file is no folder", async () => {
  const path = join(folder, "letter.db", "frontdesk.db");
  const failure = await openDatabase(path).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DatabaseUnusable);
  expect(String(failure)).toContain("can't be written");
});

test.skipIf(process.getuid?.() === 0)(
  "says what to do when the folder may not be written (not shown to root, who may)",
  async () => {
    const locked = mkdtempSync(join(folder, "locked-"));
    chmodSync(locked, 0o500);
    const failure = await openDatabase(join(locked, "frontdesk.db")).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(DatabaseUnusable);
    expect(String(failure)).toContain("can't be written");
  },
);

/** A salon as the first version wrote it. */
const firstSalon = [
  `insert into desks (id, trade, name, zone, country, currency, languages, greeting, voice, numbers,
    slot_interval_minutes, minimum_notice_minutes, horizon_days, hold_minutes, longest_call_minutes)
    values ('glamdesk', 'salon', 'GlamDesk', 'Asia/Kolkata', 'IN', 'INR', '["en-IN"]', 'Hello!', 'slt', '[]', 15, 30, 60, 5, 15)`,
  `insert into services (id, desk_id, name, aliases, price_minor, buffer_before_minutes, buffer_after_minutes, position, offered)
    values ('glamdesk/haircut', 'glamdesk', 'haircut', '[]', 40000, 0, 0, 0, 1)`,
  `insert into calls (id, desk_id, channel, started_at_ms) values ('call_1', 'glamdesk', 'phone', 5)`,
];
