import { expect, test } from "vitest";
import { toLocal } from "../../domain/scheduling/local-time.ts";
import type { ActionContext } from "../action-context.ts";
import { checkSlot } from "../slots/check-slot.ts";
import { commitBooking } from "./commit-booking.ts";
import { commitMove } from "./commit-move.ts";
import { findSlots } from "../slots/find-slots.ts";
import { listAppointments } from "./list-appointments.ts";
import { proposeBooking } from "./propose-booking.ts";
import { releaseCallHolds, releaseProposal } from "./release-holds.ts";
import { writeSlotToken } from "../slots/slot-token.ts";
import { ANITA, openSalon, type Salon } from "../testing/open-salon.ts";

const HAIRCUT = ["glamdesk/haircut"];

function slotAt(salon: Salon, local: string, stylist = "priya", service = "haircut"): string {
  return writeSlotToken({
    serviceIds: [`glamdesk/${service}`],
    stylistId: `glamdesk/${stylist}`,
    startMs: salon.at(local),
  });
}

async function propose(context: ActionContext, slot: string): Promise<string> {
  const proposed = await proposeBooking(context, { slot, customerName: "Anita", phone: ANITA });
  if (!proposed.ok) throw new Error(proposed.reason);
  return proposed.proposal;
}

function shown(salon: Salon, offers: readonly { startMs: number; stylist: { name: string } }[]) {
  return offers.map((one) => `${toLocal(one.startMs, salon.zone).slice(5)} ${one.stylist.name}`);
}

test("a slot that was offered, proposed and committed is in the book, and nothing is before that", async () => {
  await using salon = await openSalon();
  const caller = salon.caller(ANITA);
  const found = await findSlots(caller, {
    serviceIds: HAIRCUT,
    stylistId: "glamdesk/priya",
    fromMs: salon.at("2026-11-24T15:00"),
    untilMs: salon.at("2026-11-24T15:15"),
  });
  if (!found.ok) throw new Error(found.reason);
  expect(shown(salon, found.slots)).toEqual(["11-24T15:00 Priya"]);
  const proposal = await propose(caller, found.slots[0]?.token ?? "");
  expect(await listAppointments(salon.owner)).toEqual([]);
  const booked = await commitBooking(caller, { proposal });
  expect(booked.ok).toBe(true);
  expect(await listAppointments(salon.owner, { from: "2026-11-24", to: "2026-11-24" })).toEqual([
    {
      id: booked.ok ? booked.appointmentId : "",
      customer: { name: "Anita", phone: ANITA },
      services: ["haircut"],
      stylist: "Priya",
      stylists: ["Priya"],
      start: "2026-11-24T15:00:00+05:30",
      end: "2026-11-24T15:45:00+05:30",
      status: "booked",
      confirmed: false,
    },
  ]);
  expect(await listAppointments(salon.owner, { from: "2026-11-25" })).toEqual([]);
});

test("the confirmation waits in the outbox from the moment of the booking", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  const rows = await salon.database.read
    .selectFrom("outbox")
    .selectAll()
    .where("kind", "=", "booking-confirmation")
    .execute();
  expect(rows.map((row) => [row.key, row.visit_id, row.payload, row.status])).toEqual([
    [`booked:${id}`, id, JSON.stringify({ by: "owner" }), "waiting"],
  ]);
});

test("the same proposal books once and answers the same, also at the same moment", async () => {
  await using salon = await openSalon();
  const caller = salon.caller(ANITA);
  const proposal = await propose(caller, slotAt(salon, "2026-11-24T15:00"));
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => commitBooking(caller, { proposal })),
  );
  answers.push(await commitBooking(caller, { proposal }));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]?.ok).toBe(true);
  expect(await listAppointments(salon.owner)).toHaveLength(1);
  const confirmations = salon.database.read
    .selectFrom("outbox")
    .selectAll()
    .where("kind", "=", "booking-confirmation");
  expect(await confirmations.execute()).toHaveLength(1);
});

test("a held slot is taken for everybody else, who is offered the nearest", async () => {
  await using salon = await openSalon();
  await propose(salon.caller(ANITA), slotAt(salon, "2026-11-24T15:00"));
  const other = await proposeBooking(salon.caller(), {
    slot: slotAt(salon, "2026-11-24T15:00"),
    customerName: "Ravi",
    phone: "+919840999999",
  });
  if (other.ok) throw new Error("proposed twice");
  expect(other.reason).toBe("slot-taken");
  expect(shown(salon, other.alternatives)).toEqual([
    "11-24T14:15 Priya",
    "11-24T15:45 Priya",
    "11-24T15:00 Kavitha",
  ]);
});

test("a hold lapses after the desk's five minutes", async () => {
  await using salon = await openSalon();
  await propose(salon.caller(ANITA), slotAt(salon, "2026-11-24T15:00"));
  const wish = {
    serviceIds: HAIRCUT,
    stylistId: "glamdesk/priya",
    startMs: salon.at("2026-11-24T15:00"),
  };
  await salon.clock.advance(5 * 60_000 - 1);
  expect((await checkSlot(salon.owner, wish)).ok).toBe(false);
  await salon.clock.advance(1);
  expect((await checkSlot(salon.owner, wish)).ok).toBe(true);
  await propose(salon.caller(), slotAt(salon, "2026-11-24T15:00"));
});

test("a lapsed hold is still booked when nobody took the slot, and refused when somebody did", async () => {
  await using salon = await openSalon();
  const slow = salon.caller(ANITA);
  const first = await propose(slow, slotAt(salon, "2026-11-24T15:00"));
  await salon.clock.advance(6 * 60_000);
  expect((await commitBooking(slow, { proposal: first })).ok).toBe(true);

  const second = await propose(slow, slotAt(salon, "2026-11-24T17:00"));
  await salon.clock.advance(6 * 60_000);
  await salon.book("2026-11-24T17:15", { name: "Ravi", phone: "+919840999999" });
  const late = await commitBooking(slow, { proposal: second });
  if (late.ok) throw new Error("booked over somebody else");
  expect(late.reason).toBe("slot-taken");
  expect(shown(salon, late.alternatives)).toContain("11-24T17:00 Kavitha");
  expect(await listAppointments(salon.owner)).toHaveLength(2);
});

test("proposing again in the same call frees what it held before", async () => {
  await using salon = await openSalon();
  const caller = salon.caller(ANITA);
  const first = await propose(caller, slotAt(salon, "2026-11-24T15:00"));
  await propose(caller, slotAt(salon, "2026-11-24T16:00"));
  await propose(salon.caller(), slotAt(salon, "2026-11-24T15:00"));
  expect(await commitBooking(caller, { proposal: first })).toMatchObject({
    ok: false,
    reason: "released",
  });
});

test("a hold is given back when the call ends or the proposal is taken back, and a booking is not", async () => {
  await using salon = await openSalon();
  const caller = salon.caller(ANITA);
  const id = await salon.book("2026-11-24T11:00", { as: caller });
  await propose(caller, slotAt(salon, "2026-11-24T15:00"));
  await releaseCallHolds(caller);
  await propose(salon.caller(), slotAt(salon, "2026-11-24T15:00"));
  const proposal = await propose(caller, slotAt(salon, "2026-11-24T16:00"));
  await releaseProposal(salon.caller(), { proposal });
  expect((await checkSlot(salon.owner, wishAt(salon, "2026-11-24T16:00"))).ok).toBe(false);
  await releaseProposal(caller, { proposal });
  expect((await checkSlot(salon.owner, wishAt(salon, "2026-11-24T16:00"))).ok).toBe(true);
  expect((await listAppointments(salon.owner)).map((one) => one.id)).toEqual([id]);
});

function wishAt(salon: Salon, local: string) {
  return { serviceIds: HAIRCUT, stylistId: "glamdesk/priya", startMs: salon.at(local) };
}

test("nobody commits another call's proposal, nor one of another kind, nor one that isn't", async () => {
  await using salon = await openSalon();
  const caller = salon.caller(ANITA);
  const proposal = await propose(caller, slotAt(salon, "2026-11-24T15:00"));
  const refused = { ok: false, reason: "unknown-proposal", alternatives: [] };
  expect(await commitBooking(salon.caller(ANITA), { proposal })).toEqual(refused);
  expect(await commitMove(caller, { proposal })).toEqual(refused);
  expect(await commitBooking(caller, { proposal: "proposal_made_up" })).toEqual(refused);
});

test("the rules are looked at again when it is committed", async () => {
  await using salon = await openSalon();
  const caller = salon.caller(ANITA);
  const proposal = await propose(caller, slotAt(salon, "2026-11-24T15:00"));
  await salon.database.write((writer) =>
    writer
      .insertInto("closures")
      .values({
        id: "storm",
        desk_id: "glamdesk",
        from_date: "2026-11-24",
        to_date: "2026-11-24",
        reason: "storm",
      })
      .execute(),
  );
  const refused = await commitBooking(caller, { proposal });
  expect(refused).toMatchObject({ ok: false, reason: "closed" });
  expect(await listAppointments(salon.owner)).toEqual([]);
});

test("the time a caller takes to say yes doesn't count against the minimum notice", async () => {
  await using salon = await openSalon({ now: "2026-11-24T14:30" });
  const caller = salon.caller(ANITA);
  const proposal = await propose(caller, slotAt(salon, "2026-11-24T15:00"));
  await salon.clock.advance(60_000);
  expect((await commitBooking(caller, { proposal })).ok).toBe(true);
});

test("nothing is booked into the past", async () => {
  await using salon = await openSalon({ now: "2026-11-24T14:30" });
  const caller = salon.caller(ANITA);
  const proposal = await propose(caller, slotAt(salon, "2026-11-24T15:00"));
  await salon.clock.advance(31 * 60_000);
  expect(await commitBooking(caller, { proposal })).toMatchObject({ ok: false, reason: "past" });
});

test.each([
  ["2026-11-24T09:45", "priya", "haircut", "closed"],
  ["2026-11-24T19:30", "kavitha", "haircut", "closed"],
  ["2026-11-24T13:15", "priya", "haircut", "not-working"],
  ["2026-11-29T15:00", "priya", "haircut", "not-working"],
  ["2026-12-01T15:00", "priya", "haircut", "not-working"],
  ["2026-12-25T15:00", "priya", "haircut", "closed"],
  ["2026-11-24T15:00", "priya", "facial", "stylist-cannot"],
  ["2026-11-22T15:00", "priya", "haircut", "past"],
  ["2026-11-23T09:15", "priya", "haircut", "too-soon"],
  ["2027-03-01T15:00", "priya", "haircut", "too-far"],
  ["2026-11-24T15:05", "priya", "haircut", "off-grid"],
])("%s with %s for a %s is refused: %s", async (local, stylist, service, reason) => {
  await using salon = await openSalon();
  const slot = slotAt(salon, local, stylist, service);
  const answer = await proposeBooking(salon.caller(), {
    slot,
    customerName: "Anita",
    phone: ANITA,
  });
  expect(answer).toMatchObject({ ok: false, reason });
});

test("a token that nobody wrote is refused", async () => {
  await using salon = await openSalon();
  for (const slot of [
    "slot_",
    "slot_e30",
    "3 PM with Priya",
    slotAt(salon, "2026-11-24T15:00").slice(0, -4),
  ]) {
    const answer = await proposeBooking(salon.caller(), { slot, customerName: "A", phone: ANITA });
    expect(answer).toMatchObject({ ok: false, reason: "unknown-slot" });
  }
});

test("while a colour develops its stylist can cut somebody else's hair", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00", { service: "hair-colour" });
  // 45 minutes of work, 30 of waiting, 30 of finishing: a haircut of 45 doesn't fit the gap, the beard of Arjun's would.
  await expect(salon.book("2026-11-24T15:45")).rejects.toThrow("slot-taken");
  await salon.database.write((writer) =>
    writer
      .updateTable("service_phases")
      .set({ minutes: 30 })
      .where("service_id", "=", "glamdesk/haircut")
      .execute(),
  );
  await salon.book("2026-11-24T15:45", { name: "Ravi", phone: "+919840999999" });
  expect(await listAppointments(salon.owner)).toHaveLength(2);
});

test("anyone is whoever is booked least that day", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T11:00", { stylist: "priya" });
  await salon.book("2026-11-24T11:00", { stylist: "arjun", phone: "+919840999999" });
  const check = await checkSlot(salon.owner, {
    serviceIds: HAIRCUT,
    startMs: salon.at("2026-11-24T16:00"),
  });
  expect(check).toMatchObject({
    ok: true,
    slot: { stylist: { name: "Kavitha" }, because: "least-booked" },
  });
});
