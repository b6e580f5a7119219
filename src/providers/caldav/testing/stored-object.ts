import ICAL from "ical.js";
import type { Span } from "../../../domain/scheduling/types.ts";

/** What a CalDAV server finds in an object, read with a parser that Frontdesk itself doesn't use. */
export interface StoredTimes {
  readonly uid: string;
  readonly startMs: number;
  readonly endMs: number;
  meets(span: Span): boolean;
}

/** Reads the text of an object as strictly as RFC 4791 (4.1) asks. Throws for what a server must refuse. */
export function readStored(text: string): StoredTimes {
  if (!text.endsWith("END:VCALENDAR\r\n")) throw new Error("It doesn't end as a calendar does.");
  const calendar = new ICAL.Component(ICAL.parse(text));
  if (calendar.getFirstPropertyValue("method") !== null) throw new Error("It has a METHOD.");
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const components = calendar.getAllSubcomponents("vevent");
  const events = components.map((one) => new ICAL.Event(one));
  const [master, ...exceptions] = events.toSorted((a) => (a.isRecurrenceException() ? 1 : -1));
  if (!master) throw new Error("There is no event in it.");
  if (new Set(events.map((one) => one.uid)).size !== 1) throw new Error("It has several UIDs.");
  const startMs = instant(master.startDate);
  const endMs = instant(master.endDate);
  const spans = [{ startMs, endMs }, ...exceptions.map(spanOf)];
  if (master.isRecurring()) {
    const times = master.iterator();
    for (let time = times.next(); time && spans.length < 2000; time = times.next()) {
      spans.push({ startMs: instant(time), endMs: instant(time) + endMs - startMs });
    }
  }
  ICAL.TimezoneService.reset();
  return {
    uid: master.uid,
    startMs,
    endMs,
    meets: (span) => spans.some((one) => one.startMs < span.endMs && one.endMs > span.startMs),
  };
}

function spanOf(event: ICAL.Event): Span {
  return { startMs: instant(event.startDate), endMs: instant(event.endDate) };
}

/** A server without a zone of its own takes times that name none as UTC. */
function instant(time: ICAL.Time): number {
  return time.toUnixTime() * 1000;
}
