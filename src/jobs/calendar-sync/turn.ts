import type { Calendar } from "../../ports/calendar.ts";
import type { CalendarLink } from "../../store/calendars/links.ts";
import type { CalendarSync } from "./sync-calendars.ts";

/** One turn of one calendar. */
export interface Turn extends CalendarSync {
  readonly link: CalendarLink;
  readonly calendar: Calendar;
  readonly signal: AbortSignal;
}
