import type { MeetingCalendarView } from "../app/calendars/meeting-calendars.ts";
import type { ConflictView, ConnectionView, FeedView } from "../app/calendars/calendar-desk.ts";

/** Feeds and connections, a line each. */
export function listText(all: {
  readonly feeds: readonly FeedView[];
  readonly connections: readonly ConnectionView[];
  readonly meetings: readonly MeetingCalendarView[];
}): string {
  const { feeds, connections, meetings } = all;
  if (feeds.length + connections.length + meetings.length === 0) {
    return "There are no feeds and no connected calendars; see frontdesk calendars --help.\n";
  }
  const feedLines = feeds.map(
    ({ id, person, shows }) => `feed        ${id}  ${person ?? "everybody"}, shows ${shows}\n`,
  );
  return feedLines.join("") + connectionLines(connections) + meetingLines(meetings);
}

/** Connected calendars, a line each, and another for what is wrong. */
export function connectionLines(connections: readonly ConnectionView[]): string {
  return connections.map((one) => connectionText(one)).join("");
}

/** Calendars that are read for visitors, a line each, and another for what is wrong. */
export function meetingLines(calendars: readonly MeetingCalendarView[]): string {
  return calendars
    .map(({ id, employee, calendar, expected, lastRead, problem }) => {
      const lastly = lastRead === null ? "not read yet" : `read ${minute(lastRead)}`;
      const visitors = expected === 1 ? "1 visitor" : `${expected} visitors`;
      const of = employee ?? "the whole lobby";
      const head = `visitors    ${id}  ${of}, ${calendar}, ${visitors} expected, ${lastly}\n`;
      return problem === null ? head : `${head}            ${problem}\n`;
    })
    .join("");
}

/** Appointments in the way of something else, a line each. */
export function conflictLines(conflicts: readonly ConflictView[]): string {
  if (conflicts.length === 0) return "No appointment stands in anybody's way.\n";
  return conflicts
    .map(
      ({ appointment, person, start, busyFrom, busyUntil }) =>
        `${minute(start)}  ${person} is busy elsewhere from ${minute(busyFrom)} to ${minute(busyUntil)}  (${appointment})\n`,
    )
    .join("");
}

function connectionText(one: ConnectionView): string {
  const lastly = one.lastInStep === null ? "not in step yet" : `in step ${minute(one.lastInStep)}`;
  const notes = [
    one.problem,
    one.putBack > 0
      ? `${one.putBack} appointment(s) were changed there and put back; change them with Frontdesk.`
      : null,
    one.refused > 0 ? `The calendar doesn't take ${one.refused} appointment(s).` : null,
  ].filter((note) => note !== null);
  const head = `connection  ${one.id}  ${one.person}, ${one.calendar}, shows ${one.shows}, ${lastly}\n`;
  return head + notes.map((note) => `            ${note}\n`).join("");
}

/** `2026-11-24T15:00:00+05:30` as people read it. */
function minute(iso: string): string {
  return iso.slice(0, 16).replace("T", " ");
}
