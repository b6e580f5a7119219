import type { Manager } from "../../app/manager/open-manager.ts";
import type { Entry, Field, Table } from "../../app/manager/table.ts";
import { shorten } from "../columns.ts";
import { Back, type Choice, type Terminal } from "./terminal.ts";
import { tryChange } from "./try-change.ts";

const ADD = "+add";

/** Searches one table, and changes, adds and removes its rows, until the owner goes back. */
export async function tableMenu(
  terminal: Terminal,
  { context }: Manager,
  table: Table,
): Promise<void> {
  for (;;) {
    const entries = await table.list(context);
    const chosen = await terminal.search(`${capital(table.name)}:`, [
      { value: ADD, label: `Add ${article(table.one)}` },
      ...entries.map((entry) => entryChoice(table, entry)),
    ]);
    const entry = entries.find((one) => one.id === chosen);
    try {
      if (entry) await entryMenu(terminal, context, table, entry);
      else await addMenu(terminal, context, table);
    } catch (error) {
      if (!(error instanceof Back)) throw error;
    }
  }
}

function entryChoice(table: Table, entry: Entry): Choice<string> {
  const hint = table.shown
    .map((field) => entry.words[field] ?? "")
    .filter((word) => word !== "" && word !== entry.name)
    .join(" · ");
  const label = entry.past === true ? `${entry.name} (past)` : entry.name;
  return { value: entry.id, label: shorten(label), hint: shorten(hint, 60) };
}

async function entryMenu(
  terminal: Terminal,
  context: Manager["context"],
  table: Table,
  entry: Entry,
): Promise<void> {
  const width = Math.max(...table.fields.map((field) => field.name.length));
  terminal.show(
    table.fields
      .filter((field) => (entry.words[field.name] ?? "") !== "")
      .map((field) => `${field.name.padEnd(width)}  ${entry.words[field.name]}`)
      .join("\n"),
    entry.name,
  );
  const does = await terminal.choose(`What about ${entry.name}?`, [
    { value: "change", label: "Change it" },
    { value: "remove", label: "Remove it" },
    { value: "back", label: "Back" },
  ]);
  if (does === "back") return;
  if (does === "remove") {
    if (!(await terminal.sure(`Remove ${entry.name}?`))) return;
    await tryChange(terminal, async () => ({
      ...(await table.remove(context, entry.id)),
      said: `Removed ${entry.name}.`,
    }));
    return;
  }
  const name = await terminal.choose(
    "Which part?",
    table.fields.map((field) => ({
      value: field.name,
      label: field.name,
      hint: shorten(entry.words[field.name] ?? "", 50),
    })),
  );
  const field = table.fields.find((one) => one.name === name);
  if (field) await changeField(terminal, context, table, { entry, field });
}

async function changeField(
  terminal: Terminal,
  context: Manager["context"],
  table: Table,
  { entry, field }: { readonly entry: Entry; readonly field: Field },
): Promise<void> {
  let now = entry.words[field.name] ?? "";
  for (;;) {
    const word = await askField(terminal, field, now);
    if (word === entry.words[field.name]) return;
    const done = await tryChange(terminal, async () => ({
      ...(await table.change(context, entry.id, { [field.name]: word })),
      said: `Changed ${entry.name}.`,
    }));
    if (done) return;
    now = word;
  }
}

async function addMenu(
  terminal: Terminal,
  context: Manager["context"],
  table: Table,
): Promise<void> {
  const words: Record<string, string> = {};
  for (const field of table.fields)
    if (field.required === true) words[field.name] = await askField(terminal, field, "");
  const optional = table.fields.filter((field) => field.required !== true);
  for (;;) {
    const next = await terminal.choose(`Add ${article(table.one)}?`, [
      { value: "save", label: "Save it" },
      ...optional.map((field) => ({
        value: field.name,
        label: `${field.name} ...`,
        hint: words[field.name] ?? field.what,
      })),
      { value: "drop", label: "Leave it" },
    ]);
    if (next === "drop") return;
    const field = optional.find((one) => one.name === next);
    if (field) {
      words[field.name] = await askField(terminal, field, words[field.name] ?? "");
      continue;
    }
    const done = await tryChange(terminal, async () => ({
      ...(await table.add(context, words)),
      said: `Added ${words[table.fields[0]?.name ?? ""] ?? table.one}.`,
    }));
    if (done) return;
    const again = await terminal.choose("Put which part right?", [
      ...table.fields.map(({ name }) => ({ value: name, label: name, hint: words[name] ?? "" })),
      { value: "drop", label: "Leave it" },
    ]);
    const wrong = table.fields.find((one) => one.name === again);
    if (!wrong) return;
    words[wrong.name] = await askField(terminal, wrong, words[wrong.name] ?? "");
  }
}

async function askField(terminal: Terminal, field: Field, now: string): Promise<string> {
  const { choices, required = false } = field;
  if (choices)
    return await terminal.choose(
      capital(field.what),
      choices.map((choice) => ({ value: choice, label: choice })),
    );
  const message = `${capital(field.name.replaceAll("-", " "))}: the ${field.what}`;
  return await terminal.write(message, { now, example: field.example, required });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function article(one: string): string {
  if (one.startsWith("time") || one === "hours") return one;
  return /^[aeiou]/u.test(one) ? `an ${one}` : `a ${one}`;
}
