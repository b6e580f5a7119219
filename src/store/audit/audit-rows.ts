import type { Selectable } from "kysely";
import type { Reader } from "../database.ts";
import type { AuditTable } from "../schema/audit.ts";

/** One change as it was kept; `before` and `after` are JSON. */
export type AuditRow = Readonly<Selectable<AuditTable>>;

/** What the newest deeds at a desk changed, the newest first, `limit` deeds; `subjectId` narrows it to one row's own story. */
export async function auditRows(
  reader: Reader,
  query: { readonly deskId: string; readonly subjectId?: string; readonly limit: number },
): Promise<readonly AuditRow[]> {
  let select = reader
    .selectFrom("audit")
    .selectAll()
    .where("desk_id", "=", query.deskId)
    .orderBy("sequence", "desc");
  if (query.subjectId !== undefined) select = select.where("subject_id", "=", query.subjectId);
  const newest = select
    .clearSelect()
    .clearOrderBy()
    .select("change_id")
    .groupBy("change_id")
    .orderBy(({ fn }) => fn.max("sequence"), "desc")
    .limit(query.limit);
  return await select.where("change_id", "in", newest).execute();
}
