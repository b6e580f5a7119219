import { readFile } from "node:fs/promises";
import { Refused } from "../actions/manage/refused.ts";
import type { DirectoryPerson } from "../domain/people/matching/directory-person.ts";
import { type CsvFile, type CsvRow, readCsv } from "./manager/csv/read-csv.ts";

/** Who stands in a file of people, and the lines that name nobody. */
export interface DirectoryFile {
  readonly people: readonly DirectoryPerson[];
  readonly leftOut: readonly number[];
}

/** A file that is no table of people; the message says what to do about it. */
export class DirectoryFault extends Error {
  override readonly name = "DirectoryFault";
}

/**
 * Reads people from a CSV file as other systems write it: columns are known by their names ("Full name", or "First name" and "Last name",
 * "Employee ID", "Dept", "Office", "Nickname" ...), others are passed over. A second line with the same id is another name of that
 * person. Throws `DirectoryFault` where it can't be
 * read as a table of people.
 */
export async function readDirectoryFile(path: string): Promise<DirectoryFile> {
  const { header, rows } = await read(path);
  const columns = columnsOf(header);
  if (columns.name === undefined && columns.first === undefined && columns.last === undefined) {
    throw new DirectoryFault(
      `${path} has no column for names; call one "name", or two "first name" and "last name".`,
    );
  }
  const people = new Map<string, DirectoryPerson>();
  const leftOut: number[] = [];
  for (const row of rows) {
    const person = row.fault === undefined ? personOf(row, columns) : undefined;
    if (!person) leftOut.push(row.line);
    else people.set(person.id, together(people.get(person.id), person));
  }
  if (people.size === 0)
    throw new DirectoryFault(`${path} names nobody; put one person on each line.`);
  return { people: [...people.values()], leftOut };
}

async function read(path: string): Promise<CsvFile> {
  const bytes = await readFile(path).catch(() => {
    throw new DirectoryFault(`${path} can't be read; name a CSV file of people.`);
  });
  try {
    return readCsv(bytes);
  } catch (error) {
    if (error instanceof Refused) throw new DirectoryFault(`${path}: ${error.message}`);
    throw error;
  }
}

type Field = "id" | "name" | "first" | "middle" | "last" | "department" | "site" | "email";
type Columns = Readonly<Partial<Record<Field, string>>> & { readonly aliases: readonly string[] };

/** What columns are called, the best name first. */
const TITLES: Readonly<Record<Field | "aliases", readonly string[]>> = {
  id: words(
    "id employee-id employee-number employee-no employee-# emp-id empid employeeid person-id staff-id user-id userid uid number externalid external-id key",
  ),
  name: words(
    "name full-name fullname display-name displayname employee-name employee person-name person staff-name contact contact-name contact-full-name cn",
  ),
  first: words("first-name firstname given-name givenname given first forename name.givenname"),
  middle: words("middle-name middlename middle"),
  last: words("last-name lastname surname family-name familyname family last sn name.familyname"),
  department: words("department dept team division group business-unit unit org organization"),
  site: words("site location office building branch campus place"),
  email: words("email e-mail email-address mail work-email"),
  aliases: words(
    "aliases alias also-known-as aka nicknames nickname preferred-name preferred-first-name known-as goes-by other-names",
  ),
};

function words(text: string): readonly string[] {
  return text.split(" ");
}

function columnsOf(header: readonly string[]): Columns {
  const find = (field: Field) => {
    const title = TITLES[field].find((one) => header.includes(one));
    return title === undefined ? {} : { [field]: title };
  };
  return {
    ...find("id"),
    ...find("name"),
    ...find("first"),
    ...find("middle"),
    ...find("last"),
    ...find("department"),
    ...find("site"),
    ...find("email"),
    aliases: TITLES.aliases.filter((one) => header.includes(one)),
  };
}

function personOf({ line, cells }: CsvRow, columns: Columns): DirectoryPerson | undefined {
  const cell = (field: Field): string => cells[columns[field] ?? ""]?.trim() ?? "";
  const inParts = [cell("first"), cell("middle"), cell("last")].filter(Boolean).join(" ");
  const name = firstNameFirst(cell("name")) || inParts;
  if (!/\p{L}/u.test(name)) return undefined;
  const id = cell("id") || cell("email") || `line-${line}`;
  const aliases = columns.aliases
    .flatMap((column) => cells[column]?.split(/[;|,/]/u) ?? [])
    .map((alias) => alias.trim())
    .filter((alias) => /\p{L}/u.test(alias));
  const [department, site] = [cell("department"), cell("site")];
  return {
    id,
    name,
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(department === "" ? {} : { department }),
    ...(site === "" ? {} : { site }),
  };
}

/** "Miller, Sarah" is Sarah Miller; "Miller, Jr." is no such thing. */
function firstNameFirst(name: string): string {
  const parts = /^(?<last>[^,]+),\s*(?<first>[^,]+)$/u.exec(name)?.groups;
  const { first = "", last = "" } = parts ?? {};
  return first === "" || /^(?:jr|sr|ii|iii|iv|phd|md)\b/iu.test(first) ? name : `${first} ${last}`;
}

function together(before: DirectoryPerson | undefined, person: DirectoryPerson): DirectoryPerson {
  if (!before) return person;
  return {
    ...before,
    aliases: [...(before.aliases ?? []), person.name, ...(person.aliases ?? [])],
  };
}
