import { expect, test } from "vitest";
import type { ActionContext } from "../action-context.ts";
import { checkSlot } from "../slots/check-slot.ts";
import { commitCancellation } from "./commit-cancellation.ts";
import { commitMove } from "./commit-move.ts";
import { commitProposal } from "./commit-proposal.ts";
import { listAppointments } from "./list-appointments.ts";
import { lookupAppointments } from "./lookup-appointments.ts";
import { proposeAbout } from "./propose-about.ts";
import { proposeMove } from "./propose-move.ts";
import { releaseCallHolds } from "./release-holds.ts";
import { writeSlotToken } from "../slots/slot-token.ts";
import { ANITA, openSalon, type Salon } from "../testing/open-salon.ts";

const RAVI = "+919840999999";

function slotAt(salon: Salon, local: string, stylist = "priya"): string {
  return writeSlotToken({
    serviceIds: ["glamdesk/haircut"],
    stylistId: `glamdesk/${stylist}`,
    startMs: salon.at(local),
  });
}

async function isFree(salon: Salon, local: string): Promise<boolean> {
  const wish = {
    serviceIds: ["glamdesk/haircut"],
    stylistId: "glamdesk/priya",
    startMs: salon.at(local),
  };
  return (await checkSlot(salon.owner, wish)).ok;
}

async function move(context: ActionContext, appointmentId: string, slot: string): Promise<string> {
  const proposed = await proposeMove(context, { appointmentId, slot });
  if (!proposed.ok) throw new Error(proposed.reason);
  return proposed.proposal;
}

test("a move keeps the old time until the new one is committed, and both until then", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  const caller = salon.caller(ANITA);
  const proposal = await move(caller, id, slotAt(salon, "2026-11-24T17:00"));
  expect(await isFree(salon, "2026-11-24T15:00")).toBe(false);
  expect(await isFree(salon, "2026-11-24T17:00")).toBe(false);
  expect(await commitMove(caller, { proposal })).toMatchObject({ ok: true, appointmentId: id });
  expect(await commitMove(caller, { proposal })).toMatchObject({ ok: true, appointmentId: id });
  expect(await isFree(salon, "2026-11-24T15:00")).toBe(true);
  expect(await isFree(salon, "2026-11-24T17:00")).toBe(false);
  expect(await listAppointments(salon.owner)).toMatchObject([
    { id, start: "2026-11-24T17:00:00+05:30", end: "2026-11-24T17:45:00+05:30" },
  ]);
});

test("an appointment can move by a quarter of an hour onto its own time", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  const caller = salon.caller(ANITA);
  const proposal = await move(caller, id, slotAt(salon, "2026-11-24T15:15"));
  expect(await isFree(salon, "2026-11-24T15:45")).toBe(false);
  expect((await commitProposal(caller, { proposal })).ok).toBe(true);
  expect(await isFree(salon, "2026-11-24T14:30")).toBe(true);
  expect(await isFree(salon, "2026-11-24T16:00")).toBe(true);
});

test("a move that isn't said yes to leaves the appointment where it was", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  const caller = salon.caller(ANITA);
  await move(caller, id, slotAt(salon, "2026-11-24T17:00"));
  await releaseCallHolds(caller);
  expect(await isFree(salon, "2026-11-24T17:00")).toBe(true);
  expect(await listAppointments(salon.owner)).toMatchObject([
    { id, start: "2026-11-24T15:00:00+05:30" },
  ]);
});

test("a move to a slot that was lost meanwhile keeps the old time and offers what is near", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  const caller = salon.caller(ANITA);
  const proposal = await move(caller, id, slotAt(salon, "2026-11-24T17:00"));
  await salon.clock.advance(6 * 60_000);
  await salon.book("2026-11-24T17:00", { name: "Ravi", phone: RAVI });
  const refused = await commitMove(caller, { proposal });
  expect(refused).toMatchObject({ ok: false, reason: "slot-taken" });
  expect(refused.ok ? [] : refused.alternatives).toHaveLength(3);
  expect(await listAppointments(salon.owner)).toMatchObject([
    { id, start: "2026-11-24T15:00:00+05:30" },
    { customer: { name: "Ravi" } },
  ]);
});

test("a move is to a slot for the same services", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  const slot = writeSlotToken({
    serviceIds: ["glamdesk/hair-colour"],
    stylistId: "glamdesk/priya",
    startMs: salon.at("2026-11-24T16:00"),
  });
  const refused = await proposeMove(salon.caller(ANITA), { appointmentId: id, slot });
  expect(refused).toMatchObject({ ok: false, reason: "unknown-slot" });
});

test("a move to another stylist frees the first", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  const caller = salon.caller(ANITA);
  const proposal = await move(caller, id, slotAt(salon, "2026-11-24T15:00", "kavitha"));
  expect((await commitMove(caller, { proposal })).ok).toBe(true);
  expect(await isFree(salon, "2026-11-24T15:00")).toBe(true);
  expect(await listAppointments(salon.owner)).toMatchObject([{ stylist: "Kavitha" }]);
});

test("a cancelled appointment frees its time and stays in the list as cancelled", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  const caller = salon.caller(ANITA);
  const proposed = await proposeAbout(caller, "cancel", { appointmentId: id });
  if (!proposed.ok) throw new Error(proposed.reason);
  expect(await isFree(salon, "2026-11-24T15:00")).toBe(false);
  const { proposal } = proposed;
  const answers = [
    await commitCancellation(caller, { proposal }),
    await commitCancellation(caller, { proposal }),
  ];
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).toMatchObject({ ok: true, appointmentId: id });
  expect(await isFree(salon, "2026-11-24T15:00")).toBe(true);
  expect(await listAppointments(salon.owner, { status: "cancelled" })).toMatchObject([{ id }]);
  expect(await listAppointments(salon.owner, { status: "booked" })).toEqual([]);
  const outbox = await salon.database.read
    .selectFrom("outbox")
    .select("key")
    .where("status", "=", "waiting")
    .execute();
  expect(outbox.map((row) => row.key)).toEqual([`cancelled:${proposal}`]);
});

test("what was read back is what is cancelled: an appointment that moved meanwhile stays", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  const [one, other] = [salon.caller(ANITA), salon.caller(ANITA)];
  const cancelling = await proposeAbout(one, "cancel", { appointmentId: id });
  if (!cancelling.ok) throw new Error(cancelling.reason);
  const moving = await move(other, id, slotAt(salon, "2026-11-24T17:00"));
  await commitMove(other, { proposal: moving });
  const refused = await commitCancellation(one, { proposal: cancelling.proposal });
  expect(refused).toMatchObject({ ok: false, reason: "changed" });
  expect(await listAppointments(salon.owner, { status: "booked" })).toHaveLength(1);
});

test("a caller sees and changes only the appointments at their number or made in their call", async () => {
  await using salon = await openSalon();
  const hers = await salon.book("2026-11-24T15:00");
  const stranger = salon.caller(RAVI);
  const none = { ok: false, reason: "none-found" };
  expect(await lookupAppointments(stranger)).toEqual(none);
  expect(await lookupAppointments(stranger, { phone: ANITA })).toEqual(none);
  expect(await lookupAppointments(stranger, { phone: "+919000000000" })).toEqual(none);
  expect(await proposeAbout(stranger, "cancel", { appointmentId: hers })).toMatchObject(none);
  expect(
    await proposeMove(stranger, { appointmentId: hers, slot: slotAt(salon, "2026-11-24T17:00") }),
  ).toMatchObject(none);

  const own = await salon.book("2026-11-25T15:00", { as: stranger, phone: "+919111111111" });
  expect(await lookupAppointments(stranger)).toMatchObject({
    ok: true,
    appointments: [{ id: own }],
  });
  expect(await lookupAppointments(salon.caller())).toEqual(none);
  expect(await lookupAppointments(salon.caller(ANITA))).toMatchObject({
    ok: true,
    appointments: [{ id: hers }],
  });
  expect(await lookupAppointments(salon.owner)).toMatchObject({
    ok: true,
    appointments: [{ id: hers }, { id: own }],
  });
});

test("an appointment that is over is not looked up any more", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-23T10:00");
  await salon.clock.advance(2 * 3_600_000);
  expect((await lookupAppointments(salon.caller(ANITA))).ok).toBe(false);
  expect(await listAppointments(salon.owner)).toHaveLength(1);
});

test.each([
  [["Anita", "Anita Kumar", "anita"], ["Anita Kumar"]],
  [["Anita Kumar", "Anita"], ["Anita Kumar"]],
  [
    ["Anita", "Ravi"],
    ["Anita", "Ravi"],
  ],
  [
    ["Anita Kumar", "Anita Rao", "Anita"],
    ["Anita", "Anita Kumar", "Anita Rao"],
  ],
])("one number that books as %j is kept as %j", async (names, kept) => {
  await using salon = await openSalon();
  for (const [index, name] of names.entries())
    await salon.book(`2026-11-24T1${5 + index}:00`, { name });
  const customers = await salon.database.read.selectFrom("customers").select("name").execute();
  expect(customers.map((customer) => customer.name).toSorted()).toEqual(kept);
});
