export { CalDavCalendar } from "./caldav-calendar.ts";
export { findCalendars } from "./find-calendars.ts";
