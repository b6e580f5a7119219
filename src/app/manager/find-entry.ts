import { Refused } from "../../actions/manage/refused.ts";
import type { Entry, Table } from "./table.ts";

/**
 * The one row that an owner means: by its id, its name, another word for it, or the beginning of one of these. Throws
 * `Refused` when it is none or could be several.
 */
export function findEntry(table: Table, entries: readonly Entry[], word: string): Entry {
  const wanted = word.trim().toLowerCase();
  if (wanted === "") throw new Refused(`Say which ${table.one}, by its name or id.`);
  const found = [
    entries.filter((entry) => entry.id.toLowerCase() === wanted),
    entries.filter((entry) => entry.name.toLowerCase() === wanted),
    entries.filter((entry) => forms(entry).includes(wanted)),
    entries.filter((entry) => forms(entry).some((form) => form.startsWith(wanted))),
  ].find((some) => some.length > 0);
  const now = found?.filter((entry) => entry.past !== true) ?? [];
  const [only, another] = now.length > 0 ? now : (found ?? []);
  if (only && !another) return only;
  if (!only)
    throw new Refused(
      `There is no ${table.one} "${word}"; frontdesk ${table.name} lists all.`,
      "state",
    );
  const choices = (found ?? []).slice(0, 4).map((entry) => `${entry.name} (${entry.id})`);
  throw new Refused(`"${word}" could be ${choices.join(" or ")}; use the id.`, "state");
}

/** Whether a row has these words in it, for searching. */
export function matches(entry: Entry, search: string): boolean {
  const text = [...forms(entry), ...Object.values(entry.words)].join(" ").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

function forms({ id, name, alsoFoundBy = [] }: Entry): readonly string[] {
  return [id, name, ...alsoFoundBy].filter((form) => form !== "").map((form) => form.toLowerCase());
}
