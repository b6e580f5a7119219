import { expect, test } from "vitest";
import { startCall } from "../../store/calls/calls.ts";
import type { Tables } from "../../store/schema/index.ts";
import { commitCancellation } from "../booking/commit-cancellation.ts";
import { erasePerson } from "./erase-person.ts";
import { joinWaitingList } from "../waiting/join-waiting-list.ts";
import { listAppointments } from "../booking/list-appointments.ts";
import { listChanges } from "../changes/list-changes.ts";
import { proposeAbout } from "../booking/propose-about.ts";
import { recordConsent } from "./record-consent.ts";
import { sendVerification } from "./send-verification.ts";
import { ANITA, openSalon, type Salon } from "../testing/open-salon.ts";

const TABLES: readonly (keyof Tables)[] = [
  "audit",
  "calls",
  "customer_phones",
  "customers",
  "outbox",
  "proposals",
  "verifications",
  "visits",
  "waiting_list",
];

/** Everything the book keeps, as text. */
async function everything({ database }: Salon): Promise<string> {
  const tables = TABLES.map((table) => database.read.selectFrom(table).selectAll().execute());
  return JSON.stringify(await Promise.all(tables));
}

/** Anita came once, called, waits for another day, and was sent a code. */
async function cameOnce(salon: Salon): Promise<void> {
  const anita = salon.caller(ANITA);
  const { deskId } = salon;
  await startCall(salon.database, {
    id: "call_1",
    deskId,
    channel: "phone",
    startedAtMs: salon.clock.nowMs(),
    heldBy: "here",
    callerNumber: ANITA,
  });
  await salon.book("2026-11-23T15:00", { as: anita, name: "Anita Kumar" });
  await sendVerification(salon.caller(), { phone: ANITA });
  await joinWaitingList(anita, {
    serviceIds: ["glamdesk/haircut"],
    fromMs: salon.at("2026-11-28T00:00"),
    untilMs: salon.at("2026-11-29T00:00"),
    customerName: "Anita Kumar",
    phone: ANITA,
  });
}

test("nothing personal is left of somebody who is erased, and their past visit stays", async () => {
  await using salon = await openSalon();
  await cameOnce(salon);
  await salon.clock.advance(24 * 60 * 60_000);
  expect(await everything(salon)).toContain("Anita Kumar");
  expect(await erasePerson(salon.owner, { phone: "98401 23456" })).toEqual({
    ok: true,
    names: ["Anita Kumar"],
  });
  const left = await everything(salon);
  for (const personal of ["Anita", "Kumar", "9840123456"]) expect(left).not.toContain(personal);
  expect(await listAppointments(salon.owner)).toMatchObject([
    { customer: { name: "Erased" }, start: "2026-11-23T15:00:00+05:30" },
  ]);
  expect((await listChanges(salon.owner))[0]?.words).toBe("erased a customer");
  const waits = salon.database.read.selectFrom("outbox").select("kind");
  expect(await waits.where("status", "=", "waiting").execute()).toEqual([]);
});

test("somebody who is still to come is not erased", async () => {
  await using salon = await openSalon();
  const appointmentId = await salon.book("2026-11-24T15:00");
  const erase = () => erasePerson(salon.owner, { phone: ANITA });
  expect(await erase()).toEqual({ ok: false, reason: "coming", coming: "2026-11-24T15:00" });
  const proposed = await proposeAbout(salon.owner, "cancel", { appointmentId });
  if (proposed.ok) await commitCancellation(salon.owner, proposed);
  expect(await erase()).toMatchObject({ ok: true });
});

test("others stay as they are, and a rehearsal erases nobody", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-23T15:00");
  await salon.book("2026-11-23T16:00", { name: "Ravi", phone: "+919840777777" });
  await salon.clock.advance(24 * 60 * 60_000);
  const before = await everything(salon);
  expect(await erasePerson(salon.owner, { phone: ANITA, rehearse: true })).toMatchObject({
    names: ["Anita"],
  });
  expect(await everything(salon)).toBe(before);
  await erasePerson(salon.owner, { phone: ANITA });
  expect(await everything(salon)).toContain("Ravi");
});

test("that somebody wants no messages is remembered", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-23T15:00");
  await recordConsent(salon.owner, { phone: ANITA, granted: false, source: "STOP" });
  await salon.clock.advance(24 * 60 * 60_000);
  await erasePerson(salon.owner, { phone: ANITA });
  const kept = await salon.database.read.selectFrom("consents").select("granted").execute();
  expect(kept).toEqual([{ granted: 0 }]);
});

test("a number that nobody has, and words that are none, are told", async () => {
  await using salon = await openSalon();
  expect(await erasePerson(salon.owner, { phone: ANITA })).toEqual({ ok: false, reason: "nobody" });
  expect(await erasePerson(salon.owner, { phone: "hello" })).toEqual({
    ok: false,
    reason: "no-number",
  });
});

test.each(["extension 12", "customer_old"])(
  "erases somebody of an old book, who has no real number, by %s",
  async (word) => {
    await using salon = await openSalon();
    await salon.database.write(async (writer) => {
      const row = { id: "customer_old", desk_id: salon.deskId, name: "Mala" };
      await writer
        .insertInto("customers")
        .values({ ...row, phone: "extension 12", created_at_ms: 0 })
        .execute();
    });
    expect(await erasePerson(salon.owner, { phone: word })).toEqual({ ok: true, names: ["Mala"] });
    expect(await everything(salon)).not.toMatch(/Mala|extension 12/u);
    expect(await erasePerson(salon.owner, { phone: "extension 12" })).toEqual({
      ok: false,
      reason: "no-number",
    });
  },
);
