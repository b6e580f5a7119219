import type { PlacedEntry } from "./apply-directory.ts";

/** One row of a file: its cells by the names of the header, in small letters with hyphens. */
export interface DirectoryRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Why it can't be read, instead. */
  readonly fault?: string;
}

/** The names that columns go by in files of other systems. */
const COLUMNS = {
  id: [
    "id",
    "employee-id",
    "employeeid",
    "employee-number",
    "external-id",
    "user-id",
    "object-id",
    "number",
  ],
  name: ["name", "full-name", "display-name", "displayname", "employee", "employee-name"],
  givenName: ["given-name", "givenname", "first-name", "firstname", "first", "forename"],
  familyName: ["family-name", "familyname", "last-name", "lastname", "last", "surname"],
  aliases: [
    "aliases",
    "alias",
    "nickname",
    "nicknames",
    "also-called",
    "known-as",
    "preferred-name",
  ],
  title: ["title", "job-title", "jobtitle", "role", "position"],
  department: ["department", "team", "division"],
  location: ["location", "office", "site", "building"],
  email: [
    "email",
    "e-mail",
    "mail",
    "email-address",
    "work-email",
    "user-principal-name",
    "username",
  ],
  phone: ["phone", "mobile", "mobile-phone", "phone-number", "telephone", "cell", "work-phone"],
  active: ["active", "status", "enabled", "account-enabled", "employment-status"],
} as const satisfies Record<string, readonly string[]>;

type Column = keyof typeof COLUMNS;

/** What a file holds: people, and what is wrong with the rows that hold none. */
export interface DirectoryFile {
  readonly entries: readonly PlacedEntry[];
  readonly faults: readonly string[];
}

/**
 * Reads the rows of a directory whatever system wrote them: columns are found by their usual names, and those that aren't
 * known are passed over. Undefined when no column holds a name.
 */
export function readDirectoryRows(
  header: readonly string[],
  rows: readonly DirectoryRow[],
): DirectoryFile | undefined {
  const columns = findColumns(header);
  if (columns.name === undefined && columns.givenName === undefined) return undefined;
  const entries: PlacedEntry[] = [];
  const faults: string[] = [];
  for (const row of rows) {
    const where = `line ${row.line}`;
    const read = row.fault ?? readRow(row, columns, where);
    if (typeof read === "string") faults.push(`${where}: ${read}; left out.`);
    else entries.push(read);
  }
  return { entries, faults };
}

type Found = Readonly<Partial<Record<Column, string>>>;

function findColumns(header: readonly string[]): Found {
  const found: Partial<Record<Column, string>> = {};
  for (const column of columnNames())
    for (const name of COLUMNS[column]) if (header.includes(name)) found[column] ??= name;
  return found;
}

function columnNames(): readonly Column[] {
  return [
    "id",
    "name",
    "givenName",
    "familyName",
    "aliases",
    "title",
    "department",
    "location",
    "email",
    "phone",
    "active",
  ];
}

function readRow({ cells }: DirectoryRow, columns: Found, where: string): PlacedEntry | string {
  const cell = (column: Column): string | undefined => {
    const name = columns[column];
    const text = name === undefined ? "" : (cells[name]?.trim() ?? "");
    return text === "" ? undefined : text;
  };
  const [givenName, familyName] = [cell("givenName"), cell("familyName")];
  const name = cell("name") ?? [givenName, familyName].filter(Boolean).join(" ");
  if (name === "") return "it has no name";
  const email = cell("email");
  if (email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email))
    return `"${email}" is no e-mail address`;
  const aliases = cell("aliases")
    ?.split(/[,;|]/u)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const [title, department, location] = [cell("title"), cell("department"), cell("location")];
  const phone = cell("phone");
  return {
    where,
    externalId: cell("id") ?? email ?? name,
    name: written(name),
    ...(givenName !== undefined && { givenName }),
    ...(familyName !== undefined && { familyName }),
    ...(aliases && { aliases }),
    ...(title !== undefined && { title }),
    ...(department !== undefined && { department }),
    ...(location !== undefined && { location }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    isActive: !GONE.has(cell("active")?.toLowerCase() ?? ""),
  };
}

/** "O'Brien, Siobhan" is said the other way round. */
function written(name: string): string {
  const [family, given] = name.split(",", 2).map((part) => part.trim());
  return given !== undefined && given !== "" && family !== undefined ? `${given} ${family}` : name;
}

const GONE: ReadonlySet<string> = new Set(
  "false no 0 inactive disabled terminated left gone n former".split(" "),
);
