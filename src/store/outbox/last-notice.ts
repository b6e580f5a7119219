import type { NoticeKind } from "../../domain/outreach/notice-kind.ts";
import type { Reader } from "../database.ts";
import { readNotice, type Notice } from "./outbox-rows.ts";

/** The last thing that was sent to a number (E.164), of some kinds or of any, by one desk or by any; undefined when nothing was. */
export async function lastNoticeTo(
  reader: Reader,
  query: {
    readonly recipient: string;
    readonly sinceMs: number;
    readonly deskId?: string;
    readonly kinds?: readonly NoticeKind[];
  },
): Promise<Notice | undefined> {
  const { recipient, sinceMs, deskId, kinds } = query;
  let select = reader
    .selectFrom("outbox")
    .selectAll()
    .where("recipient", "=", recipient)
    .where("status", "in", ["sent", "unknown"])
    .where("handed_over_at_ms", ">=", sinceMs);
  if (deskId !== undefined) select = select.where("desk_id", "=", deskId);
  if (kinds) select = select.where("kind", "in", kinds);
  const row = await select
    .orderBy("handed_over_at_ms", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row && readNotice(row);
}
