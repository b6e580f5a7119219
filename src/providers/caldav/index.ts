export { CalDavCalendar } from "./caldav-calendar.ts";
export { findCalendars, type FoundCalendar } from "./find-calendars.ts";
