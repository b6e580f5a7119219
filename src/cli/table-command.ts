import type { Json } from "../base/json.ts";
import { findEntry, matches } from "../app/manager/find-entry.ts";
import type { Entry, Outcome, Table, Words } from "../app/manager/table.ts";
import { columns, shorten } from "./columns.ts";
import { UsageError, type Command, type CommandInput } from "./command.ts";
import { deskOption, withManager } from "./with-manager.ts";
import { wrapText } from "./wrap-text.ts";

/** How one table is spoken of. */
interface Wording {
  /** The word of the command line. */
  readonly name: string;
  readonly summary: string;
  /** What the list shows, in a sentence or two. */
  readonly about: string;
  /** After `frontdesk <name> add`. */
  readonly example: string;
  readonly alsoCalled?: readonly string[];
}

const COMMON = { json: { type: "boolean" }, desk: { type: "string" } } as const;

/** The command of one table: list, show, add, change, remove. */
export function tableCommand(table: Table, wording: Wording): Command {
  const { name, example, alsoCalled } = wording;
  const about = wrapText(wording.about);
  const list = listCommand(table, name, about);
  return {
    name,
    summary: wording.summary,
    ...(alsoCalled && { alsoCalled }),
    help: `Usage: frontdesk ${name} [list [<words>]] [--all] [--json]
       frontdesk ${name} show <${name === "hours" ? "who" : "name or id"}>
       frontdesk ${name} add <${table.fields[0]?.name}> ...
       frontdesk ${name} change <name or id> ...
       frontdesk ${name} remove <name or id>

${about}

  frontdesk ${name} add ${example}

frontdesk ${name} add --help tells what can be given. Every one of them takes --json, and --desk <id> where there are
several desks. frontdesk undo takes the last change back.
`,
    options: list.options,
    subcommands: [
      list,
      showCommand(table, name),
      writeCommand(table, name, "add", example),
      writeCommand(table, name, "change", example),
      removeCommand(table, name),
    ],
    async run(input) {
      const [word] = input.positionals;
      if (word !== undefined)
        throw new UsageError(
          `"${word}" can't be used here; say list, show, add, change or remove, see frontdesk ${name} --help.`,
        );
      return await list.run(input);
    },
  };
}

function listCommand(table: Table, name: string, about: string): Command {
  return {
    name: `${name} list`,
    summary: `list ${name}`,
    help: `Usage: frontdesk ${name} list [<words>] [--all] [--json]

${wrapText(`${about.replaceAll("\n", " ")} With words, only what has all of them in it.`)}

  --all    also what is past, no longer offered or no longer here
  --json   as data
`,
    options: { ...COMMON, all: { type: "boolean" } },
    async run({ values, positionals, output }) {
      const search = positionals.join(" ").trim();
      const entries = await withManager(
        async ({ context }) => await table.list(context),
        deskOption(values),
      );
      const found = entries
        .filter((entry) => values["all"] === true || entry.past !== true)
        .filter((entry) => search === "" || matches(entry, search));
      if (values["json"] === true)
        writeJson(
          output,
          found.map((entry) => entry.data),
        );
      else output.write(found.length === 0 ? "There are none.\n" : listing(table, found));
      return 0;
    },
  };
}

function listing(table: Table, entries: readonly Entry[]): string {
  const first = table.shown[0] ?? "";
  const hasIds = entries.some((entry) => entry.words[first] !== entry.id);
  return columns([
    [...(hasIds ? ["id"] : []), ...table.shown].map((heading) => heading.toUpperCase()),
    ...entries.map((entry) => [
      ...(hasIds ? [shorten(entry.id, 36)] : []),
      ...table.shown.map((field) => shorten(entry.words[field] ?? "")),
    ]),
  ]);
}

function showCommand(table: Table, name: string): Command {
  return {
    name: `${name} show`,
    summary: `show one ${table.one}`,
    help: `Usage: frontdesk ${name} show <name or id> [--json]

Shows everything about one ${table.one}. The beginning of a name is enough.
`,
    options: COMMON,
    async run({ values, positionals, output }) {
      const entry = await withManager(
        async ({ context }) => findEntry(table, await table.list(context), positionals.join(" ")),
        deskOption(values),
      );
      if (values["json"] === true) writeJson(output, entry.data);
      else output.write(columns([["id", entry.id], ...Object.entries(entry.words)]));
      return 0;
    },
  };
}

function writeCommand(
  table: Table,
  name: string,
  verb: "add" | "change",
  example: string,
): Command {
  const [first] = table.fields;
  const width = Math.max(...table.fields.map((field) => field.name.length)) + 2;
  const lines = table.fields.map((field) => {
    const must = verb === "add" && field.required === true ? ", required" : "";
    return `  --${field.name.padEnd(width)}${field.what}${must}: ${field.example}`;
  });
  const usage =
    verb === "add"
      ? `frontdesk ${name} add <${first?.name}> [options]`
      : `frontdesk ${name} change <name or id> [options]`;
  const about =
    verb === "add"
      ? `Adds one ${table.one}. The first word is its ${first?.name}.`
      : `Changes one ${table.one}. What isn't given stays as it is; --option "" clears it.`;
  return {
    name: `${name} ${verb}`,
    summary: `${verb} a ${table.one}`,
    help: `Usage: ${usage}

${about}

${lines.join("\n")}
  --${"id".padEnd(width)}${verb === "add" ? "an id of your own; otherwise it is made of the name" : "can't be changed"}
  --${"json".padEnd(width)}as data: {id, notes}

  frontdesk ${name} ${verb} ${example}
`,
    options: {
      ...COMMON,
      ...(verb === "add" && { id: { type: "string" } as const }),
      ...Object.fromEntries(table.fields.map((field) => [field.name, { type: "string" } as const])),
    },
    async run(input) {
      const words = wordsOf(table, input);
      const said = input.positionals.join(" ").trim();
      return await withManager(async ({ context }) => {
        if (verb === "add") {
          const named = said === "" || !first ? words : { [first.name]: said, ...words };
          const id = input.values["id"];
          const done = await table.add(
            context,
            typeof id === "string" ? Object.assign({}, named, { id }) : named,
          );
          return tell(input, "Added", await nameOf(table, context, done), done);
        }
        if (Object.keys(words).length === 0)
          throw new UsageError(`say what to change; see frontdesk ${name} change --help.`);
        const on = words["on"];
        const entries = await table.list(context);
        const which = on === undefined ? said : `${said}@${on}`;
        const entry = entries.find((one) => one.id === which) ?? findEntry(table, entries, said);
        const done = await table.change(context, entry.id, words);
        return tell(input, "Changed", await nameOf(table, context, done), done);
      }, deskOption(input.values));
    },
  };
}

function removeCommand(table: Table, name: string): Command {
  return {
    name: `${name} remove`,
    summary: `remove a ${table.one}`,
    help: `Usage: frontdesk ${name} remove <name or id> [--json]

Removes one ${table.one}. What appointments still need is refused, with the list. frontdesk undo brings it back.

  --json   as data: {id, notes}
`,
    options: COMMON,
    async run(input) {
      return await withManager(async ({ context }) => {
        const said = input.positionals.join(" ");
        const entry = findEntry(table, await table.list(context), said);
        const done = await table.remove(context, entry.id);
        return tell(input, "Removed", entry.name, done);
      }, deskOption(input.values));
    },
  };
}

function wordsOf(table: Table, { values }: CommandInput): Words {
  const words: Record<string, string> = {};
  for (const { name, choices } of table.fields) {
    const value = values[name];
    if (typeof value !== "string") continue;
    if (choices && value !== "" && !choices.includes(value.toLowerCase()))
      throw new UsageError(`--${name} is "${value}"; write ${choices.join(" or ")}.`);
    words[name] = value;
  }
  return words;
}

async function nameOf(
  table: Table,
  context: Parameters<Table["list"]>[0],
  { id }: Outcome,
): Promise<string> {
  const entries = await table.list(context);
  return entries.find((entry) => id === entry.id || id.endsWith(`/${entry.id}`))?.name ?? id;
}

function tell(
  { values, output }: CommandInput,
  did: string,
  name: string,
  outcome: Outcome,
): number {
  if (values["json"] === true) writeJson(output, { id: outcome.id, notes: outcome.notes });
  else output.write([`${did} ${name}.`, ...outcome.notes].join(" ") + "\n");
  return 0;
}

function writeJson(output: NodeJS.WritableStream, data: Json): void {
  output.write(`${JSON.stringify(data, null, 2)}\n`);
}
