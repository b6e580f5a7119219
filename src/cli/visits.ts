import { checkOutInWords, showInWords, visitsOf } from "../app/visits/visits.ts";
import { readSpan } from "../app/visits/read-span.ts";
import { columns, shorten } from "./columns.ts";
import { UsageError, type Command, type CommandInput } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";
import { cancelExpected, expectedList, expectVisitor } from "./visits-expected.ts";
import { exportVisits } from "./visits-export.ts";
import { rollCallCommand } from "./visits-roll-call.ts";
import { deskOption, withManager } from "./with-manager.ts";

const COMMON = { json: { type: "boolean" }, desk: { type: "string" } } as const;

const list: Command = {
  name: "visits list",
  summary: "list who came",
  help: `Usage: frontdesk visits [list] [--here] [--from <day>] [--to <day>] [--json]

Lists who came to the lobby, the newest first: today, or within the days given.

  --here   only who hasn't left, whenever they came
  --from   a day such as 2026-11-20 or "last Monday"
  --to     the last day; today unless told
  --json   as data: [{id, visitor, company, purpose, about, people, host, status, answer, arrived, left, leftBy}]
`,
  options: {
    ...COMMON,
    here: { type: "boolean" },
    from: { type: "string" },
    to: { type: "string" },
  },
  async run({ values, positionals, output }) {
    refuseWords("visits", positionals);
    const { from, to } = values;
    const isHere = values["here"] === true;
    if (isHere && (from !== undefined || to !== undefined))
      throw new UsageError("--here goes without --from and --to.");
    const visits = await withManager(
      async ({ context }) =>
        await visitsOf(
          context,
          isHere
            ? undefined
            : await readSpan(context, {
                ...(typeof from === "string" && { from }),
                ...(typeof to === "string" && { to }),
              }),
        ),
      deskOption(values),
    );
    if (values["json"] === true) return writeJson(output, visits);
    if (visits.length === 0) {
      output.write(isHere ? "Nobody is here.\n" : "Nobody came.\n");
      return 0;
    }
    output.write(
      columns([
        ["ID", "VISITOR", "COMPANY", "HOST", "ARRIVED", "LEFT", "STATUS"],
        ...visits.map((visit) => [
          visit.id.slice(-8),
          shorten(named(visit.visitor, visit.people), 28),
          shorten(visit.company ?? "", 20),
          shorten(visit.host ?? "the front desk", 20),
          moment(visit.arrived),
          visit.left === null ? "" : moment(visit.left),
          visit.answer === null || visit.status === "left" ? visit.status : visit.answer,
        ]),
      ]),
    );
    return 0;
  },
};

const show: Command = {
  name: "visits show",
  summary: "show one visit",
  help: `Usage: frontdesk visits show <id or name> [--json]

Shows everything about one visit: how its host was told, what was accepted, and whom on the deny list it was taken for.
`,
  options: COMMON,
  async run({ values, positionals, output }) {
    const visit = await withManager(
      async ({ context }) => await showInWords(context, positionals.join(" ")),
      deskOption(values),
    );
    if (values["json"] === true) return writeJson(output, visit);
    const { told, accepted, denyList, ...plain } = visit;
    output.write(
      columns([
        ...Object.entries(plain).map(([field, value]) => [
          field,
          value === null ? "" : String(value),
        ]),
        ...told.map(({ step, status, reason }) => [
          "told by",
          step,
          [status, reason].filter(Boolean).join(": "),
        ]),
        ...accepted.map(({ name, version }) => ["accepted", name, `version ${version}`]),
        ...denyList.map(({ entry, score, verdict, note }) => [
          "deny list",
          entry,
          [`${Math.round(score * 100)} % alike`, verdict ?? "not decided", note ?? ""]
            .filter((part) => part !== "")
            .join(", "),
        ]),
      ]),
    );
    return 0;
  },
};

const checkOut: Command = {
  name: "visits check-out",
  summary: "note that a visitor left",
  help: `Usage: frontdesk visits check-out <id or name> [--json]

Notes that a visitor left. Who forgets to sign out is signed out at midnight where they came to.
`,
  options: COMMON,
  async run({ values, positionals, output }) {
    const left = await withManager(
      async ({ context }) => await checkOutInWords(context, positionals.join(" ")),
      deskOption(values),
    );
    if (values["json"] === true) return writeJson(output, { id: left.id });
    output.write(`${left.visitor ?? "They"} left.\n`);
    return 0;
  },
};

export const visitsCommand: Command = {
  name: "visits",
  summary: "see who came to the lobby, expect visitors, sign them out",
  help: `Usage: frontdesk visits [list] [--here] [--from <day>] [--to <day>] [--json]
       frontdesk visits show <id or name>
       frontdesk visits check-out <id or name>
       frontdesk visits expect "<name>" --host <name> --at "<when>" [--company ...] [--email ...]
       frontdesk visits expected [--from <day>] [--to <day>]
       frontdesk visits cancel <id or name>
       frontdesk visits roll-call [--drill] [--file]
       frontdesk visits export [--from <day>] [--to <day>] [--file <file>]

Lists who came to the lobby today. Each word takes --help, --json, and --desk <id> where there are several desks.

  frontdesk visits expect "Tom Baker" --company Initech --host priya --at "tomorrow 3pm" --email tom@initech.example
`,
  options: list.options,
  subcommands: [
    list,
    show,
    checkOut,
    expectVisitor,
    expectedList,
    cancelExpected,
    rollCallCommand,
    exportVisits,
  ],
  async run(input) {
    return await list.run(input);
  },
};

function named(visitor: string | null, people: number): string {
  const name = visitor ?? "(no name)";
  return people > 1 ? `${name} +${people - 1}` : name;
}

/** `11-23 09:02`: the year goes without saying. */
function moment(iso: string): string {
  return iso.slice(5, 16).replace("T", " ");
}

function writeJson(output: CommandInput["output"], data: unknown): number {
  output.write(`${JSON.stringify(data, null, 2)}\n`);
  return 0;
}
