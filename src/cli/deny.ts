import { denyTable } from "../app/manager/tables.ts";
import { checkName, decideInWords } from "../app/visits/decide.ts";
import { visitsOf } from "../app/visits/visits.ts";
import { loadConfig } from "../config/load-config.ts";
import { columns, shorten } from "./columns.ts";
import { UsageError, type Command } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";
import { tableCommand } from "./table-command.ts";
import { deskOption, withManager } from "./with-manager.ts";

const COMMON = { json: { type: "boolean" }, desk: { type: "string" } } as const;

const table = tableCommand(denyTable, {
  name: "deny",
  summary: "keep who isn't let in before a person has looked",
  about:
    "Lists who isn't let in before a person has looked. A visitor whose name looks or sounds like one of\nthese only hears that someone will be with them.",
  example: '"Carla Whitfield" --aliases "Carla Stone" --note "not on site since May"',
});

const decide: Command = {
  name: "deny decide",
  summary: "say whether a visitor is who is on the list",
  help: `Usage: frontdesk deny decide <visit id or name> <same|other> [--json]

Says what a person saw. "other": they are somebody else, and their host is told now. "same": they are turned away, and
nobody else is told; the receptionist says nothing to them.
`,
  options: COMMON,
  async run({ values, positionals, output }) {
    const verdict = positionals.at(-1);
    if (verdict !== "same" && verdict !== "other")
      throw new UsageError('say which visit, and then "same" or "other".');
    const word = positionals.slice(0, -1).join(" ");
    const { printer } = await loadConfig();
    const { id, visitor } = await withManager(
      async ({ context }) =>
        await decideInWords(context, { word, verdict, hasPrinter: printer !== undefined }),
      deskOption(values),
    );
    const name = visitor ?? "The visitor";
    if (values["json"] === true) output.write(`${JSON.stringify({ id, verdict }, null, 2)}\n`);
    else
      output.write(
        verdict === "other"
          ? `${name} is let in; the host is being told.\n`
          : `${name} is turned away.\n`,
      );
    return 0;
  },
};

const waiting: Command = {
  name: "deny waiting",
  summary: "list visitors whom a person must look at",
  help: `Usage: frontdesk deny waiting [--json]

Lists visitors who may be on the list and wait for a person to look. frontdesk visits show tells whom each was taken for.
`,
  options: COMMON,
  async run({ values, positionals, output }) {
    refuseWords("deny waiting", positionals);
    const present = await withManager(
      async ({ context }) => await visitsOf(context),
      deskOption(values),
    );
    const held = present.filter(({ status }) => status === "review");
    if (values["json"] === true) output.write(`${JSON.stringify(held, null, 2)}\n`);
    else if (held.length === 0) output.write("Nobody waits.\n");
    else
      output.write(
        columns([
          ["ID", "VISITOR", "COMPANY", "HOST", "SINCE"],
          ...held.map((one) => [
            one.id,
            shorten(one.visitor ?? "", 28),
            shorten(one.company ?? "", 20),
            one.host ?? "",
            one.arrived.slice(11, 16),
          ]),
        ]),
      );
    return 0;
  },
};

const check: Command = {
  name: "deny check",
  summary: "try which names would be held up",
  help: `Usage: frontdesk deny check "<name>" [--company <company>] [--json]

Tells for whom on the list a visitor of this name would be held up, and how alike they are. Nothing is written.

  --json   as data: [{name, score}]
`,
  options: { ...COMMON, company: { type: "string" } },
  async run({ values, positionals, output }) {
    const name = positionals.join(" ").trim();
    if (name === "") throw new UsageError("say a visitor's name.");
    const { company } = values;
    const visitor = { name, ...(typeof company === "string" && { company }) };
    const hits = await withManager(
      async ({ context }) => await checkName(context, visitor),
      deskOption(values),
    );
    if (values["json"] === true) output.write(`${JSON.stringify(hits, null, 2)}\n`);
    else if (hits.length === 0) output.write(`${name} would be let in as everybody is.\n`);
    else
      for (const hit of hits)
        output.write(
          `${name} would be held up for ${hit.name}: ${Math.round(hit.score * 100)} % alike.\n`,
        );
    return 0;
  },
};

export const denyCommand: Command = {
  ...table,
  help: table.help.replace(
    "\n\nLists",
    `
       frontdesk deny waiting
       frontdesk deny decide <visit id or name> <same|other>
       frontdesk deny check "<name>" [--company <company>]

Lists`,
  ),
  subcommands: [...(table.subcommands ?? []), waiting, decide, check],
};
