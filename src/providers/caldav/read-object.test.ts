import * as fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { zoneBlock } from "../../domain/calendars/zone-block.ts";
import { toInstantMs } from "../../domain/scheduling/local-time.ts";
import { readObject } from "./read-object.ts";

const ZONE = "Asia/Kolkata";
const span = { startMs: at("2026-11-20T00:00"), endMs: at("2027-01-20T00:00") };
const reader = { span, zone: ZONE, addresses: ["priya@example.com"] };

function object(...events: string[][]): string {
  const lines = events.flatMap((event) =>
    ["BEGIN:VEVENT", "UID:1@example.com", "DTSTAMP:20261101T000000Z"].concat(event, "END:VEVENT"),
  );
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", ...lines, "END:VCALENDAR", ""].join("\r\n");
}

function busy(...events: string[][]) {
  return readObject(object(...events), reader)?.busy;
}

test("a time without a zone is meant where its owner is", () => {
  expect(busy(["DTSTART:20261124T100000", "DURATION:PT1H"])).toEqual([
    { startMs: at("2026-11-24T10:00"), endMs: at("2026-11-24T11:00") },
  ]);
});

test("a folded line, a duration and a Windows name of a zone are read", () => {
  expect(
    busy(["DTSTART;TZID=India\r\n  Standard Time:20261124T100000", "DURATION:PT1H30M"]),
  ).toEqual([{ startMs: at("2026-11-24T10:00"), endMs: at("2026-11-24T11:30") }]);
});

test("a whole day without an end is one day; a moment keeps nobody busy", () => {
  expect(busy(["DTSTART;VALUE=DATE:20261124"])).toEqual([
    { startMs: at("2026-11-24T00:00"), endMs: at("2026-11-25T00:00") },
  ]);
  expect(busy(["DTSTART:20261124T100000Z"])).toEqual([]);
});

test("times that an RDATE adds keep their owner busy, but for those that are taken out again", () => {
  const hour = (local: string, minutes = 60) => ({
    startMs: at(local),
    endMs: at(local) + minutes * 60_000,
  });
  expect(
    busy([
      "DTSTART;TZID=Asia/Kolkata:20261124T100000",
      "DTEND;TZID=Asia/Kolkata:20261124T110000",
      "RRULE:FREQ=DAILY;COUNT=2",
      "RDATE;TZID=Asia/Kolkata:20261124T100000,20261201T150000,20261203T150000",
      "RDATE;VALUE=PERIOD:20261205T043000Z/PT2H",
      "EXDATE;TZID=Asia/Kolkata:20261203T150000",
    ]),
  ).toEqual([
    hour("2026-11-24T10:00"),
    hour("2026-11-25T10:00"),
    hour("2026-12-01T15:00"),
    hour("2026-12-05T10:00", 120),
  ]);
  expect(busy(["DTSTART;VALUE=DATE:20261124", "RDATE;VALUE=DATE:20261201"])).toEqual([
    { startMs: at("2026-11-24T00:00"), endMs: at("2026-11-25T00:00") },
    { startMs: at("2026-12-01T00:00"), endMs: at("2026-12-02T00:00") },
  ]);
});

test("only its owner's own answer to an invitation counts", () => {
  const invitation = [
    "DTSTART:20261124T100000Z",
    "DTEND:20261124T110000Z",
    "ATTENDEE;PARTSTAT=DECLINED:mailto:kavitha@example.com",
  ];
  expect(busy(invitation)).toHaveLength(1);
  expect(busy([...invitation, "ATTENDEE;PARTSTAT=DECLINED:mailto:Priya@Example.com"])).toEqual([]);
});

test("one time of a series can be cancelled, free or moved into the span", () => {
  const series = ["DTSTART:20261124T100000Z", "DTEND:20261124T110000Z", "RRULE:FREQ=DAILY;COUNT=3"];
  expect(busy(series, timeOn(24, "STATUS:CANCELLED"), timeOn(25, "TRANSP:TRANSPARENT"))).toEqual([
    { startMs: Date.UTC(2026, 10, 26, 10), endMs: Date.UTC(2026, 10, 26, 11) },
  ]);
  expect(
    busy(
      ["DTSTART:20260101T100000Z", "DTEND:20260101T110000Z", "RRULE:FREQ=YEARLY;COUNT=1"],
      ["RECURRENCE-ID:20260101T100000Z", "DTSTART:20261201T100000Z", "DTEND:20261201T110000Z"],
    ),
  ).toEqual([{ startMs: Date.UTC(2026, 11, 1, 10), endMs: Date.UTC(2026, 11, 1, 11) }]);
});

test("an invitation to a single time of a series is one event", () => {
  expect(
    busy(["RECURRENCE-ID:20261124T100000Z", "DTSTART:20261124T120000Z", "DTEND:20261124T130000Z"]),
  ).toEqual([{ startMs: Date.UTC(2026, 10, 24, 12), endMs: Date.UTC(2026, 10, 24, 13) }]);
});

test("tasks, every second anew and nonsense are nothing", () => {
  expect(readObject("nonsense", reader)).toBeUndefined();
  expect(busy(["DTSTART:20261124T100000Z", "RRULE:FREQ=SECONDLY"])).toBeUndefined();
  expect(busy(["SUMMARY:when?"])).toBeUndefined();
});

const anySeries = fc.record({
  zone: fc.constantFrom("Asia/Kolkata", "Europe/London", "America/New_York", "Australia/Lord_Howe"),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.integer({ min: 4, max: 22 }),
  minutes: fc.integer({ min: 1, max: 240 }),
  rule: fc.constantFrom(
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3;COUNT=200",
    "FREQ=WEEKLY;BYDAY=MO,TH",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYMONTHDAY=15,31",
    "FREQ=DAILY;UNTIL=20261215T000000Z",
  ),
});

test("series are unfolded as another parser does it, over changes of the clock", () => {
  fc.assert(
    fc.property(anySeries, ({ zone, month, day, hour, minutes, rule }) => {
      const start = `2026${pad(month)}${pad(day)}T${pad(hour)}1500`;
      const text = object([
        `DTSTART;TZID=${zone}:${start}`,
        `DURATION:PT${minutes}M`,
        `RRULE:${rule}`,
      ]).replace(
        "BEGIN:VEVENT",
        `${zoneBlock(zone, { startMs: Date.UTC(2025, 0), endMs: Date.UTC(2028, 0) })}\r\nBEGIN:VEVENT`,
      );
      expect(readObject(text, reader)?.busy).toEqual(withIcalJs(text, minutes));
    }),
    { numRuns: 100 },
  );
});

function withIcalJs(text: string, minutes: number) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const component = calendar.getFirstSubcomponent("vevent");
  if (!component) throw new Error("There is no event.");
  const times = new ICAL.Event(component).iterator();
  const spans = [];
  for (let time = times.next(); time; time = times.next()) {
    const startMs = time.toUnixTime() * 1000;
    if (startMs >= span.endMs) break;
    const endMs = startMs + minutes * 60_000;
    if (endMs > span.startMs) spans.push({ startMs, endMs });
  }
  ICAL.TimezoneService.reset();
  return spans;
}

/** What a series says of one of its times. */
function timeOn(day: number, ...rest: string[]): string[] {
  return [
    `RECURRENCE-ID:202611${day}T100000Z`,
    `DTSTART:202611${day}T100000Z`,
    `DTEND:202611${day}T110000Z`,
    ...rest,
  ];
}

function pad(part: number): string {
  return String(part).padStart(2, "0");
}

function at(local: string): number {
  return toInstantMs(local, ZONE);
}
