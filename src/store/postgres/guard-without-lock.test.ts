import { Client } from "pg";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { seedDesk } from "../business/seed-desk.ts";
import { openDatabase } from "../open-database.ts";
import { CarelessWriter, saidTo } from "../testing/careless-writer.ts";
import { freshDatabaseUrl } from "../testing/fresh-database.ts";
import { sampleDesk } from "../testing/sample-desk.ts";

/* Other programs write to the database without taking the write lock; the guard holds for them too. */

async function openSample() {
  const url = await freshDatabaseUrl();
  const database = await openDatabase(url);
  await seedDesk(database, sampleDesk);
  const careless = new CarelessWriter(database);
  await careless.customer("anita");
  await careless.room("room-1");
  await careless.visit("taken", [100, 200], {
    customer: "anita",
    stylist: "priya",
    room: "room-1",
  });
  return { url, database, careless };
}

async function connect(url: string): Promise<Client & AsyncDisposable> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}

const insertVisit = (id: string) =>
  `insert into visits (id, desk_id, status, starts_at_ms, ends_at_ms, created_at_ms, held_until_ms)
    values ('${id}', 'glamdesk', 'held', 300, 400, 0, 1000)`;
const insertSegment = (visit: string) =>
  `insert into segments (id, visit_id, service_id, stylist_id, position, starts_at_ms, ends_at_ms, occupied_from_ms, occupied_until_ms, active)
    values ('${visit}-1', '${visit}', 'glamdesk/haircut', 'glamdesk/priya', 0, 300, 400, 300, 400, 1)`;
const timeOff = `insert into time_off (id, stylist_id, starts_at_ms, ends_at_ms) values ('away', 'glamdesk/priya', 350, 360)`;

test.each([
  ["stylist", { stylist: "priya" }, "slot-taken"],
  ["room", { room: "room-1" }, "slot-taken"],
  ["customer", { customer: "anita" }, "customer-busy"],
] as const)(
  "with every trigger switched off, the %s's constraint still refuses",
  async (...row) => {
    const [, what, answer] = row;
    const { database, careless } = await openSample();
    await using _ = database;
    for (const table of ["segments", "resource_uses", "visits"])
      await sql.raw(`alter table ${table} disable trigger user`).execute(database.read);
    expect(await saidTo(careless.visit("over", [150, 250], what))).toBe(answer);
    expect(await saidTo(careless.visit("after", [200, 250], what))).toBe("written");
  },
);

test.each([
  ["a visit and a visit", [insertVisit("b"), insertSegment("b")]],
  ["a visit and time off", [timeOff]],
])("%s that two programs write at once: the second waits, and is refused", async (_, second) => {
  const { url, database } = await openSample();
  await using _database = database;
  await using one = await connect(url);
  await using two = await connect(url);
  await one.query("begin");
  await one.query(insertVisit("a"));
  await one.query(insertSegment("a"));
  await two.query("begin");
  const refused = saidTo(
    (async () => {
      for (const statement of second) await two.query(statement);
    })(),
  );
  await waitsForLock(database.read);
  await one.query("commit");
  expect(await refused).toBe("slot-taken");
});

test("time off and a visit that two programs write at once: the second waits, and is refused", async () => {
  const { url, database } = await openSample();
  await using _database = database;
  await using one = await connect(url);
  await using two = await connect(url);
  await one.query("begin");
  await one.query(timeOff);
  await two.query("begin");
  await two.query(insertVisit("b"));
  const refused = saidTo(two.query(insertSegment("b")));
  await waitsForLock(database.read);
  await one.query("commit");
  expect(await refused).toBe("slot-taken");
});

/** Settles once a connection of this database waits for another. */
async function waitsForLock(reader: Parameters<ReturnType<typeof sql>["execute"]>[0]) {
  for (;;) {
    const { rows } = await sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      reader,
    );
    if (rows.length > 0) return;
  }
}
