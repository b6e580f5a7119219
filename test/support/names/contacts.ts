import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { DirectoryPerson } from "../../../src/domain/people/matching/directory-person.ts";

/** What a recogniser made of somebody asking for a contact. */
export type HeardContact = z.infer<typeof heardContact>;

const heardContact = z.object({
  heard: z.string(),
  /** Whether the whole name was said. */
  full: z.boolean(),
  id: z.string(),
  name: z.string(),
});
const person = z.object({ id: z.string(), name: z.string(), department: z.string() });
const pair = z.object({ name: z.string(), variant: z.string(), same: z.enum(["0", "1"]) });

/** The directory of 5,000 employees that holds the contacts. */
export function readPeople(): readonly DirectoryPerson[] {
  return z.array(person).parse(parse(read("directory-5000.csv"), { columns: true }));
}

/** The transcriptions of the contacts of one half: every second contact by id was tuned on, the others are for reporting. */
export function readContacts(half: "tuning" | "held-out"): readonly HeardContact[] {
  const all = read("heard-names.jsonl")
    .trim()
    .split("\n")
    .map((line) => heardContact.parse(JSON.parse(line)));
  const ids = [...new Set(all.map(({ id }) => id))].toSorted();
  return all.filter(({ id }) => (ids.indexOf(id) % 2 === 0) === (half === "tuning"));
}

/** Surnames that genealogists take for one name, or don't. */
export function readSurnamePairs(): readonly { name: string; variant: string; isSame: boolean }[] {
  const pairs = z.array(pair).parse(parse(read("surname-pairs.csv"), { columns: true }));
  return pairs.map(({ name, variant, same }) => ({ name, variant, isSame: same === "1" }));
}

/** Whether a recogniser wrote the name down wrong. */
export function isMisheard({ heard, name }: HeardContact): boolean {
  return lettersOf(heard) !== lettersOf(name);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, "");
}

function read(file: string): string {
  return readFileSync(join(import.meta.dirname, "../../names", file), "utf8");
}
