import { beforeEach, expect, test } from "vitest";
import { seedDesk } from "../business/seed-desk.ts";
import type { Database } from "../database.ts";
import { freshDatabase } from "../testing/fresh-database.ts";
import { isSlotTaken } from "../slot-taken.ts";
import { sampleDesk } from "../testing/sample-desk.ts";

let database: Database;

beforeEach(async () => {
  database = await freshDatabase();
  await seedDesk(database, sampleDesk);
});

/** Writes a visit and one segment with no look at the rules, as the most careless code would. */
async function insert(
  id: string,
  fromMs: number,
  untilMs: number,
  options: { stylist?: string; status?: "held" | "released"; active?: number } = {},
): Promise<void> {
  const { stylist = "priya", status = "held", active = status === "held" ? 1 : 0 } = options;
  await database.write(async (writer) => {
    await writer
      .insertInto("visits")
      .values({
        id,
        desk_id: "glamdesk",
        customer_id: null,
        status,
        starts_at_ms: fromMs,
        ends_at_ms: untilMs,
        created_at_ms: 0,
        held_until_ms: 1000,
        call_id: null,
      })
      .execute();
    await writer
      .insertInto("segments")
      .values({
        id: `${id}-1`,
        visit_id: id,
        service_id: "glamdesk/haircut",
        stylist_id: `glamdesk/${stylist}`,
        position: 0,
        starts_at_ms: fromMs,
        ends_at_ms: untilMs,
        occupied_from_ms: fromMs,
        occupied_until_ms: untilMs,
        active,
      })
      .execute();
  });
}

async function setStatus(id: string, status: "held" | "released"): Promise<void> {
  await database.write((writer) =>
    writer.updateTable("visits").set({ status }).where("id", "=", id).execute(),
  );
}

async function goAway(id: string, fromMs: number, untilMs: number): Promise<void> {
  await database.write((writer) =>
    writer
      .insertInto("time_off")
      .values({
        id,
        stylist_id: "glamdesk/priya",
        starts_at_ms: fromMs,
        ends_at_ms: untilMs,
        reason: null,
      })
      .execute(),
  );
}

async function refusal(work: Promise<unknown>): Promise<boolean> {
  return await work.then(
    () => false,
    (error: unknown) => {
      if (!isSlotTaken(error)) throw error;
      return true;
    },
  );
}

test.each([
  ["the same stretch", 100, 200, true],
  ["one that begins inside", 150, 250, true],
  ["one that ends inside", 50, 101, true],
  ["one within", 120, 130, true],
  ["one around", 50, 250, true],
  ["one that begins as it ends", 200, 300, false],
  ["one that ends as it begins", 0, 100, false],
])("for a stylist occupied from 100 to 200, %s is refused: %#", async (_, from, until, refused) => {
  await insert("first", 100, 200);
  expect(await refusal(insert("second", from, until))).toBe(refused);
});

test("lets two stylists work at the same time", async () => {
  await insert("first", 100, 200);
  await insert("second", 100, 200, { stylist: "kavitha" });
  expect(await database.read.selectFrom("segments").selectAll().execute()).toHaveLength(2);
});

test("leaves nothing behind of a visit it refused", async () => {
  await insert("first", 100, 200);
  await refusal(insert("second", 100, 200));
  const visits = await database.read.selectFrom("visits").select("id").execute();
  expect(visits).toEqual([{ id: "first" }]);
});

test("refuses to stretch or move a segment onto another", async () => {
  await insert("first", 100, 200);
  await insert("second", 300, 400);
  const stretch = database.write((writer) =>
    writer
      .updateTable("segments")
      .set({ occupied_from_ms: 199 })
      .where("id", "=", "second-1")
      .execute(),
  );
  expect(await refusal(stretch)).toBe(true);
});

test("frees the time of a visit that is given back, and refuses to revive it once it is gone", async () => {
  await insert("first", 100, 200);
  await setStatus("first", "released");
  await insert("second", 100, 200);
  expect(await refusal(setStatus("first", "held"))).toBe(true);
  await setStatus("second", "released");
  expect(await refusal(setStatus("first", "held"))).toBe(false);
});

test("refuses a segment that claims to be active or idle against its visit", async () => {
  await expect(insert("idle", 100, 200, { active: 0 })).rejects.toThrow("out-of-step");
  await expect(insert("ghost", 100, 200, { status: "released", active: 1 })).rejects.toThrow(
    "out-of-step",
  );
});

test("keeps time off and visits apart, whichever comes second", async () => {
  await goAway("dentist", 100, 200);
  expect(await refusal(insert("during", 150, 250))).toBe(true);
  await insert("after", 200, 300);
  expect(await refusal(goAway("doctor", 250, 260))).toBe(true);
  await goAway("lunch", 300, 400);
});
