import { bookByWords, cancelByWords, moveByWords } from "../app/manager/appointments.ts";
import type { Outcome, Words } from "../app/manager/table.ts";
import type { Command, CommandInput } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";
import { deskOption, withManager } from "./with-manager.ts";

const COMMON = { json: { type: "boolean" }, desk: { type: "string" } } as const;

const addCommand: Command = {
  name: "appointments add",
  summary: "book for somebody",
  help: `Usage: frontdesk appointments add --customer <name> [--phone <number>] --service <services> --when <time>

Books what is free, also right now, at any minute, or a visit of today that is over already: the notice that callers have
to give, the grid and the most a day don't bind you. What isn't free, or falls outside the hours, is refused, with what is
free near it.

  --customer   the customer's name
  --phone      their number; somebody who is in the book already needs none
  --service    one or several services of the visit, with commas between (in a clinic also --reason)
  --stylist    with whom; without it, whoever is booked least that day (in a clinic also --provider)
  --when       "2026-11-24 15:00", or words such as "tomorrow at 4 pm" or "now"
  --json       as data: {id, notes}

  frontdesk appointments add --customer "Anita Kumar" --phone "98401 23456" --service haircut --when "tomorrow at 4 pm"
`,
  options: {
    ...COMMON,
    customer: { type: "string" },
    phone: { type: "string" },
    service: { type: "string" },
    reason: { type: "string" },
    stylist: { type: "string" },
    provider: { type: "string" },
    when: { type: "string" },
  },
  async run(input) {
    refuseWords("appointments add", input.positionals);
    return await withManager(async ({ context }) => {
      const done = await bookByWords(context, wordsOf(input));
      return tell(input, "Booked", done);
    }, deskOption(input.values));
  },
};

const moveCommand: Command = {
  name: "appointments move",
  summary: "move an appointment",
  help: `Usage: frontdesk appointments move <id or customer> [--when <time>] [--stylist <name>]

Moves one appointment, by the same rules as appointments add. A customer's name or number is enough when they have only one to come.

  --when      "2026-11-24 15:00", or words such as "Friday at 4 pm"
  --stylist   with whom from now on (in a clinic also --provider)
  --json      as data: {id, notes}
`,
  options: {
    ...COMMON,
    when: { type: "string" },
    stylist: { type: "string" },
    provider: { type: "string" },
  },
  async run(input) {
    return await withManager(async ({ context }) => {
      const done = await moveByWords(context, input.positionals.join(" "), wordsOf(input));
      return tell(input, "Moved to", done);
    }, deskOption(input.values));
  },
};

const cancelCommand: Command = {
  name: "appointments cancel",
  summary: "cancel an appointment",
  help: `Usage: frontdesk appointments cancel <id or customer>

Cancels one appointment that is to come or was in the last day; its time is free from then on. frontdesk undo books it again if it still is.

  --json   as data: {id, notes}
`,
  options: COMMON,
  async run(input) {
    return await withManager(async ({ context }) => {
      const done = await cancelByWords(context, input.positionals.join(" "));
      return tell(input, "Cancelled", done);
    }, deskOption(input.values));
  },
};

/** What changes appointments, besides the list. */
export const appointmentChanges: readonly Command[] = [addCommand, moveCommand, cancelCommand];

/** A clinic's words for the same. */
const IN_A_SALON: Readonly<Record<string, string>> = { reason: "service", provider: "stylist" };

function wordsOf({ values }: CommandInput): Words {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[IN_A_SALON[name] ?? name, value]] : [],
    ),
  );
}

function tell(
  { values, output }: CommandInput,
  did: string,
  { id, notes, line }: Outcome & { readonly line: string },
): number {
  if (values["json"] === true) output.write(`${JSON.stringify({ id, notes }, null, 2)}\n`);
  else output.write(`${[`${did} ${line}.`, ...notes].join(" ")}\n`);
  return 0;
}
