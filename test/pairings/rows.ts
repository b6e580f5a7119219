import type { Database } from "../../src/store/database.ts";

const TABLES = [
  "visits",
  "segments",
  "customers",
  "customer_phones",
  "proposals",
  "audit",
] as const;
/** When something was written, which depends on how long everybody spoke. */
const WRITTEN_AT = /^(?:at|held_until|(?:created|updated|confirmed|added|verified)_at)_ms$/u;

/** What a call has left in the book: every row, with a name for each id, and without the moments of writing. */
export async function rowsOf({
  read,
}: Database): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const rows = await Promise.all(
    TABLES.map(
      async (table) => [table, await read.selectFrom(table).selectAll().execute()] as const,
    ),
  );
  const names = new Map<string, string>();
  for (const [table, all] of rows)
    for (const [at, row] of all.entries()) if ("id" in row) names.set(row.id, `${table} ${at + 1}`);
  return Object.fromEntries(
    rows.map(([table, all]) => [table, all.map((row) => named(row, names))]),
  );
}

function named(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") {
    if (value.startsWith("{")) return named(JSON.parse(value), names);
    return names.get(value) ?? value.replace(/^call_.*|^change_.*/u, "of the call");
  }
  if (Array.isArray(value)) return value.map((one) => named(one, names));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !WRITTEN_AT.test(key));
  return Object.fromEntries(entries.map(([key, inner]) => [key, named(inner, names)]));
}
