import { expect, test } from "vitest";
import { releaseLapsedHolds } from "../../src/store/book/visits.ts";
import { systemClock } from "../../src/base/clock.ts";
import { seedDesk } from "../../src/store/business/seed-desk.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { CarelessWriter } from "../../src/store/testing/careless-writer.ts";
import { freshDatabase, freshDatabaseUrl } from "../../src/store/testing/fresh-database.ts";
import { sampleDesk } from "../../src/store/testing/sample-desk.ts";
import { faultsIn } from "./storm/check-book.ts";
import { runStorm } from "./storm/run-storm.ts";

/* `npm run bench -- storm` does the same with 10,000 operations. */
test("after 2,000 bookings, moves, cancellations and blocks by 16 writers in 4 processes, with kills, nothing overlaps and nothing is lost", async () => {
  const url = await freshDatabaseUrl();
  await using database = await openDatabase(url);
  await seedDesk(database, sampleDesk);
  const storm = await runStorm({
    url,
    processes: 4,
    writersEach: 4,
    operations: 2000,
    kills: 8,
    seed: 1,
  });
  expect(await faultsIn(database.read, storm.told)).toEqual([]);
  expect(storm.kills).toBe(8);
  const counts = Object.groupBy(storm.told, (one) => one.did);
  for (const did of ["booked", "moved", "cancelled", "blocked", "unblocked", "refused"] as const)
    expect([did, (counts[did]?.length ?? 0) > 20]).toEqual([did, true]);
  // The holds of callers who hung up and of processes that died are free once they lapse.
  const held = () =>
    database.read.selectFrom("visits").select("id").where("status", "=", "held").execute();
  expect((await held()).length).toBeGreaterThan(0);
  const lapsedMs = systemClock.nowMs() + sampleDesk.policies.holdMinutes * 60_000;
  await database.write((writer) => releaseLapsedHolds(writer, lapsedMs));
  expect(await held()).toEqual([]);
  const idle = await database.read
    .selectFrom("segments")
    .innerJoin("visits", "visits.id", "segments.visit_id")
    .select("segments.id")
    .where("active", "=", 1)
    .where("status", "<>", "booked")
    .execute();
  expect(idle).toEqual([]);
}, 120_000);

test("the check of the book sees an overlap, a customer in two places and a commit that was lost", async () => {
  await using database = await freshDatabase();
  await seedDesk(database, sampleDesk);
  const careless = new CarelessWriter(database);
  await careless.customer("anita");
  const what = { customer: "anita", stylist: "priya", overlapAllowed: true };
  await careless.visit("one", [100, 200], what);
  await careless.visit("two", [150, 250], what);
  const faults = await faultsIn(database.read, [{ did: "booked", id: "three", startMs: 5 }]);
  expect(faults.toSorted()).toEqual([
    "It was told that three was booked, and the database doesn't know.",
    "The customer anita has one and two at once.",
    "The stylist glamdesk/priya has one and two at once.",
    "one is booked unlike what was done to it.",
    "two is booked unlike what was done to it.",
  ]);
});
