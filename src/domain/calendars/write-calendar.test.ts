import * as fc from "fast-check";
import ICAL from "ical.js";
import { sync } from "node-ical";
import { expect, test } from "vitest";
import type { CalendarEvent } from "./calendar-event.ts";
import { writeEvent, writeFeed } from "./write-calendar.ts";

const ZONES = [
  "Asia/Kolkata",
  "Asia/Calcutta",
  "Australia/Lord_Howe",
  "Europe/London",
  "Europe/Dublin",
  "America/New_York",
  "America/Sao_Paulo",
  "Africa/Casablanca",
  "Asia/Kathmandu",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Africa/Cairo",
  "UTC",
];
const HEAD = { name: "GlamDesk: Priya", zone: "Asia/Kolkata", refreshEveryMinutes: 15 };
const MINUTE_MS = 60_000;
const event: CalendarEvent = {
  uid: "visit_1@glamdesk.frontdesk",
  sequence: 2,
  startMs: Date.UTC(2026, 10, 24, 4, 30),
  endMs: Date.UTC(2026, 10, 24, 5, 15),
  zone: "Asia/Kolkata",
  summary: "Anita: haircut",
  status: "confirmed",
  createdAtMs: Date.UTC(2026, 10, 20),
  changedAtMs: Date.UTC(2026, 10, 21, 8),
};

test("a feed holds what RFC 5545 asks for, line by line", () => {
  expect(writeFeed(HEAD, [event]).split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Frontdesk//Frontdesk//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "NAME:GlamDesk: Priya",
    "X-WR-CALNAME:GlamDesk: Priya",
    "X-WR-TIMEZONE:Asia/Kolkata",
    "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
    "X-PUBLISHED-TTL:PT15M",
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Kolkata",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0530",
    "TZOFFSETTO:+0530",
    "END:STANDARD",
    "END:VTIMEZONE",
    "BEGIN:VEVENT",
    "UID:visit_1@glamdesk.frontdesk",
    "SEQUENCE:2",
    "DTSTAMP:20261121T080000Z",
    "CREATED:20261120T000000Z",
    "LAST-MODIFIED:20261121T080000Z",
    "DTSTART;TZID=Asia/Kolkata:20261124T100000",
    "DTEND;TZID=Asia/Kolkata:20261124T104500",
    "SUMMARY:Anita: haircut",
    "STATUS:CONFIRMED",
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("a cancelled appointment is marked so and takes no time", () => {
  const text = writeFeed(HEAD, [{ ...event, status: "cancelled" }]);
  expect(text).toContain("\r\nSTATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n");
});

test("an empty feed is a calendar too", () => {
  expect(ICAL.parse(writeFeed(HEAD, []))).toBeDefined();
});

test("what a server stores has no method", () => {
  expect(writeEvent(event)).not.toContain("METHOD");
});

test("the clock's changes are written at the old offset, to the half hour of Lord Howe", () => {
  const text = writeEvent({ ...event, zone: "Australia/Lord_Howe" });
  expect(text).toContain(
    "BEGIN:STANDARD\r\nDTSTART:20260405T020000\r\nTZOFFSETFROM:+1100\r\nTZOFFSETTO:+1030",
  );
  expect(text).toContain(
    "BEGIN:DAYLIGHT\r\nDTSTART:20261004T020000\r\nTZOFFSETFROM:+1030\r\nTZOFFSETTO:+1100",
  );
});

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 120 }),
  fc.constantFrom("Aña, O'Neil; \\n", "line\nbreak", "अनीता 💇🏽‍♀️", "a:b;c,d", "\r\n", "BEGIN:VEVENT"),
  fc.string({ unit: "binary", maxLength: 60 }),
);
const anyEvent = fc.record({
  zone: fc.constantFrom(...ZONES),
  startMs: fc
    .integer({ min: Date.UTC(2026, 0, 1) / MINUTE_MS, max: Date.UTC(2029, 0, 1) / MINUTE_MS })
    .map((minute) => minute * MINUTE_MS),
  minutes: fc.integer({ min: 1, max: 600 }),
  summary: anyText,
  description: anyText,
});
const anyEvents = fc.array(anyEvent, { minLength: 1, maxLength: 6 }).map((all) =>
  all.map(({ minutes, ...rest }, index) => ({
    ...event,
    ...rest,
    uid: `visit_${index}@glamdesk.frontdesk`,
    endMs: rest.startMs + minutes * MINUTE_MS,
  })),
);

test("two independent parsers read every instant and every text back", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const text = writeFeed(HEAD, events);
      const expected = events.map((one) => [one.uid, one.startMs, one.endMs]);
      expect(readWithIcalJs(text).map(({ uid, startMs, endMs }) => [uid, startMs, endMs])).toEqual(
        expected,
      );
      expect(readWithNodeIcal(text)).toEqual(expected);
      expect(readWithIcalJs(text).map((one) => one.summary)).toEqual(
        events.map((one) => readable(one.summary)),
      );
    }),
    { numRuns: 150 },
  );
});

test("lines are at most 75 octets long, end with CRLF and hold no other control character", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const text = writeFeed(HEAD, events);
      const lines = text.split("\r\n");
      expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
      expect(lines.filter((line) => /[^\P{Cc}\u0080-\u009f]/u.test(line))).toEqual([]);
      expect(text.isWellFormed()).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test("both parsers agree with us on every half hour around the changes of the clock", () => {
  for (const zone of ZONES) {
    for (const day of [Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25), Date.UTC(2027, 3, 4)]) {
      const events = Array.from({ length: 96 }, (_, half) => ({
        ...event,
        zone,
        uid: `visit_${half}@glamdesk.frontdesk`,
        startMs: day - 86_400_000 + half * 30 * MINUTE_MS,
        endMs: day - 86_400_000 + half * 30 * MINUTE_MS + 45 * MINUTE_MS,
      }));
      const text = writeFeed(HEAD, events);
      const expected = events.map((one) => [one.uid, one.startMs, one.endMs]);
      expect(readWithNodeIcal(text)).toEqual(expected);
      expect(readWithIcalJs(text).map(({ uid, startMs, endMs }) => [uid, startMs, endMs])).toEqual(
        expected,
      );
    }
  }
});

interface ReadEvent {
  readonly uid: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly summary: string;
}

function readWithIcalJs(text: string): ReadEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  const read = events.map((one) => ({
    uid: one.uid,
    startMs: one.startDate.toUnixTime() * 1000,
    endMs: one.endDate.toUnixTime() * 1000,
    summary: one.summary,
  }));
  ICAL.TimezoneService.reset();
  return read;
}

function readWithNodeIcal(text: string): [string, number, number][] {
  return Object.values(sync.parseICS(text)).flatMap((one) =>
    one?.type === "VEVENT" && one.end
      ? [[one.uid, one.start.getTime(), one.end.getTime()] as [string, number, number]]
      : [],
  );
}

/** What may stand in iCalendar text; the rest are spaces there. */
function readable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/gu, "\n")
    .replaceAll(/[^\P{Cc}\n\u0080-\u009f]/gu, " ");
}
