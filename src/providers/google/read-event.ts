import type { calendar_v3 } from "@googleapis/calendar";
import { toInstantMs } from "../../domain/scheduling/local-time.ts";
import type { Span } from "../../domain/scheduling/types.ts";
import type { CalendarQuery, RemoteEvent } from "../../ports/calendar.ts";

/** Where an event of ours carries its UID: Google makes up its own. */
export const UID_PROPERTY = "frontdesk";

/** An event as Google gives it, series already unfolded; undefined when it makes no sense. */
export function readEvent(
  event: calendar_v3.Schema$Event,
  { span, zone }: Pick<CalendarQuery, "span" | "zone">,
): RemoteEvent | undefined {
  const { id, etag } = event;
  const startMs = instant(event.start, zone);
  const endMs = instant(event.end, zone);
  if (typeof id !== "string" || typeof etag !== "string") return undefined;
  if (startMs === undefined || endMs === undefined) return undefined;
  const whole = { startMs, endMs };
  return {
    remoteId: id,
    uid: event.extendedProperties?.private?.[UID_PROPERTY] ?? event.iCalUID ?? id,
    etag,
    ...whole,
    busy: takesTime(event) && meets(whole, span) ? [whole] : [],
  };
}

function instant(
  time: calendar_v3.Schema$EventDateTime | undefined,
  zone: string,
): number | undefined {
  if (typeof time?.dateTime === "string") {
    const atMs = Date.parse(time.dateTime);
    return Number.isNaN(atMs) ? undefined : atMs;
  }
  // A whole day is one where its owner is, whatever zone the calendar is shown in.
  return typeof time?.date === "string" ? toInstantMs(`${time.date}T00:00`, zone) : undefined;
}

/** Where somebody works and whose birthday it is takes no time. */
function takesTime(event: calendar_v3.Schema$Event): boolean {
  const declined = event.attendees?.some(
    (one) => one.self === true && one.responseStatus === "declined",
  );
  return (
    event.transparency !== "transparent" &&
    !["workingLocation", "birthday"].includes(event.eventType ?? "") &&
    declined !== true
  );
}

function meets(one: Span, other: Span): boolean {
  return one.startMs < one.endMs && one.startMs < other.endMs && one.endMs > other.startMs;
}
