export { GoogleCalendar } from "./google-calendar.ts";
export { readGoogleKey, type GoogleKey } from "./google-key.ts";
