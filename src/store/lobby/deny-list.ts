import type { Selectable } from "kysely";
import type { Reader, Writer } from "../database.ts";
import { readStrings } from "../read-strings.ts";
import type { DenyEntriesTable } from "../schema/deny-entries.ts";
import type { DenyHitsTable } from "../schema/deny-hits.ts";

/** Somebody who isn't let in before a person has looked. */
export interface DenyEntry {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly company?: string;
  /** Why, for whoever decides. */
  readonly note?: string;
  readonly isRemoved: boolean;
}

/** A visit that may be theirs. */
export type DenyHitRow = Readonly<Selectable<DenyHitsTable>>;

/** The list by name, with those who were taken off it. */
export async function listDenyEntries(
  reader: Reader,
  deskId: string,
): Promise<readonly DenyEntry[]> {
  const rows = await reader
    .selectFrom("deny_entries")
    .selectAll()
    .where("desk_id", "=", deskId)
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(readEntry);
}

function readEntry(row: Selectable<DenyEntriesTable>): DenyEntry {
  return {
    id: row.id,
    name: row.name,
    aliases: readStrings(row.aliases),
    isRemoved: row.removed_at_ms !== null,
    ...(row.company !== null && { company: row.company }),
    ...(row.note !== null && { note: row.note }),
  };
}

/** Whom a visit was taken for, the likeliest first. */
export async function hitsOfVisit(
  reader: Reader,
  visitId: string,
): Promise<readonly (DenyHitRow & { readonly entry: string; readonly note: string | null })[]> {
  return await reader
    .selectFrom("deny_hits")
    .innerJoin("deny_entries", "deny_entries.id", "deny_hits.entry_id")
    .selectAll("deny_hits")
    .select(["deny_entries.name as entry", "deny_entries.note"])
    .where("visit_id", "=", visitId)
    .orderBy("score", "desc")
    .orderBy("deny_hits.id")
    .execute();
}

/** Writes what a person decided about every hit of a visit. */
export async function decideHits(
  writer: Writer,
  visitId: string,
  verdict: {
    readonly verdict: "same" | "other";
    readonly decidedBy: string;
    readonly nowMs: number;
  },
): Promise<void> {
  await writer
    .updateTable("deny_hits")
    .set({
      verdict: verdict.verdict,
      decided_by: verdict.decidedBy,
      decided_at_ms: verdict.nowMs,
    })
    .where("visit_id", "=", visitId)
    .where("verdict", "is", null)
    .execute();
}
