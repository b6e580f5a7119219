import { expect, test } from "vitest";
import { commitMove } from "./commit-move.ts";
import { ownAppointments } from "./own-appointments.ts";
import { proposeBooking } from "./propose-booking.ts";
import { proposeMove } from "./propose-move.ts";
import { writeSlotToken } from "../slots/slot-token.ts";
import { ANITA, openSalon, type Salon } from "../testing/open-salon.ts";

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

test("whoever gives a name and a number that aren't shown to be theirs can't find out when that person is expected", async () => {
  await using salon = await openSalon();
  const own = await salon.book("2026-11-24T15:00", { name: "Anita Kumar" });
  const stranger = salon.caller();
  const during = { stylist: "kavitha", as: stranger } as const;
  // Booked, as it would be for anybody whom the desk doesn't know, ...
  const booked = await salon.book("2026-11-24T15:30", during);
  const another = await salon.book("2026-11-24T17:00", during);
  // ... and moved, also onto her own appointment.
  const move = async (appointmentId: string, slot: string) => {
    const proposed = await proposeMove(stranger, { appointmentId, slot });
    if (!proposed.ok) return proposed;
    return await commitMove(stranger, { proposal: proposed.proposal });
  };
  expect(await move(booked, slotAt(salon, "2026-11-24T12:00", "kavitha"))).toMatchObject({
    ok: true,
  });
  expect(await move(another, slotAt(salon, "2026-11-24T15:00", "kavitha"))).toMatchObject({
    ok: true,
  });
  // What they made in this call they know of.
  const onBoth = slotAt(salon, "2026-11-24T15:15", "kavitha");
  expect(await move(booked, onBoth)).toMatchObject({ ok: false });
  const again = { slot: slotAt(salon, "2026-11-24T15:30", "arjun"), ...anita };
  expect(await proposeBooking(stranger, again)).toMatchObject({ reason: "customer-busy" });
  // She sees all of it at her number, and is still the one who is meant there.
  const listed = await ownAppointments(salon.caller(ANITA), salon.database.read);
  expect(new Set(listed.map(({ id }) => id))).toEqual(new Set([own, booked, another]));
  const hers = await salon.book("2026-11-25T15:00", { as: salon.caller(ANITA) });
  const [first, last] = [own, hers].map((id) =>
    ownAppointments(salon.owner, salon.database.read, { ids: [id] }),
  );
  expect((await last)?.[0]?.customer.id).toBe((await first)?.[0]?.customer.id);
});

test("a number that was only spoken adds no second entry for a person who is free then", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00");
  await salon.book("2026-11-24T17:00", { as: salon.caller(), stylist: "kavitha" });
  const customers = await salon.database.read.selectFrom("customers").select("name").execute();
  expect(customers).toEqual([{ name: "Anita" }]);
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
