import { expect, test } from "vitest";
import { listAppointments } from "../../src/actions/booking/list-appointments.ts";
import { proposeBooking } from "../../src/actions/booking/propose-booking.ts";
import { findSlots } from "../../src/actions/slots/find-slots.ts";
import type { ActionContext } from "../../src/actions/action-context.ts";
import { systemClock } from "../../src/base/clock.ts";
import { seedDesk } from "../../src/store/business/seed-desk.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { freshDatabaseUrl } from "../../src/store/testing/fresh-database.ts";
import { sampleDesk } from "../../src/store/testing/sample-desk.ts";
import { startRacer } from "./racer.ts";

const DAY_MS = 86_400_000;

/** A salon on the machine's own clock, because other processes share it. */
async function openShared() {
  const url = await freshDatabaseUrl();
  const database = await openDatabase(url);
  await seedDesk(database, sampleDesk);
  const owner: ActionContext = {
    database,
    clock: systemClock,
    deskId: "glamdesk",
    actor: { kind: "owner", channel: "cli" },
  };
  const fromMs = systemClock.nowMs() + 2 * DAY_MS;
  const found = await findSlots(owner, {
    serviceIds: ["glamdesk/haircut"],
    fromMs,
    untilMs: fromMs + 7 * DAY_MS,
  });
  if (!found.ok) throw new Error(found.reason);
  // Not the first of a day, so that there is something nearer than another day on both sides.
  const slot = found.slots[10]?.token ?? "";
  return { url, database, owner, slot };
}

test("of 200 callers who want one slot at once from 8 processes one gets it, and the others hear what is near", async () => {
  const salon = await openShared();
  await using database = salon.database;
  const racers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      startRacer("book-slot.ts", [salon.url, salon.slot, "25", String(index * 25)]),
    ),
  );
  const answers = (await Promise.all(racers.map((racer) => racer.go()))).flat();
  expect(answers).toHaveLength(200);
  const winners = answers.filter((answer) => "booked" in Object(answer));
  const losers = answers.filter((answer) => !("booked" in Object(answer)));
  expect(winners).toHaveLength(1);
  expect(new Set(losers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ reason: "slot-taken", alternatives: 3 })]),
  );
  expect(await listAppointments(salon.owner)).toMatchObject([{ status: "booked" }]);
  expect(await database.read.selectFrom("customers").select("id").execute()).toHaveLength(1);
  const confirmations = database.read
    .selectFrom("outbox")
    .select("id")
    .where("kind", "=", "booking-confirmation");
  expect(await confirmations.execute()).toHaveLength(1);
}, 60_000);

test("a proposal that 4 processes commit at once is booked once, and all answer the same", async () => {
  const salon = await openShared();
  await using database = salon.database;
  const callId = "call_shared";
  const proposed = await proposeBooking(
    { ...salon.owner, actor: { kind: "caller", channel: "phone", callId } },
    { slot: salon.slot, customerName: "Anita", phone: "+919840123456" },
  );
  if (!proposed.ok) throw new Error(proposed.reason);
  const racers = await Promise.all(
    Array.from({ length: 4 }, () =>
      startRacer("commit-proposal.ts", [salon.url, callId, proposed.proposal]),
    ),
  );
  const answers = (await Promise.all(racers.map((racer) => racer.go()))).flat();
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ ok: true, kind: "book" });
  expect(await listAppointments(salon.owner)).toHaveLength(1);
  const confirmations = database.read
    .selectFrom("outbox")
    .select("id")
    .where("kind", "=", "booking-confirmation");
  expect(await confirmations.execute()).toHaveLength(1);
}, 60_000);

test("a process that is killed while it writes leaves no lock and nothing half written", async () => {
  const salon = await openShared();
  await using database = salon.database;
  const writer = await startRacer("hold-write-lock.ts", [salon.url]);
  const waiting = proposeBooking(
    { ...salon.owner, actor: { kind: "caller", channel: "phone", callId: "call_waiting" } },
    { slot: salon.slot, customerName: "Anita", phone: "+919840123456" },
  );
  // While the other process has the lock, reading goes on.
  expect(await listAppointments(salon.owner)).toEqual([]);
  await writer.kill();
  expect((await waiting).ok).toBe(true);
  const desk = await database.read.selectFrom("desks").select("greeting").executeTakeFirstOrThrow();
  expect(desk.greeting).toBe(sampleDesk.greeting);
}, 60_000);

test("processes that start together on one new database make its tables once", async () => {
  const url = await freshDatabaseUrl({ empty: true });
  const racers = await Promise.all(
    Array.from({ length: 4 }, () => startRacer("book-slot.ts", [url, "slot_none", "0", "0"])),
  );
  await Promise.all(racers.map((racer) => racer.go()));
  await using database = await openDatabase(url);
  expect(await database.read.selectFrom("desks").select("id").execute()).toEqual([]);
}, 60_000);
