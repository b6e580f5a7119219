import { expect, test } from "vitest";
import { commitBooking } from "./commit-booking.ts";
import { proposeBooking } from "./propose-booking.ts";
import { proposeMove } from "./propose-move.ts";
import { writeSlotToken } from "./slot-token.ts";
import { ANITA, openSalon, type Salon } from "./testing/open-salon.ts";

function slotAt(salon: Salon, local: string, stylist: string): string {
  return writeSlotToken({
    serviceIds: ["glamdesk/haircut"],
    stylistId: `glamdesk/${stylist}`,
    startMs: salon.at(local),
  });
}

const anita = { customerName: "Anita", phone: ANITA };

test("somebody who has an appointment hears so before a second one at that time is read back", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00");
  const caller = salon.caller(ANITA);
  const during = slotAt(salon, "2026-11-24T15:30", "kavitha");
  expect(await proposeBooking(caller, { slot: during, ...anita })).toEqual({
    ok: false,
    reason: "customer-busy",
    alternatives: [],
  });
  const child = await proposeBooking(caller, { slot: during, ...anita, customerName: "Meera" });
  expect(child.ok).toBe(true);
  const after = slotAt(salon, "2026-11-24T15:45", "kavitha");
  expect((await proposeBooking(caller, { slot: after, ...anita })).ok).toBe(true);
});

test("a number that was only spoken is not looked up before the commit, which still books nobody twice at once", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00");
  const stranger = salon.caller();
  const slot = slotAt(salon, "2026-11-24T15:30", "kavitha");
  const proposed = await proposeBooking(stranger, { slot, ...anita });
  if (!proposed.ok) throw new Error(proposed.reason);
  const booked = await commitBooking(stranger, { proposal: proposed.proposal });
  expect(booked).toMatchObject({ ok: false, reason: "customer-busy" });
  expect((await proposeBooking(stranger, { slot, ...anita })).ok).toBe(true);
});

test("an appointment can't be moved onto another of the same customer, and can be moved onto itself", async () => {
  await using salon = await openSalon();
  const appointmentId = await salon.book("2026-11-24T15:00");
  await salon.book("2026-11-24T17:00");
  const move = (local: string, stylist: string) =>
    proposeMove(salon.caller(ANITA), { appointmentId, slot: slotAt(salon, local, stylist) });
  expect(await move("2026-11-24T17:15", "kavitha")).toMatchObject({ reason: "customer-busy" });
  expect((await move("2026-11-24T15:15", "kavitha")).ok).toBe(true);
});
