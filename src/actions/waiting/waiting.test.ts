import { expect, test } from "vitest";
import { openOffers } from "../../store/waiting/waiting-offers.ts";
import { waiting } from "../../store/waiting/waiting-list.ts";
import { acceptWaitingOffer } from "./accept-waiting-offer.ts";
import type { ActionContext } from "../action-context.ts";
import { commitCancellation } from "../booking/commit-cancellation.ts";
import { commitBooking } from "../booking/commit-booking.ts";
import { declineWaitingOffer } from "./decline-waiting-offer.ts";
import { joinWaitingList } from "./join-waiting-list.ts";
import { lapseWaitingOffers } from "./lapse-waiting-offers.ts";
import { leaveWaitingList } from "./leave-waiting-list.ts";
import { listAppointments } from "../booking/list-appointments.ts";
import { offeredPlace } from "./offered-place.ts";
import { proposeAbout } from "../booking/propose-about.ts";
import { proposeOfferedPlace } from "./propose-offered-place.ts";
import { releaseCallHolds } from "../booking/release-holds.ts";
import { ANITA, openSalon, type Salon } from "../testing/open-salon.ts";

const RAVI = "+919840777777";
const DEEPA = "+919840888888";
const MINUTE_MS = 60_000;

/** Waits for a haircut with Priya on Tuesday the 24th, unless told otherwise. */
async function wait(
  salon: Salon,
  who: { readonly name: string; readonly phone: string },
  wish: { readonly stylistId?: string; readonly from?: string; readonly until?: string } = {},
) {
  await salon.clock.advance(1);
  const { from = "2026-11-24T00:00", until = "2026-11-25T00:00" } = wish;
  return await joinWaitingList(salon.caller(who.phone), {
    serviceIds: ["glamdesk/haircut"],
    stylistId: wish.stylistId ?? "glamdesk/priya",
    fromMs: salon.at(from),
    untilMs: salon.at(until),
    customerName: who.name,
    phone: who.phone,
  });
}

async function cancel(context: ActionContext, appointmentId: string): Promise<void> {
  const proposed = await proposeAbout(context, "cancel", { appointmentId });
  if (!proposed.ok) throw new Error(proposed.reason);
  await commitCancellation(context, proposed);
}

/** Who is offered what now, `Ravi 2026-11-24T15:00`. */
async function offered(salon: Salon): Promise<readonly string[]> {
  const { database, deskId } = salon;
  const offers = await openOffers(database.read, { deskId });
  const places = offers.map(async ({ waitingId, visitId }) => {
    const [one] = await waiting(database.read, { deskId, ids: [waitingId] });
    const visit = await database.read
      .selectFrom("visits")
      .select(["starts_at_ms", "status"])
      .where("id", "=", visitId)
      .executeTakeFirstOrThrow();
    expect(visit.status).toBe("held");
    return `${one?.customer.name} ${(visit.starts_at_ms - salon.at("2026-11-24T00:00")) / MINUTE_MS / 60}`;
  });
  return await Promise.all(places);
}

async function texts({ database }: Salon): Promise<readonly unknown[]> {
  return await database.read
    .selectFrom("outbox")
    .select(["recipient", "due_at_ms as dueAtMs", "status"])
    .where("kind", "=", "waiting-offer")
    .orderBy("created_at_ms")
    .execute();
}

const ravi = { name: "Ravi", phone: RAVI };
const deepa = { name: "Deepa", phone: DEEPA };

test("a cancellation offers the place to the first who waits for it, and holds it for them", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  await wait(salon, ravi);
  await wait(salon, deepa);
  await cancel(salon.owner, id);
  expect(await offered(salon)).toEqual(["Ravi 15"]);
  await expect(salon.book("2026-11-24T15:00", { as: salon.caller(DEEPA) })).rejects.toThrow(
    "slot-taken",
  );
  expect(await texts(salon)).toEqual([
    { recipient: RAVI, dueAtMs: salon.clock.nowMs(), status: "waiting" },
  ]);
});

test("a yes in writing books the place once", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  await wait(salon, ravi);
  await cancel(salon.owner, id);
  const system = { ...salon.owner, actor: { kind: "system", channel: "jobs" } } as const;
  expect(await acceptWaitingOffer(system, { phone: RAVI })).toMatchObject({ ok: true });
  expect(await acceptWaitingOffer(system, { phone: RAVI })).toEqual({
    ok: false,
    reason: "no-offer",
  });
  const booked = await listAppointments(salon.owner, { status: "booked" });
  expect(booked).toMatchObject([
    { customer: { name: "Ravi", phone: RAVI }, start: "2026-11-24T15:00:00+05:30" },
  ]);
});

test("nobody but who was offered a place can take it in writing", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  await wait(salon, ravi);
  await wait(salon, deepa);
  await cancel(salon.owner, id);
  expect(await acceptWaitingOffer(salon.owner, { phone: DEEPA })).toEqual({
    ok: false,
    reason: "no-offer",
  });
});

test("whoever calls in takes it by a read-back and a yes, and keeps it while they are asked", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  await wait(salon, ravi);
  await cancel(salon.owner, id);
  await salon.clock.advance(29 * MINUTE_MS);
  const call = salon.caller(RAVI);
  const proposed = await proposeOfferedPlace(call);
  expect(proposed).toMatchObject({ ok: true, booking: { customerName: "Ravi" } });
  await salon.clock.advance(4 * MINUTE_MS);
  expect(await lapseWaitingOffers(salon.owner)).toBe(0);
  const proposal = proposed.ok ? proposed.proposal : "";
  expect(await commitBooking(call, { proposal })).toMatchObject({ ok: true });
  expect(await offered(salon)).toEqual([]);
});

test("a call that hangs up before the yes leaves the place held for them", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  await wait(salon, ravi);
  await cancel(salon.owner, id);
  const call = salon.caller(RAVI);
  await proposeOfferedPlace(call);
  await releaseCallHolds(call);
  expect(await offered(salon)).toEqual(["Ravi 15"]);
  expect(await acceptWaitingOffer(salon.owner, { phone: RAVI })).toMatchObject({ ok: true });
});

test("an offer that nobody answers goes to the next, and never back to the same", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  await wait(salon, ravi);
  await wait(salon, deepa);
  await cancel(salon.owner, id);
  await salon.clock.advance(30 * MINUTE_MS);
  expect(await lapseWaitingOffers(salon.owner)).toBe(1);
  expect(await offered(salon)).toEqual(["Deepa 15"]);
  await salon.clock.advance(30 * MINUTE_MS);
  await lapseWaitingOffers(salon.owner);
  expect(await offered(salon)).toEqual([]);
  await salon.book("2026-11-24T15:00");
});

test("a no passes the place on, and whoever said it goes on waiting for another", async () => {
  await using salon = await openSalon();
  const three = await salon.book("2026-11-24T15:00");
  const four = await salon.book("2026-11-24T16:00");
  await wait(salon, ravi);
  await wait(salon, deepa);
  await cancel(salon.owner, three);
  expect(await declineWaitingOffer(salon.owner, { phone: RAVI })).toEqual({ ok: true });
  expect(await offered(salon)).toEqual(["Deepa 15"]);
  await cancel(salon.owner, four);
  expect((await offered(salon)).toSorted()).toEqual(["Deepa 15", "Ravi 16"]);
});

test("whoever gave a place up is not offered it", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  await wait(salon, { name: "Anita", phone: ANITA });
  await cancel(salon.caller(ANITA), id);
  expect(await offered(salon)).toEqual([]);
});

test("a place that doesn't suit is not offered: another day, another person", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  await wait(salon, ravi, { from: "2026-11-25T00:00", until: "2026-11-26T00:00" });
  await wait(salon, deepa, { stylistId: "glamdesk/arjun" });
  await cancel(salon.owner, id);
  expect(await offered(salon)).toEqual([]);
});

test("at night the place is held until the morning, when they are told", async () => {
  await using salon = await openSalon({ now: "2026-11-23T22:00" });
  const id = await salon.book("2026-11-24T15:00");
  await wait(salon, ravi);
  await cancel(salon.owner, id);
  const [offer] = await openOffers(salon.database.read, { deskId: salon.deskId });
  expect(offer?.expiresAtMs).toBe(salon.at("2026-11-24T09:30"));
  expect(await texts(salon)).toMatchObject([{ dueAtMs: salon.at("2026-11-24T09:00") }]);
});

test("what could only be offered too late is free for everybody at once", async () => {
  await using salon = await openSalon({ now: "2026-11-23T22:00" });
  const outreach = JSON.stringify({ quietHours: { fromMinute: 21 * 60, toMinute: 12 * 60 } });
  await salon.database.read.updateTable("desks").set({ outreach }).execute();
  const id = await salon.book("2026-11-24T11:15");
  await wait(salon, ravi);
  await cancel(salon.owner, id);
  expect(await offered(salon)).toEqual([]);
  await salon.book("2026-11-24T11:15");
});

test("leaving the list gives a held place to the next", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  await wait(salon, ravi);
  await wait(salon, deepa);
  await cancel(salon.owner, id);
  expect(await leaveWaitingList(salon.caller(RAVI))).toEqual({ ok: true, left: 1 });
  expect(await offered(salon)).toEqual(["Deepa 15"]);
  expect(await leaveWaitingList(salon.caller(RAVI))).toEqual({ ok: false, reason: "none-found" });
});

test("who books what they waited for waits no longer", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  await wait(salon, ravi);
  await salon.book("2026-11-24T11:00", { as: salon.caller(RAVI), ...ravi });
  await cancel(salon.owner, id);
  expect(await offered(salon)).toEqual([]);
});

test("the same wish twice keeps its place", async () => {
  await using salon = await openSalon();
  expect(await wait(salon, ravi)).toMatchObject({ ok: true, again: false });
  expect(await wait(salon, ravi)).toMatchObject({ ok: true, again: true });
});

test("nobody hears of a place that is held for somebody else", async () => {
  await using salon = await openSalon();
  const id = await salon.book("2026-11-24T15:00");
  await wait(salon, ravi);
  await cancel(salon.owner, id);
  const { database } = salon;
  expect(await offeredPlace(salon.caller(DEEPA), database.read, { phone: RAVI })).toBeUndefined();
  expect(await offeredPlace(salon.caller(), database.read, { phone: RAVI })).toBeUndefined();
  expect(await offeredPlace(salon.caller(RAVI), database.read)).toMatchObject({
    booking: { customerName: "Ravi" },
  });
});

/** A whole day of November. */
function dayOf(day: number) {
  return { from: `2026-11-${day}T00:00`, until: `2026-11-${day}T23:00` };
}

test("somebody has five wishes at most, and nobody else learns by naming their number how many they have", async () => {
  await using salon = await openSalon();
  for (const day of [24, 25, 26, 27, 28])
    expect(await wait(salon, ravi, dayOf(day))).toMatchObject({ ok: true });
  expect(await wait(salon, ravi, dayOf(30))).toEqual({ ok: false, reason: "too-many" });
  const stranger = salon.caller(DEEPA);
  const wishFor = async (phone: string, hour: number) =>
    await joinWaitingList(stranger, {
      serviceIds: ["glamdesk/haircut"],
      fromMs: salon.at(`2026-11-24T${hour}:00`),
      untilMs: salon.at("2026-11-25T00:00"),
      customerName: "Ravi",
      phone,
    });
  const tried: string[] = [];
  for (const phone of [RAVI, "+919840666666"]) {
    const answers = [];
    for (let hour = 10; hour < 16; hour += 1) answers.push((await wishFor(phone, hour)).ok);
    tried.push(answers.join(" "));
  }
  expect(tried).toEqual(Array.from({ length: 2 }, () => "true true true true true false"));
});
