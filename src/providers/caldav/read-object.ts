import type { VEvent } from "node-ical";
import type { Span } from "../../domain/scheduling/types.ts";
import { isDeclined, spanOf, timesInObject } from "./object-times.ts";

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

/**
 * Reads the iCalendar text of one object: an event, with its exceptions when it comes again and again (RFC 4791, 4.1). Undefined
 * when there is no event in it, or none that makes sense.
 */
export function readObject(text: string, reader: ObjectReader): ReadObject | undefined {
  const { span, zone, addresses } = reader;
  const read = timesInObject(text, reader);
  if (!read) return undefined;
  return {
    uid: read.event.uid,
    ...read.whole,
    busy: read.times
      .filter((one) => takesTime(one.event, addresses))
      .map((one) => spanOf(one, zone))
      .filter(
        ({ startMs, endMs }) => startMs < endMs && startMs < span.endMs && endMs > span.startMs,
      ),
  };
}

function takesTime(event: VEvent, addresses: readonly string[]): boolean {
  if (event.transparency === "TRANSPARENT" || event.status === "CANCELLED") return false;
  return !isDeclined(event, addresses);
}
