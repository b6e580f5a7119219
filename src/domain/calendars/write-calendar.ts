import { Temporal } from "temporal-polyfill";
import type { CalendarEvent } from "./calendar-event.ts";
import { contentLine, textLine } from "./content-lines.ts";
import { zoneBlock } from "./zone-block.ts";

const YEAR_MS = 366 * 86_400_000;

/** What a subscribed calendar says about itself. */
export interface FeedHead {
  readonly name: string;
  /** The IANA zone it is shown in where its events don't say. */
  readonly zone: string;
  /** How often a program may ask for it again. */
  readonly refreshEveryMinutes: number;
}

/** A calendar that programs subscribe to, as iCalendar text (RFC 5545, RFC 7986). The same events give the same text. */
export function writeFeed(feed: FeedHead, events: readonly CalendarEvent[]): string {
  const refresh = `PT${feed.refreshEveryMinutes}M`;
  return calendar(events, [
    "METHOD:PUBLISH",
    textLine("NAME", feed.name),
    textLine("X-WR-CALNAME", feed.name),
    contentLine("X-WR-TIMEZONE", feed.zone),
    `REFRESH-INTERVAL;VALUE=DURATION:${refresh}`,
    `X-PUBLISHED-TTL:${refresh}`,
  ]);
}

/** One event as a calendar server stores it; without a METHOD, which RFC 4791 (4.1) forbids there. */
export function writeEvent(event: CalendarEvent): string {
  return calendar([event], []);
}

function calendar(events: readonly CalendarEvent[], head: readonly string[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Frontdesk//Frontdesk//EN",
    "CALSCALE:GREGORIAN",
    ...head,
    ...zoneBlocks(events),
    ...events.flatMap(eventLines),
    "END:VCALENDAR",
  ];
  return `${lines.join("\r\n")}\r\n`;
}

function zoneBlocks(events: readonly CalendarEvent[]): string[] {
  const byZone = Map.groupBy(events, (event) => event.zone);
  return [...byZone].map(([zone, own]) =>
    zoneBlock(zone, {
      // A year around, because some programs look for a rule before and after each time.
      startMs: Math.min(...own.map((event) => event.startMs)) - YEAR_MS,
      endMs: Math.max(...own.map((event) => event.endMs)) + YEAR_MS,
    }),
  );
}

function eventLines(event: CalendarEvent): string[] {
  const cancelled = event.status === "cancelled";
  return [
    "BEGIN:VEVENT",
    textLine("UID", event.uid),
    contentLine("SEQUENCE", String(event.sequence)),
    // Not the time of writing: then the text would change each second, and nobody could keep it.
    contentLine("DTSTAMP", utc(event.changedAtMs)),
    contentLine("CREATED", utc(event.createdAtMs)),
    contentLine("LAST-MODIFIED", utc(event.changedAtMs)),
    momentLine("DTSTART", event.startMs, event.zone),
    momentLine("DTEND", event.endMs, event.zone),
    textLine("SUMMARY", event.summary),
    ...(event.description === undefined ? [] : [textLine("DESCRIPTION", event.description)]),
    ...(event.location === undefined ? [] : [textLine("LOCATION", event.location)]),
    `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`,
    `TRANSP:${cancelled ? "TRANSPARENT" : "OPAQUE"}`,
    "END:VEVENT",
  ];
}

/** In local time; in UTC where the clock shows that time twice, because programs differ in which of the two they take. */
function momentLine(name: string, atMs: number, zone: string): string {
  const clock = onTheClock(atMs, zone);
  const [earlier, later] = (["earlier", "later"] as const).map(
    (disambiguation) => clock.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
  );
  return earlier === later
    ? contentLine(`${name};TZID=${zone}`, compact(clock))
    : contentLine(name, utc(atMs));
}

function utc(atMs: number): string {
  return `${compact(onTheClock(atMs, "UTC"))}Z`;
}

function onTheClock(atMs: number, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDateTime();
}

function compact(clock: Temporal.PlainDateTime): string {
  return clock.toString({ smallestUnit: "second" }).replaceAll(/[-:]/gu, "");
}
