import type { Selectable } from "kysely";
import type { Reader } from "../database.ts";
import type { AuditTable } from "../schema/audit.ts";

/** One change as it was kept; `before` and `after` are JSON. */
export type AuditRow = Readonly<Selectable<AuditTable>>;

/** What was changed at a desk, the newest first; `subjectId` narrows it to one row's own story. */
export async function auditRows(
  reader: Reader,
  query: { readonly deskId: string; readonly subjectId?: string; readonly limit: number },
): Promise<readonly AuditRow[]> {
  let select = reader
    .selectFrom("audit")
    .selectAll()
    .where("desk_id", "=", query.deskId)
    .orderBy("at_ms", "desc")
    .orderBy("id")
    .limit(query.limit);
  if (query.subjectId !== undefined) select = select.where("subject_id", "=", query.subjectId);
  return await select.execute();
}
