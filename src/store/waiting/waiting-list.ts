import type { Selectable } from "kysely";
import { newId } from "../../base/id.ts";
import type { Reader, Writer } from "../database.ts";
import { readStrings } from "../read-strings.ts";
import type { WaitingListTable } from "../schema/waiting-list.ts";

/** Somebody who would take a place if one became free. */
export interface Waiting {
  readonly id: string;
  readonly customer: { readonly id: string; readonly name: string; readonly phone: string };
  readonly serviceIds: readonly string[];
  /** Null: anybody. */
  readonly stylistId: string | null;
  /** A visit that starts in `[fromMs, untilMs)` would suit. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly status: WaitingListTable["status"];
  readonly callId: string | null;
  readonly joinedAtMs: number;
}

/** Which of those who wait; everything given must hold. */
export interface WaitingQuery {
  readonly deskId: string;
  readonly ids?: readonly string[];
  readonly customerIds?: readonly string[];
  /** Joined in this call. */
  readonly callId?: string;
  readonly statuses?: readonly WaitingListTable["status"][];
  /** Whom a visit that starts in `[startMs, endMs)` might suit. */
  readonly suits?: { readonly startMs: number; readonly endMs: number };
}

/** Those who wait, in the order in which they joined. */
export async function waiting(reader: Reader, query: WaitingQuery): Promise<readonly Waiting[]> {
  let select = reader
    .selectFrom("waiting_list")
    .innerJoin("customers", "customers.id", "waiting_list.customer_id")
    .selectAll("waiting_list")
    .select(["customers.name", "customers.phone"])
    .where("waiting_list.desk_id", "=", query.deskId)
    .orderBy("waiting_list.created_at_ms")
    .orderBy("waiting_list.id");
  const { ids, customerIds, callId, statuses, suits } = query;
  if (ids) select = select.where("waiting_list.id", "in", ids);
  if (customerIds) select = select.where("customer_id", "in", customerIds);
  if (callId !== undefined) select = select.where("call_id", "=", callId);
  if (statuses) select = select.where("status", "in", statuses);
  if (suits)
    select = select.where("from_ms", "<", suits.endMs).where("until_ms", ">", suits.startMs);
  const rows = await select.execute();
  return rows.map((row) => waitingOf(row));
}

function waitingOf(
  row: Selectable<WaitingListTable> & { readonly name: string; readonly phone: string },
): Waiting {
  return {
    id: row.id,
    customer: { id: row.customer_id, name: row.name, phone: row.phone },
    serviceIds: readStrings(row.service_ids),
    stylistId: row.stylist_id,
    fromMs: row.from_ms,
    untilMs: row.until_ms,
    status: row.status,
    callId: row.call_id,
    joinedAtMs: row.created_at_ms,
  };
}

/** Puts somebody at the end of the list. Answers the entry's id. */
export async function insertWaiting(
  writer: Writer,
  wish: {
    readonly deskId: string;
    readonly customerId: string;
    readonly serviceIds: readonly string[];
    readonly stylistId: string | null;
    readonly fromMs: number;
    readonly untilMs: number;
    readonly callId: string | null;
    readonly nowMs: number;
  },
): Promise<string> {
  const id = newId("waiting");
  await writer
    .insertInto("waiting_list")
    .values({
      id,
      desk_id: wish.deskId,
      customer_id: wish.customerId,
      service_ids: JSON.stringify(wish.serviceIds),
      stylist_id: wish.stylistId,
      from_ms: wish.fromMs,
      until_ms: wish.untilMs,
      status: "waiting",
      call_id: wish.callId,
      created_at_ms: wish.nowMs,
    })
    .execute();
  return id;
}

/** Notes what became of an entry. */
export async function setWaitingStatus(
  writer: Writer,
  ids: readonly string[],
  status: WaitingListTable["status"],
): Promise<void> {
  await writer.updateTable("waiting_list").set({ status }).where("id", "in", ids).execute();
}

/** Lets go of those who waited for a time that is over. */
export async function lapseOldWaiting(
  writer: Writer,
  deskId: string,
  nowMs: number,
): Promise<void> {
  await writer
    .updateTable("waiting_list")
    .set({ status: "lapsed" })
    .where("desk_id", "=", deskId)
    .where("status", "=", "waiting")
    .where("until_ms", "<=", nowMs)
    .execute();
}
