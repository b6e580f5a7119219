import { expandRecurringEvent, sync, type EventInstance, type VEvent } from "node-ical";
import { toInstantMs } from "../../domain/scheduling/local-time.ts";
import type { Span } from "../../domain/scheduling/types.ts";
import { withAddedTimes } from "./added-times.ts";

/** What we want to know of a calendar's object. */
export interface ReadObject {
  readonly uid: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly busy: readonly Span[];
}

/** In which light it is read. */
export interface ObjectReader {
  readonly span: Span;
  /** The IANA zone of whole days and of times that name none. */
  readonly zone: string;
  /** The owner's own addresses, in lower case without `mailto:`: an invitation that one of them declined takes no time. */
  readonly addresses: readonly string[];
}

const DAY_MS = 86_400_000;

/**
 * Reads the iCalendar text of one object: an event, with its exceptions when it comes again and again (RFC 4791, 4.1). Undefined
 * when there is no event in it, or none that makes sense.
 */
export function readObject(text: string, reader: ObjectReader): ReadObject | undefined {
  const named = nameZones(text, reader.zone);
  const [first] = parse(named);
  if (!first) return undefined;
  const lengthMs = (first.end ?? first.start).getTime() - first.start.getTime();
  const times = parse(withAddedTimes(named, lengthMs)).flatMap((event) =>
    instancesOf(event, reader.span),
  );
  const { start, end = start, datetype } = first;
  return {
    uid: first.uid,
    ...spanOf({ start, end, isFullDay: datetype === "date" }, reader.zone),
    busy: times
      .filter((one) => takesTime(one.event, reader.addresses))
      .map((one) => spanOf(one, reader.zone))
      .filter(
        ({ startMs, endMs }) =>
          startMs < endMs && startMs < reader.span.endMs && endMs > reader.span.startMs,
      ),
  };
}

function parse(text: string): VEvent[] {
  // Every second anew for months is a mistake or an attack.
  if (/^RRULE[^\r\n]*FREQ=(?:SECONDLY|MINUTELY)/mu.test(text)) return [];
  try {
    return Object.values(sync.parseICS(text)).filter(
      (one): one is VEvent => one?.type === "VEVENT" && one.start instanceof Date,
    );
  } catch {
    return [];
  }
}

/** A time without a zone is meant where its owner is; the parser would take it for this machine's. */
function nameZones(text: string, zone: string): string {
  return text
    .replaceAll(/\r?\n[ \t]/gu, "")
    .replaceAll(
      /^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)((?:;(?!TZID=)[^:;\r\n]+)*)(?=:\d{8}T\d{6}(?:,|\r?$))/gmu,
      `$1$2;TZID=${zone}`,
    );
}

function instancesOf(event: VEvent, span: Span): EventInstance[] {
  // Whole days are days of this machine until they are read in the owner's zone.
  const from = new Date(span.startMs - 2 * DAY_MS);
  const to = new Date(span.endMs + 2 * DAY_MS);
  return expandRecurringEvent(event, { from, to, expandOngoing: true });
}

function spanOf(
  { start, end, isFullDay }: Pick<EventInstance, "start" | "end" | "isFullDay">,
  zone: string,
): Span {
  if (!isFullDay) return { startMs: start.getTime(), endMs: end.getTime() };
  return { startMs: dayStart(start, zone), endMs: dayStart(end, zone) };
}

/** The parser gives a date as midnight of this machine. */
function dayStart(date: Date, zone: string): number {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const local = [String(year).padStart(4, "0"), pad(month), pad(day)].join("-");
  return toInstantMs(`${local}T00:00`, zone);
}

function pad(part: number): string {
  return String(part).padStart(2, "0");
}

function takesTime(event: VEvent, addresses: readonly string[]): boolean {
  if (event.transparency === "TRANSPARENT" || event.status === "CANCELLED") return false;
  const attendees = event.attendee === undefined ? [] : [event.attendee].flat();
  return !attendees.some(
    (attendee) =>
      typeof attendee === "object" &&
      attendee.params.PARTSTAT === "DECLINED" &&
      addresses.includes(attendee.val.toLowerCase().replace(/^mailto:/u, "")),
  );
}
