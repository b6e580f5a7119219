import { readFile } from "node:fs/promises";
import {
  openCalendarDesk,
  type CalendarDesk,
  type CalendarResult,
} from "../app/calendars/calendar-desk.ts";
import { loadConfig } from "../config/load-config.ts";
import type { CalendarDetail } from "../domain/calendars/appointment-words.ts";
import { connectionLines, conflictLines, listText, meetingLines } from "./calendar-lines.ts";
import { CommandFailed, UsageError, type Command, type CommandInput } from "./command.ts";
import { readSecret } from "./read-secret.ts";

export const calendarsCommand: Command = {
  name: "calendars",
  summary: "show appointments in people's own calendars, and keep both in step",
  help: `Usage: frontdesk calendars [list] [--json]
       frontdesk calendars feed [--person <name>] [--shows <how much>]
       frontdesk calendars rotate <feed>
       frontdesk calendars connect --person <name> --caldav <address> --user <user> [--calendar <name>] [--shows <how much>]
       frontdesk calendars connect --person <name> --google <calendar> --key-file <file> [--shows <how much>]
       frontdesk calendars connect --employee <name> | --lobby (the same as above, without --shows)
       frontdesk calendars sync | conflicts [--json]
       frontdesk calendars remove <feed or connection> [--keep-events]

A feed is a secret address that a calendar program subscribes to: it shows the appointments of one person, or of everybody. A
connection works both ways: appointments are put into the person's own calendar, and what else keeps them busy there can't be
booked here. In a lobby, a connected calendar is only read: who is invited from outside, today and tomorrow, is expected.

  feed       makes a feed and prints its address, this once
  rotate     gives a feed another address; the old one shows nothing any more
  connect    connects a calendar on a CalDAV server (Apple, Fastmail, Nextcloud, ...) or at Google. The password is
             asked for; from a script, it is the first line of the standard input
  sync       brings every connected calendar in step now; the running service does so by itself
  conflicts  lists appointments at times that their person is busy elsewhere
  remove     closes a feed, or disconnects a calendar and takes our appointments out of it

  --person       who; without it, a feed shows everybody
  --employee     in a lobby: whose meetings are read
  --lobby        in a lobby: the calendar is nobody's own, as one of visitors or of a room
  --shows        busy, first-name or everything: how much of an appointment is shown
  --calendar     which one, where the address leads to several
  --key-file     the JSON file that Google gives out for a service account
  --keep-events  leaves our appointments in the calendar
  --desk         the desk, where there are several
  --json         as data

Example: frontdesk calendars connect --person Priya --caldav https://caldav.fastmail.com --user priya@example.com
`,
  options: {
    person: { type: "string" },
    employee: { type: "string" },
    lobby: { type: "boolean" },
    shows: { type: "string" },
    caldav: { type: "string" },
    user: { type: "string" },
    calendar: { type: "string" },
    google: { type: "string" },
    "key-file": { type: "string" },
    "keep-events": { type: "boolean" },
    desk: { type: "string" },
    json: { type: "boolean" },
  },
  async run(input) {
    const [verb = "list", ...rest] = input.positionals;
    const action = actions[verb];
    if (!action) {
      throw new UsageError(`"${verb}" can't be used here; see frontdesk calendars --help.`);
    }
    const allowed = ["rotate", "remove"].includes(verb) ? 1 : 0;
    if (rest.length !== allowed) {
      throw new UsageError(
        allowed === 1
          ? `${verb} takes the id that frontdesk calendars shows.`
          : `"${rest[0] ?? ""}" can't be used here; see frontdesk calendars --help.`,
      );
    }
    return await action(input, rest[0] ?? "");
  },
};

const actions: Readonly<Record<string, (input: CommandInput, id: string) => Promise<number>>> = {
  list: withDesk(async (desk, input) => {
    const all = await desk.list();
    print(input, all, listText(all));
  }),
  feed: withDesk(async (desk, input) => {
    const shows = readShows(input);
    const person = text(input, "person");
    const made = worked(
      await desk.addFeed({ ...(person !== undefined && { person }), ...(shows && { shows }) }),
    );
    print(input, { id: made.id, url: made.url }, addressText(desk, made.url));
  }),
  rotate: withDesk(async (desk, input, id) => {
    const { url } = worked(await desk.rotate(id));
    print(input, { id, url }, addressText(desk, url));
  }),
  async connect(input) {
    const employee = text(input, "employee");
    const isLobby = input.values["lobby"] === true;
    if (
      [text(input, "person") !== undefined, employee !== undefined, isLobby].filter(Boolean)
        .length > 1
    )
      throw new UsageError("Say one of --person, --employee and --lobby.");
    if (employee !== undefined || isLobby) return await connectMeetings(input, employee ?? null);
    const wish = {
      person: needed(input, "person"),
      at: await readPlace(input),
      ...(readShows(input) && { shows: readShows(input) ?? "busy" }),
    };
    return await withDesk(async (desk) => {
      const { id } = worked(await desk.connect(wish, input.signal));
      const { connections } = await desk.sync(input.signal);
      const own = connections.filter((one) => one.id === id);
      print(input, own[0] ?? { id }, connectionLines(own));
    })(input, "");
  },
  sync: withDesk(async (desk, input) => {
    const { connections, meetings } = await desk.sync(input.signal);
    const all = [...connections, ...meetings];
    const lines = connectionLines(connections) + meetingLines(meetings);
    print(input, all, all.length === 0 ? "No calendar is connected.\n" : lines);
    if (all.some((one) => one.problem !== null)) return 1;
    return 0;
  }),
  conflicts: withDesk(async (desk, input) => {
    const conflicts = await desk.conflicts();
    print(input, conflicts, conflictLines(conflicts));
  }),
  remove: withDesk(async (desk, input, id) => {
    const keepEvents = input.values["keep-events"] === true;
    const { takenAway } = worked(await desk.remove(id, { keepEvents, signal: input.signal }));
    const also =
      takenAway === 0 ? "" : ` ${takenAway} appointment(s) were taken out of the calendar.`;
    print(input, { id, takenAway }, `Removed.${also}\n`);
  }),
};

async function connectMeetings(input: CommandInput, employee: string | null): Promise<number> {
  if (text(input, "shows") !== undefined)
    throw new UsageError(
      "--shows is for appointments; of a lobby, nothing is put into a calendar.",
    );
  const wish = { employee, at: await readPlace(input) };
  return await withDesk(async (desk) => {
    const { id } = worked(await desk.connectMeetings(wish, input.signal));
    const { meetings } = await desk.sync(input.signal);
    const own = meetings.filter((one) => one.id === id);
    print(input, own[0] ?? { id }, meetingLines(own));
  })(input, "");
}

function withDesk(
  work: (desk: CalendarDesk, input: CommandInput, id: string) => Promise<number | void>,
): (input: CommandInput, id: string) => Promise<number> {
  return async (input, id) => {
    await using desk = await openCalendarDesk(await loadConfig(), text(input, "desk"));
    return (await work(desk, input, id)) ?? 0;
  };
}

function worked<Value>(result: CalendarResult<Value>): { readonly ok: true } & Value {
  if (!result.ok) throw new CommandFailed(result.reason);
  return result;
}

function print({ values, output }: CommandInput, data: unknown, words: string): void {
  output.write(values["json"] === true ? `${JSON.stringify(data, null, 2)}\n` : words);
}

function addressText(desk: CalendarDesk, url: string): string {
  const warning = desk.isPublic
    ? ""
    : "Only this machine can reach it until PUBLIC_ORIGIN is set.\n";
  return `${url}\nWhoever knows this address sees the appointments. It isn't shown again.\n${warning}`;
}

async function readPlace(input: CommandInput) {
  const [caldav, google] = [text(input, "caldav"), text(input, "google")];
  if ((caldav === undefined) === (google === undefined)) {
    throw new UsageError("Say where the calendar is: --caldav <address> or --google <calendar>.");
  }
  if (google !== undefined) {
    const keyText = await readKey(needed(input, "key-file"));
    return { kind: "google" as const, calendarId: google, keyText };
  }
  const address = caldav ?? "";
  if (!isSafeAddress(address)) {
    throw new UsageError("--caldav takes an https address such as https://caldav.fastmail.com.");
  }
  const user = needed(input, "user");
  const calendar = text(input, "calendar");
  const password = await readSecret(input, `Password of ${user}`);
  if (password === undefined) throw new UsageError("No password was given.");
  return {
    kind: "caldav" as const,
    address,
    user,
    password,
    ...(calendar !== undefined && { calendar }),
  };
}

/** A password goes there with each request; in the clear it may only go to this machine. */
function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return protocol === "https:" || (protocol === "http:" && isHere);
}

async function readKey(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw new UsageError(`The file ${path} can't be read; give the path of Google's JSON file.`);
  }
}

function readShows(input: CommandInput): CalendarDetail | undefined {
  const shows = text(input, "shows");
  if (shows === undefined) return undefined;
  if (shows === "busy" || shows === "first-name" || shows === "everything") return shows;
  throw new UsageError("--shows takes busy, first-name or everything.");
}

function needed(input: CommandInput, name: string): string {
  const value = text(input, name);
  if (value === undefined || value === "") throw new UsageError(`--${name} is missing.`);
  return value;
}

function text({ values }: CommandInput, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}
