import { openBookDesk, type AppointmentView } from "../app/book-desk.ts";
import { loadConfig } from "../config/load-config.ts";
import { appointmentChanges } from "./appointment-changes.ts";
import { columns } from "./columns.ts";
import { UsageError, type Command } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";

const listCommand: Command = {
  name: "appointments list",
  summary: "list what is booked",
  help: `Usage: frontdesk appointments [list] [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--ids] [--json]
       frontdesk appointments add|move|cancel ...

Lists the appointments in the book, by time; cancelled ones are marked.

  --from, --to   only these days, both included
  --ids          with the ids that move and cancel take
  --json         as data: [{id, customer: {name, phone}, services, stylist, start, end, status, confirmed}]

frontdesk appointments add --help tells how to book, move and cancel.
`,
  options: {
    from: { type: "string" },
    to: { type: "string" },
    ids: { type: "boolean" },
    json: { type: "boolean" },
  },
  async run({ values, positionals, output }) {
    refuseWords("appointments", positionals);
    const days = { ...day("from", values["from"]), ...day("to", values["to"]) };
    await using book = await openBookDesk(await loadConfig());
    const appointments = await book.appointments(days);
    output.write(
      values["json"] === true
        ? `${JSON.stringify(appointments, null, 2)}\n`
        : appointmentTable(appointments, values["ids"] === true),
    );
    return 0;
  },
};

export const appointmentsCommand: Command = {
  ...listCommand,
  name: "appointments",
  summary: "list what is booked; book, move and cancel",
  subcommands: [listCommand, ...appointmentChanges],
};

/** One line an appointment, in columns. */
export function appointmentTable(
  appointments: readonly AppointmentView[],
  withIds = false,
): string {
  if (appointments.length === 0) return "Nothing is booked.\n";
  return columns(
    appointments.map((one) => [
      ...(withIds ? [one.id] : []),
      one.start.slice(0, 16).replace("T", " "),
      [...new Set(one.stylists)].join(", "),
      one.services.join(", "),
      one.customer.name,
      one.customer.phone,
      standing(one),
    ]),
  );
}

function standing({ status, confirmed }: AppointmentView): string {
  if (status !== "booked") return status;
  return confirmed ? "confirmed" : "";
}

function day(name: "from" | "to", value: unknown): { [key: string]: string } {
  if (value === undefined) return {};
  if (typeof value === "string" && isDay(value)) return { [name]: value };
  throw new UsageError(`--${name} takes a day such as 2026-11-24.`);
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00Z`);
  // JavaScript takes the 31st of February for the 3rd of March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
