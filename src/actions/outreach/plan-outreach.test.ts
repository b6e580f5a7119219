import { expect, test } from "vitest";
import { toLocal } from "../../domain/scheduling/local-time.ts";
import { markReminded } from "../../store/outbox/mark-reminded.ts";
import { saveOutreach } from "../../store/outbox/outreach.ts";
import { commitCancellation } from "../booking/commit-cancellation.ts";
import { commitMove } from "../booking/commit-move.ts";
import { checkSlot } from "../slots/check-slot.ts";
import { proposeAbout } from "../booking/propose-about.ts";
import { proposeMove } from "../booking/propose-move.ts";
import { openSalon, type Salon } from "../testing/open-salon.ts";

/** Each row as "kind, when it is due, what became of it". */
async function planned(salon: Salon): Promise<readonly string[]> {
  const rows = await salon.database.read
    .selectFrom("outbox")
    .select(["kind", "due_at_ms", "status", "reason"])
    .orderBy("due_at_ms")
    .orderBy("kind")
    .execute();
  return rows.map(({ kind, due_at_ms: dueAtMs, status, reason }) =>
    [kind, toLocal(dueAtMs, salon.zone), reason ?? status].join(" "),
  );
}

async function move(salon: Salon, appointmentId: string, to: string): Promise<void> {
  const slot = await checkSlot(salon.owner, {
    serviceIds: [`${salon.deskId}/haircut`],
    stylistId: `${salon.deskId}/priya`,
    startMs: salon.at(to),
  });
  if (!slot.ok) throw new Error(slot.reason);
  const proposed = await proposeMove(salon.owner, { appointmentId, slot: slot.slot.token });
  if (!proposed.ok) throw new Error(proposed.reason);
  const moved = await commitMove(salon.owner, { proposal: proposed.proposal });
  if (!moved.ok) throw new Error(moved.reason);
}

async function cancel(salon: Salon, appointmentId: string): Promise<void> {
  const proposed = await proposeAbout(salon.owner, "cancel", { appointmentId });
  if (!proposed.ok) throw new Error(proposed.reason);
  const cancelled = await commitCancellation(salon.owner, { proposal: proposed.proposal });
  if (!cancelled.ok) throw new Error(cancelled.reason);
}

test("a booking is confirmed, reminded of twice and asked about", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-26T15:00");
  expect(await planned(salon)).toEqual([
    "booking-confirmation 2026-11-23T09:00 waiting",
    "reminder-message 2026-11-25T15:00 waiting",
    "reminder-call 2026-11-26T14:00 waiting",
    "follow-up-message 2026-11-26T17:45 waiting",
  ]);
});

test("a moved appointment takes its reminders along, and one that is moved back gets them back", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-26T15:00");
  await move(salon, id, "2026-11-27T16:00");
  expect(await planned(salon)).toEqual([
    "booking-confirmation 2026-11-23T09:00 moved",
    "move-confirmation 2026-11-23T09:00 waiting",
    "reminder-message 2026-11-25T15:00 moved",
    "reminder-call 2026-11-26T14:00 moved",
    "reminder-message 2026-11-26T16:00 waiting",
    "reminder-call 2026-11-27T15:00 waiting",
    "follow-up-message 2026-11-27T18:45 waiting",
  ]);
  await move(salon, id, "2026-11-26T15:00");
  const waiting = (await planned(salon)).filter((row) => row.endsWith("waiting"));
  expect(waiting).toEqual([
    "move-confirmation 2026-11-23T09:00 waiting",
    "reminder-message 2026-11-25T15:00 waiting",
    "reminder-call 2026-11-26T14:00 waiting",
    "follow-up-message 2026-11-26T17:45 waiting",
  ]);
});

test("of a cancelled appointment nothing but the cancellation is told", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-26T15:00");
  await cancel(salon, id);
  const waiting = (await planned(salon)).filter((row) => row.endsWith("waiting"));
  expect(waiting).toEqual(["cancellation-confirmation 2026-11-23T09:00 waiting"]);
});

test("who was reminded of a time is not reminded of it again, whatever happens to the appointment", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-26T15:00");
  const visit = { deskId: salon.deskId, visitId: id, startMs: salon.at("2026-11-26T15:00") };
  await salon.database.write((writer) => markReminded(writer, { ...visit, nowMs: 0 }));
  await move(salon, id, "2026-11-27T16:00");
  await move(salon, id, "2026-11-26T15:00");
  const waiting = (await planned(salon)).filter((row) => row.endsWith("waiting"));
  expect(waiting).toEqual([
    "move-confirmation 2026-11-23T09:00 waiting",
    "follow-up-message 2026-11-26T17:45 waiting",
  ]);
});

test("what the owner turned off is not planned, and a follow-up may be a call", async () => {
  await using salon = await openSalon();
  await salon.database.write((writer) =>
    saveOutreach(writer, salon.deskId, {
      confirmations: false,
      messageReminderHoursBefore: null,
      callReminderMinutesBefore: 90,
      followUpBy: "call",
    }),
  );
  await salon.book("2026-11-26T15:00");
  expect(await planned(salon)).toEqual([
    "reminder-call 2026-11-26T13:30 waiting",
    "follow-up-call 2026-11-26T17:45 waiting",
  ]);
});
