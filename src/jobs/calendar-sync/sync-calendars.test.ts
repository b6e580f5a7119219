import { afterEach, beforeEach, expect, test } from "vitest";
import { checkSlot } from "../../actions/slots/check-slot.ts";
import { commitBooking } from "../../actions/booking/commit-booking.ts";
import { proposeBooking } from "../../actions/booking/propose-booking.ts";
import { ANITA } from "../../actions/testing/open-salon.ts";
import type { Calendar } from "../../ports/calendar.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import { calendarConflicts } from "../../store/calendars/busy.ts";
import { cancelVisit, moveVisit } from "./testing/change-book.ts";
import { openLinkedSalon, type LinkedSalon } from "./testing/linked-salon.ts";

let linked: LinkedSalon;

beforeEach(async () => {
  linked = await openLinkedSalon();
});
afterEach(() => linked[Symbol.asyncDispose]());

function between(from: string, until: string) {
  return { startMs: linked.salon.at(from), endMs: linked.salon.at(until) };
}

const uidOf = (visit: string) => `${visit}@glamdesk.frontdesk`;

test("what is booked, moved and cancelled here is so there, without waiting for the next turn", async () => {
  const { salon, there, sync } = linked;
  await sync();
  const visit = await salon.book("2026-11-24T11:00");
  await salon.book("2026-11-24T11:00", { stylist: "arjun", name: "Vikram" });
  await sync({ afterMs: 0 });
  expect(await there.events()).toMatchObject([
    { uid: uidOf(visit), ...between("2026-11-24T11:00", "2026-11-24T11:45") },
  ]);
  await moveVisit(salon, visit, "2026-11-25T15:00");
  await sync({ afterMs: 0 });
  expect(await there.events()).toMatchObject([
    { uid: uidOf(visit), ...between("2026-11-25T15:00", "2026-11-25T15:45") },
  ]);
  await cancelVisit(salon, visit);
  await sync({ afterMs: 0 });
  expect(await there.events()).toEqual([]);
});

test("what keeps Priya busy there can't be booked here, until it is gone", async () => {
  const { salon, there, sync } = linked;
  const dentist = await there.add(between("2026-11-24T11:30", "2026-11-24T12:30"));
  await sync();
  await expect(salon.book("2026-11-24T11:00")).rejects.toThrow("slot-taken");
  await salon.book("2026-11-24T10:45");
  await there.move(dentist, between("2026-11-26T11:30", "2026-11-26T12:30"));
  await sync();
  await salon.book("2026-11-24T11:30");
  await expect(salon.book("2026-11-26T12:00")).rejects.toThrow("slot-taken");
  await there.remove(dentist);
  await sync();
  await salon.book("2026-11-26T12:00");
});

test("a slot that was held is refused when Priya turns out to be busy before the yes", async () => {
  const { salon, there, sync } = linked;
  const wish = { serviceIds: ["glamdesk/haircut"], stylistId: "glamdesk/priya" };
  const check = await checkSlot(salon.owner, { ...wish, startMs: salon.at("2026-11-24T11:00") });
  if (!check.ok) throw new Error(check.reason);
  const proposed = await proposeBooking(salon.owner, {
    slot: check.slot.token,
    customerName: "Anita",
    phone: ANITA,
  });
  if (!proposed.ok) throw new Error(proposed.reason);
  await there.add(between("2026-11-24T11:00", "2026-11-24T12:00"));
  await sync({ afterMs: 0 });
  expect(await commitBooking(salon.owner, proposed)).toMatchObject({
    ok: false,
    reason: "slot-taken",
  });
});

test("of a booking and a busy time that come at the same moment, the booking is refused or reported", async () => {
  const { salon, there, sync } = linked;
  for (const hour of [10, 11, 14, 15, 16, 17]) {
    const local = `2026-11-24T${hour}:00`;
    await there.add(between(local, `2026-11-24T${hour}:45`));
    const [, booked] = await Promise.all([
      sync(),
      salon.book(local).then(
        (visitId) => ({ visitId }),
        () => undefined,
      ),
    ]);
    const { database, deskId, clock } = salon;
    const conflicts = await calendarConflicts(database.read, { deskId, nowMs: clock.nowMs() });
    const reported = conflicts.filter(({ startMs }) => startMs === salon.at(local));
    expect(reported.map(({ visitId }) => visitId)).toEqual(booked ? [booked.visitId] : []);
  }
});

test("a busy time doesn't touch what is booked, but is reported", async () => {
  const { salon, there, sync } = linked;
  const visit = await salon.book("2026-11-24T11:00");
  await sync();
  const busy = between("2026-11-24T11:30", "2026-11-24T12:30");
  await there.add(busy);
  await sync();
  const { deskId } = salon;
  const query = { deskId, nowMs: salon.clock.nowMs() };
  expect(await calendarConflicts(salon.database.read, query)).toEqual([
    {
      visitId: visit,
      stylist: "Priya",
      startMs: salon.at("2026-11-24T11:00"),
      busyFromMs: busy.startMs,
      busyUntilMs: busy.endMs,
    },
  ]);
  await moveVisit(salon, visit, "2026-11-24T15:00");
  expect(await calendarConflicts(salon.database.read, query)).toEqual([]);
});

test("our own appointments keep nobody busy, read from the start or going on", async () => {
  const { salon, there, sync, busy } = linked;
  await salon.book("2026-11-24T11:00");
  await sync();
  await sync();
  there.expireTokens();
  await sync();
  expect(await busy()).toEqual([]);
});

test("an appointment that is moved or deleted there is put back, and that is counted", async () => {
  const { salon, there, sync } = linked;
  const visit = await salon.book("2026-11-24T11:00");
  await sync();
  const [event] = await there.events();
  await there.move(event?.remoteId ?? "", between("2026-11-24T15:00", "2026-11-24T15:45"));
  await sync();
  const stands = [{ uid: uidOf(visit), ...between("2026-11-24T11:00", "2026-11-24T11:45") }];
  expect(await there.events()).toMatchObject(stands);
  await there.remove(event?.remoteId ?? "");
  await sync();
  expect(await there.events()).toMatchObject(stands);
  const entries = await salon.database.read.selectFrom("calendar_entries").selectAll().execute();
  expect(entries).toMatchObject([{ visit_id: visit, restored: 2, stale: 0 }]);
});

test("an appointment that is deleted there again and again is left alone until it changes here", async () => {
  const { salon, there, sync } = linked;
  const visit = await salon.book("2026-11-24T11:00");
  await sync();
  for (let times = 0; times < 6; times += 1) {
    const [event] = await there.events();
    await there.remove(event?.remoteId ?? "");
    await sync();
  }
  await sync();
  expect(await there.events()).toEqual([]);
  await moveVisit(salon, visit, "2026-11-25T15:00");
  await sync();
  expect(await there.events()).toMatchObject([{ uid: uidOf(visit) }]);
});

test("a calendar that refuses an appointment is asked less and less often, and at once when it changes here", async () => {
  let asked = 0;
  await using refusing = await openLinkedSalon((calendar) =>
    Promise.resolve({
      ...readsOf(calendar),
      put() {
        asked += 1;
        return Promise.resolve("refused");
      },
    }),
  );
  const { salon } = refusing;
  const visit = await salon.book("2026-11-30T11:00");
  for (let minutes = 0; minutes < 24 * 60; minutes += 5) await refusing.sync();
  // At once, then after 10, 20, 40 ... 640 minutes.
  expect(asked).toBe(8);
  await moveVisit(salon, visit, "2026-11-30T15:00");
  await refusing.sync();
  expect(asked).toBe(9);
});

test("what is over is left there as it was", async () => {
  const { salon, there, sync } = linked;
  await salon.book("2026-11-23T10:00");
  await sync();
  const [event] = await there.events();
  await sync({ afterMs: 3 * 3_600_000 });
  await there.remove(event?.remoteId ?? "");
  await sync();
  expect(await there.events()).toEqual([]);
});

test("an appointment that was erased is taken away there", async () => {
  const { salon, there, sync } = linked;
  const visit = await salon.book("2026-11-24T11:00");
  await sync();
  await salon.database.write(async (writer) => {
    await writer.deleteFrom("proposals").where("visit_id", "=", visit).execute();
    await writer.deleteFrom("visits").where("id", "=", visit).execute();
  });
  await sync();
  expect(await there.events()).toEqual([]);
});

test("nothing gets lost or doubled when questions and answers do", async () => {
  const { salon, there, sync, link } = linked;
  await sync();
  const visit = await salon.book("2026-11-24T11:00");
  there.fail("unanswered", 2);
  await sync({ afterMs: 0 });
  expect(await link()).toMatchObject({
    failures: 1,
    broken: 0,
    problem: "The calendar can't be reached just now; it is tried again by itself.",
  });
  await sync({ afterMs: 60_000 });
  await sync({ afterMs: 120_000 });
  expect(await there.events()).toMatchObject([{ uid: uidOf(visit) }]);
  expect(await link()).toMatchObject({ failures: 0, problem: null });
  await cancelVisit(salon, visit);
  there.fail("unheard", 1);
  await sync({ afterMs: 0 });
  await sync({ afterMs: 60_000 });
  expect(await there.events()).toEqual([]);
});

test("a new appointment whose answer got lost is taken away there when it is cancelled meanwhile", async () => {
  await using losing = await openLinkedSalon((calendar) =>
    Promise.resolve({
      name: calendar.name,
      read: (query) => calendar.read(query),
      find: (uid, options) => calendar.find(uid, options),
      meetings: (query) => calendar.meetings(query),
      remove: (remoteId, options) => calendar.remove(remoteId, options),
      async put(event, options) {
        await calendar.put(event, options);
        throw new ProviderError("memory", "timeout");
      },
    }),
  );
  const visit = await losing.salon.book("2026-11-24T11:00");
  await losing.sync();
  expect(await losing.there.events()).toMatchObject([{ uid: uidOf(visit) }]);
  await cancelVisit(losing.salon, visit);
  await losing.sync();
  expect(await losing.there.events()).toEqual([]);
});

test("a program that closes in the middle gives the calendar back at once", async () => {
  const closing = new AbortController();
  await using slow = await openLinkedSalon(() => {
    closing.abort(new Error("The program is closing"));
    return Promise.reject(new ProviderError("memory", "connectivity"));
  });
  await slow.sync({ signal: closing.signal });
  expect(await slow.link()).toMatchObject({ claimed_until_ms: null, failures: 0, problem: null });
  expect((await slow.link()).next_sync_at_ms).toBe(slow.salon.clock.nowMs());
});

test("a password that is refused makes the link broken, and it heals by itself", async () => {
  let refused = true;
  await using other = await openLinkedSalon((calendar) =>
    refused
      ? Promise.reject(new ProviderError("memory", "authentication"))
      : Promise.resolve(calendar),
  );
  await other.sync();
  expect(await other.link()).toMatchObject({
    broken: 1,
    problem: "The calendar doesn't let us in any more: disconnect it and connect it again.",
    claimed_until_ms: null,
  });
  refused = false;
  await other.sync({ afterMs: 3_600_000 });
  expect(await other.link()).toMatchObject({ broken: 0, problem: null });
});

test("one process at a time works on a calendar; one that died gives it back", async () => {
  const { salon, sync, link } = linked;
  const nowMs = salon.clock.nowMs();
  await salon.database.write((writer) =>
    writer
      .updateTable("calendar_links")
      .set({ claimed_until_ms: nowMs + 120_000 })
      .execute(),
  );
  await sync({ afterMs: 60_000 });
  expect((await link()).last_synced_at_ms).toBeNull();
  await sync({ afterMs: 60_000 });
  expect((await link()).last_synced_at_ms).toBe(nowMs + 120_000);
});

function readsOf(calendar: Calendar): Omit<Calendar, "put"> {
  return {
    name: calendar.name,
    read: (query) => calendar.read(query),
    find: (uid, query) => calendar.find(uid, query),
    meetings: (query) => calendar.meetings(query),
    remove: (remoteId, options) => calendar.remove(remoteId, options),
  };
}
