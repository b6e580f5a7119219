import type { Database } from "../../store/database.ts";
import { linksOf } from "../../store/calendars/links.ts";
import { meetingCalendarsOf } from "../../store/lobby/meeting-calendars.ts";
import { calendarHealth } from "./start-calendars.ts";

/** What `frontdesk doctor` says of people's calendars. */
export async function examineCalendars(database: Database): Promise<{
  readonly part: "calendars";
  readonly state: "ok" | "off" | "broken";
  readonly detail: string;
}> {
  const links = await linksOf(database.read);
  const connected = links.length + (await meetingCalendarsOf(database.read)).length;
  if (connected === 0) {
    return {
      part: "calendars",
      state: "off",
      detail: "No calendar is connected; see frontdesk calendars --help.",
    };
  }
  const { state, detail } = await calendarHealth(database);
  if (state === "degraded") return { part: "calendars", state: "broken", detail: detail ?? "" };
  return { part: "calendars", state: "ok", detail: `${connected} connected and in step.` };
}
