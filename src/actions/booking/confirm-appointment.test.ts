import { expect, test } from "vitest";
import type { Database } from "../../store/database.ts";
import { commitProposal } from "./commit-proposal.ts";
import { confirmAppointment } from "./confirm-appointment.ts";
import { listAppointments } from "./list-appointments.ts";
import { proposeAbout } from "./propose-about.ts";
import { ANITA, openSalon } from "../testing/open-salon.ts";

test("an appointment is confirmed once, and who did it is kept", async () => {
  await using salon = await openSalon();
  const appointmentId = await salon.book("2026-11-24T15:00");
  const anita = salon.caller(ANITA);
  const first = await confirmAppointment(anita, { appointmentId });
  expect(first).toMatchObject({ ok: true, again: false, appointment: { id: appointmentId } });
  const at = await confirmedAt(salon.database, appointmentId);
  expect(at).toBe(salon.clock.nowMs());
  await salon.clock.advance(60_000);
  expect(await confirmAppointment(anita, { appointmentId })).toMatchObject({
    ok: true,
    again: true,
  });
  expect(await confirmedAt(salon.database, appointmentId)).toBe(at);
  const audited = await salon.database.read
    .selectFrom("audit")
    .select(["action", "actor", "subject_id"])
    .where("action", "=", "confirmed")
    .execute();
  expect(audited).toEqual([{ action: "confirmed", actor: "caller", subject_id: appointmentId }]);
});

test("an owner sees in the book who confirmed", async () => {
  await using salon = await openSalon();
  const appointmentId = await salon.book("2026-11-24T15:00");
  await salon.book("2026-11-25T15:00");
  await confirmAppointment(salon.caller(ANITA), { appointmentId });
  const listed = await listAppointments(salon.owner);
  expect(listed.map(({ confirmed }) => confirmed)).toEqual([true, false]);
});

test("nobody confirms an appointment of somebody else, and it sounds like none", async () => {
  await using salon = await openSalon();
  const appointmentId = await salon.book("2026-11-24T15:00");
  const stranger = salon.caller("+919840999999");
  const notTheirs = await confirmAppointment(stranger, { appointmentId });
  const notThere = await confirmAppointment(stranger, { appointmentId: "visit_none" });
  expect(notTheirs).toEqual(notThere);
  expect(await confirmedAt(salon.database, appointmentId)).toBeNull();
});

test("a confirmation that was read back is written on its commit and not before", async () => {
  await using salon = await openSalon();
  const appointmentId = await salon.book("2026-11-24T15:00");
  const anita = salon.caller(ANITA);
  const proposed = await proposeAbout(anita, "confirm", { appointmentId });
  if (!proposed.ok) throw new Error(proposed.reason);
  expect(await confirmedAt(salon.database, appointmentId)).toBeNull();
  const { proposal } = proposed;
  const committed = await commitProposal(anita, { proposal });
  expect(committed).toMatchObject({ ok: true, kind: "confirm", appointmentId });
  expect(await confirmedAt(salon.database, appointmentId)).toBe(salon.clock.nowMs());
  expect(await commitProposal(anita, { proposal })).toEqual(committed);
});

test("an appointment that was cancelled after the read-back is not confirmed", async () => {
  await using salon = await openSalon();
  const appointmentId = await salon.book("2026-11-24T15:00");
  const anita = salon.caller(ANITA);
  const proposed = await proposeAbout(anita, "confirm", { appointmentId });
  if (!proposed.ok) throw new Error(proposed.reason);
  await salon.database.write((writer) =>
    writer.updateTable("visits").set({ status: "cancelled" }).execute(),
  );
  expect(await commitProposal(anita, { proposal: proposed.proposal })).toMatchObject({
    ok: false,
    reason: "changed",
  });
});

async function confirmedAt(database: Database, id: string): Promise<number | null> {
  const row = await database.read
    .selectFrom("visits")
    .select("confirmed_at_ms")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return row.confirmed_at_ms;
}
