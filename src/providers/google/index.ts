export { GoogleCalendar } from "./google-calendar.ts";
export { readGoogleKey } from "./google-key.ts";
