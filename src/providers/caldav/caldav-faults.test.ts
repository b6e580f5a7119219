import { afterEach, beforeEach, expect, test } from "vitest";
import type { CalendarEvent } from "../../domain/calendars/calendar-event.ts";
import { writeEvent } from "../../domain/calendars/write-calendar.ts";
import { CalDavCalendar } from "./caldav-calendar.ts";
import { findCalendars } from "./find-calendars.ts";
import { CalDavStandIn, PRIYA } from "./testing/caldav-stand-in.ts";
import { CALENDAR_PATH } from "./testing/calendar-store.ts";

const { signal } = new AbortController();
const query = {
  span: { startMs: Date.UTC(2026, 10, 1), endMs: Date.UTC(2027, 0, 1) },
  zone: "Asia/Kolkata",
  signal,
};
const event: CalendarEvent = {
  uid: "visit_0123456789abcdef01234567@glamdesk.frontdesk",
  sequence: 0,
  startMs: Date.UTC(2026, 10, 24, 5, 30),
  endMs: Date.UTC(2026, 10, 24, 6, 15),
  zone: "Asia/Kolkata",
  summary: "Anita: haircut",
  status: "confirmed",
  createdAtMs: 0,
  changedAtMs: 0,
};

let server: CalDavStandIn;
let calendar: CalDavCalendar;

beforeEach(async () => {
  server = await CalDavStandIn.start();
  calendar = new CalDavCalendar({ ...PRIYA, url: server.calendarUrl, addresses: [] });
});
afterEach(() => server[Symbol.asyncDispose]());

test("from the address of a server to its calendars for events", async () => {
  const found = await findCalendars(server.origin, PRIYA, signal);
  expect(found).toEqual({
    calendars: [{ url: server.calendarUrl, name: "Work" }],
    addresses: ["priya@example.com"],
  });
});

test("the address of one calendar is that calendar", async () => {
  const { calendars } = await findCalendars(server.calendarUrl, PRIYA, signal);
  expect(calendars).toEqual([{ url: server.calendarUrl, name: "Work" }]);
});

test("a wrong password is told from a wrong address and from a server that is away", async () => {
  const wrong = { ...PRIYA, password: "wrong" };
  await expect(findCalendars(server.origin, wrong, signal)).rejects.toMatchObject({
    failure: "authentication",
  });
  const away = "http://127.0.0.1:9/";
  await expect(findCalendars(away, PRIYA, signal)).rejects.toMatchObject({
    failure: "connectivity",
  });
  const shut = new CalDavCalendar({ ...wrong, url: server.calendarUrl, addresses: [] });
  await expect(shut.read(query)).rejects.toMatchObject({ failure: "authentication" });
  await expect(shut.put(event, { signal })).rejects.toMatchObject({ failure: "authentication" });
  const gone = new CalDavCalendar({ ...PRIYA, url: `${server.origin}/dav/none/`, addresses: [] });
  await expect(gone.read(query)).rejects.toMatchObject({ failure: "invalid-request" });
  await expect(gone.put(event, { signal })).rejects.toMatchObject({ failure: "invalid-request" });
});

test.each([
  [429, "rate-limit"],
  [503, "server"],
  [507, "quota"],
])("status %i is a fault that is told as %s", async (status, failure) => {
  server.outage = status;
  await expect(calendar.read(query)).rejects.toMatchObject({ failure });
  await expect(calendar.put(event, { signal })).rejects.toMatchObject({ failure });
  await expect(calendar.remove("/x.ics", { signal })).rejects.toMatchObject({ failure });
});

test("a request ends when its signal does", async () => {
  const stopped = AbortSignal.abort(new Error("The program is closing"));
  await expect(calendar.read({ ...query, signal: stopped })).rejects.toThrow("closing");
});

test("an event of ours that its owner's program put into another file is found and written there", async () => {
  const placed = await calendar.put(event, { signal });
  if (typeof placed === "string") throw new Error(placed);
  server.store.remove(placed.remoteId);
  const other = `${CALENDAR_PATH}copied%20by%20hand.ics`;
  server.store.write(other, writeEvent(event));
  expect(await calendar.put(event, { signal })).toBe("changed");
  const found = await calendar.find(event.uid, { zone: "UTC", signal });
  expect(found).toMatchObject({ remoteId: other });
  if (found) await calendar.put({ ...event, sequence: 1 }, { place: found, signal });
  expect(server.store.at(other)?.text).toContain("SEQUENCE:1");
});

test("what makes no sense is counted, and the rest is read", async () => {
  const broken =
    "BEGIN:VEVENT\r\nUID:x\r\nDTSTART:20261124T100000Z\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT";
  server.store.write(
    `${CALENDAR_PATH}broken.ics`,
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${broken}\r\nEND:VCALENDAR\r\n`,
  );
  await calendar.put(event, { signal });
  const reading = await calendar.read(query);
  expect(reading).toMatchObject({ unreadable: 1, events: [{ uid: event.uid }] });
});
