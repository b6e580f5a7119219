import { sql } from "kysely";
import { expect, test } from "vitest";
import { openUnmigrated } from "../open-database.ts";
import { freshDatabaseUrl } from "../testing/fresh-database.ts";
import { migrations } from "./index.ts";
import { migrate } from "./migrate.ts";

test("what an older program had in its outbox is kept: told is sent, failed is failed, and what waits goes on waiting", async () => {
  await using database = await openUnmigrated(await freshDatabaseUrl({ empty: true }));
  await migrate(database, migrations.slice(0, 5));
  await database.write(async (writer) => {
    await sql`insert into desks (id, trade, name, zone, country, currency, languages, greeting, voice, numbers,
      slot_interval_minutes, minimum_notice_minutes, horizon_days, hold_minutes, longest_call_minutes)
      values ('d', 'salon', 'D', 'UTC', 'GB', 'GBP', '["en"]', 'Hi', 'slt', '[]', 15, 0, 60, 5, 15)`.execute(
      writer,
    );
    for (const status of ["waiting", "done", "failed"])
      await sql`insert into outbox (id, desk_id, key, kind, payload, due_at_ms, attempts, status, created_at_ms)
        values (${status}, 'd', ${status}, 'callback', '{"a":1}', 1700000000000, 2, ${status}, 1600000000000)`.execute(
        writer,
      );
  });
  await migrate(database);
  const rows = await database.read.selectFrom("outbox").selectAll().orderBy("id").execute();
  expect(rows.map((row) => [row.id, row.status, row.settled_at_ms])).toEqual([
    ["done", "sent", 1_700_000_000_000],
    ["failed", "failed", 1_700_000_000_000],
    ["waiting", "waiting", null],
  ]);
  expect(rows[2]).toMatchObject({
    key: "waiting",
    kind: "callback",
    channel: "message",
    payload: '{"a":1}',
    due_at_ms: 1_700_000_000_000,
    attempts: 2,
    created_at_ms: 1_600_000_000_000,
  });
});
