import { expandRecurringEvent, sync, type EventInstance, type VEvent } from "node-ical";
import { toInstantMs } from "../../domain/scheduling/local-time.ts";
import type { Span } from "../../domain/scheduling/types.ts";
import { withAddedTimes } from "./added-times.ts";

/** An event of a calendar's object and when it takes place. */
export interface ObjectTimes {
  /** The event itself; of one that comes again and again, the first. */
  readonly event: VEvent;
  readonly whole: Span;
  /** Each time near the span, with the exceptions that are made of it. */
  readonly times: readonly EventInstance[];
}

const DAY_MS = 86_400_000;

/** Reads when the event of an object takes place (RFC 4791, 4.1); undefined when there is none, or none that makes sense. */
export function timesInObject(
  text: string,
  { span, zone }: { readonly span: Span; readonly zone: string },
): ObjectTimes | undefined {
  const named = nameZones(text, zone);
  const [event] = parse(named);
  if (!event) return undefined;
  const lengthMs = (event.end ?? event.start).getTime() - event.start.getTime();
  const times = parse(withAddedTimes(named, lengthMs)).flatMap((one) => instancesOf(one, span));
  const { start, end = start, datetype } = event;
  return { event, whole: spanOf({ start, end, isFullDay: datetype === "date" }, zone), times };
}

/** From when to when, in the owner's zone where it's whole days. */
export function spanOf(
  { start, end, isFullDay }: Pick<EventInstance, "start" | "end" | "isFullDay">,
  zone: string,
): Span {
  if (!isFullDay) return { startMs: start.getTime(), endMs: end.getTime() };
  return { startMs: dayStart(start, zone), endMs: dayStart(end, zone) };
}

/** Whether the owner of one of these addresses said no. */
export function isDeclined(event: VEvent, addresses: readonly string[]): boolean {
  const attendees = event.attendee === undefined ? [] : [event.attendee].flat();
  return attendees.some(
    (attendee) =>
      typeof attendee === "object" &&
      attendee.params.PARTSTAT === "DECLINED" &&
      addresses.includes(addressIn(attendee.val)),
  );
}

/** The mail address in a calendar's address (RFC 5545, 3.3.3), in lower case. */
export function addressIn(value: string): string {
  return value
    .trim()
    .toLowerCase()
    .replace(/^mailto:/u, "");
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

/** The parser gives a date as midnight of this machine. */
function dayStart(date: Date, zone: string): number {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const local = [String(year).padStart(4, "0"), pad(month), pad(day)].join("-");
  return toInstantMs(`${local}T00:00`, zone);
}

function pad(part: number): string {
  return String(part).padStart(2, "0");
}
