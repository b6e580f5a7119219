import { cancelInWords, expectInWords } from "../app/visits/expect.ts";
import { readSpan } from "../app/visits/read-span.ts";
import { expectedOf } from "../app/visits/visits.ts";
import { loadConfig } from "../config/load-config.ts";
import { columns, shorten } from "./columns.ts";
import type { Command } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";
import { deskOption, withManager } from "./with-manager.ts";

const COMMON = { json: { type: "boolean" }, desk: { type: "string" } } as const;

export const expectVisitor: Command = {
  name: "visits expect",
  summary: "announce a visitor beforehand",
  help: `Usage: frontdesk visits expect "<name>" --host <name> --at "<when>" [options]

Notes that a visitor is expected: the receptionist knows whom they come to see. With an e-mail address they are sent a QR
code that checks them in, and an entry for their calendar; that takes SMTP_URL in .env.

  --host      whom they come to see: a name or an id of frontdesk employees
  --at        when, like "2026-12-24 15:00" or "tomorrow 3pm"
  --minutes   how long; 60 unless told
  --company   where they are from
  --email     where the invitation goes
  --subject   what it is about; the visitor reads it in the invitation
  --json      as data: {id, visitor, company, host, subject, starts, ends, email, invitation, token}

  frontdesk visits expect "Tom Baker" --company Initech --host priya --at "tomorrow 3pm" --email tom@initech.example
`,
  options: {
    ...COMMON,
    host: { type: "string" },
    at: { type: "string" },
    minutes: { type: "string" },
    company: { type: "string" },
    email: { type: "string" },
    subject: { type: "string" },
  },
  async run({ values, positionals, output, errors }) {
    const words = Object.fromEntries(
      ["host", "at", "minutes", "company", "email", "subject"].flatMap((field) => {
        const value = values[field];
        return typeof value === "string" ? [[field, value]] : [];
      }),
    );
    const visitor = positionals.join(" ");
    const expected = await withManager(
      async ({ context }) => await expectInWords(context, { ...words, visitor }),
      deskOption(values),
    );
    if (values["json"] === true) output.write(`${JSON.stringify(expected, null, 2)}\n`);
    else
      output.write(
        `${expected.visitor} is expected by ${expected.host} on ${moment(expected.starts)}.\n`,
      );
    if (expected.email === null) return 0;
    const { mail } = await loadConfig();
    if (!mail)
      errors.write("The invitation waits: no e-mail is sent before SMTP_URL is set in .env.\n");
    else if (values["json"] !== true)
      output.write("The invitation goes out as soon as frontdesk serve is running.\n");
    return 0;
  },
};

export const expectedList: Command = {
  name: "visits expected",
  summary: "list who is to come",
  help: `Usage: frontdesk visits expected [--from <day>] [--to <day>] [--json]

Lists who is expected and hasn't come, the earliest first: from today for two weeks, unless told otherwise.

  --json   as data: [{id, visitor, company, host, subject, starts, ends, email, invitation, invitationReason}]
`,
  options: { ...COMMON, from: { type: "string" }, to: { type: "string" } },
  async run({ values, positionals, output }) {
    refuseWords("visits expected", positionals);
    const { from, to } = values;
    const expected = await withManager(async ({ context }) => {
      const span = await readSpan(context, {
        from: typeof from === "string" ? from : "today",
        ...(typeof to === "string" && { to }),
      });
      const untilMs = typeof to === "string" ? span.untilMs : span.fromMs + TWO_WEEKS_MS;
      return await expectedOf(context, { ...span, untilMs });
    }, deskOption(values));
    if (values["json"] === true) {
      output.write(`${JSON.stringify(expected, null, 2)}\n`);
      return 0;
    }
    if (expected.length === 0) output.write("Nobody is expected.\n");
    else
      output.write(
        columns([
          ["ID", "VISITOR", "COMPANY", "HOST", "WHEN", "INVITATION"],
          ...expected.map((one) => [
            one.id,
            shorten(one.visitor ?? "", 28),
            shorten(one.company ?? "", 20),
            shorten(one.host ?? "", 20),
            moment(one.starts),
            [one.invitation ?? "", one.invitationReason ?? ""]
              .filter((part) => part !== "")
              .join(": "),
          ]),
        ]),
      );
    return 0;
  },
};

const TWO_WEEKS_MS = 14 * 86_400_000;

export const cancelExpected: Command = {
  name: "visits cancel",
  summary: "take back that a visitor is expected",
  help: `Usage: frontdesk visits cancel <id or name> [--json]

Takes back that somebody is expected; the QR code they were sent lets nobody in any more. They aren't told: write to them.
`,
  options: COMMON,
  async run({ values, positionals, output }) {
    const { id, visitor } = await withManager(
      async ({ context }) => await cancelInWords(context, positionals.join(" ")),
      deskOption(values),
    );
    if (values["json"] === true) output.write(`${JSON.stringify({ id }, null, 2)}\n`);
    else output.write(`${visitor ?? "They"} isn't expected any more.\n`);
    return 0;
  },
};

function moment(iso: string): string {
  return iso.slice(0, 16).replace("T", " ");
}
