import { openBookDesk, type AppointmentView } from "../app/book-desk.ts";
import { loadConfig } from "../config/load-config.ts";
import { UsageError, type Command } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";

export const appointmentsCommand: Command = {
  name: "appointments",
  summary: "list what is booked",
  help: `Usage: frontdesk appointments [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--json]

Lists the appointments in the book, by time; cancelled ones are marked.

  --from, --to   only these days, both included
  --json         as data: [{id, customer: {name, phone}, services, stylist, start, end, status}]
`,
  options: { from: { type: "string" }, to: { type: "string" }, json: { type: "boolean" } },
  async run({ values, positionals, output }) {
    refuseWords("appointments", positionals);
    const days = { ...day("from", values["from"]), ...day("to", values["to"]) };
    await using book = await openBookDesk(await loadConfig());
    const appointments = await book.appointments(days);
    output.write(
      values["json"] === true
        ? `${JSON.stringify(appointments, null, 2)}\n`
        : appointmentTable(appointments),
    );
    return 0;
  },
};

/** One line an appointment, in columns. */
export function appointmentTable(appointments: readonly AppointmentView[]): string {
  if (appointments.length === 0) return "Nothing is booked.\n";
  const rows = appointments.map((one) => [
    one.start.slice(0, 16).replace("T", " "),
    one.stylist,
    one.services.join(", "),
    one.customer.name,
    one.customer.phone,
    one.status === "booked" ? "" : one.status,
  ]);
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
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
