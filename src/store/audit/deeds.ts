import type { Selectable } from "kysely";
import type { Reader } from "../database.ts";
import type { AuditTable } from "../schema/audit.ts";

/** Everything that one deed changed, in the order in which it did. */
export type DeedRows = readonly Readonly<Selectable<AuditTable>>[];

/** What the change id of an undo begins with, before the id of the change it undoes. */
export const UNDO_PREFIX = "undo:";

/** What happens to visitors is never undone: it happened. It doesn't stand before what can be. */
const LOBBY_EVENTS = ["lobby_visits", "expected_visits", "deny_hits"];

/**
 * The owner's newest deed that was not undone and is no undo itself, or the one as many before it as `skipped`; empty when
 * there is none.
 */
export async function lastDeed(reader: Reader, deskId: string, skipped = 0): Promise<DeedRows> {
  const undone = await reader
    .selectFrom("audit")
    .select("change_id")
    .distinct()
    .where("desk_id", "=", deskId)
    .where("change_id", "like", `${UNDO_PREFIX}%`)
    .execute();
  let newest = reader
    .selectFrom("audit")
    .select("change_id")
    .groupBy("change_id")
    .where("desk_id", "=", deskId)
    .where("actor", "=", "owner")
    .where("subject", "not in", LOBBY_EVENTS)
    .where("change_id", "not like", `${UNDO_PREFIX}%`)
    .orderBy(({ fn }) => fn.max("sequence"), "desc")
    .limit(1)
    .offset(skipped);
  if (undone.length > 0)
    newest = newest.where(
      "change_id",
      "not in",
      undone.map((row) => row.change_id.slice(UNDO_PREFIX.length)),
    );
  const found = await newest.executeTakeFirst();
  if (!found) return [];
  return await reader
    .selectFrom("audit")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("change_id", "=", found.change_id)
    // Undoing begins with what was done last.
    .orderBy("sequence")
    .execute();
}
