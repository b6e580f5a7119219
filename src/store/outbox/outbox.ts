import type { Json } from "../../base/json.ts";
import { newId } from "../../base/id.ts";
import type { NoticeKind } from "../../domain/outreach/notice-kind.ts";
import type { Writer } from "../database.ts";
import type { OutboxTable } from "../schema/outbox.ts";

/** Something to be told to somebody outside. */
export interface OutboxItem {
  readonly deskId: string;
  /** The same cause has the same key, and is told once. */
  readonly key: string;
  readonly kind: NoticeKind;
  /** Left out, it is written in the way the desk writes. */
  readonly channel?: OutboxTable["channel"];
  /** The appointment, or the hold, that it is about. */
  readonly visitId?: string;
  /** E.164; left out, it is whoever the visit is for, at the number they have when it is sent. */
  readonly recipient?: string;
  /** What its wording needs besides the visit. */
  readonly payload?: Json;
  readonly dueAtMs: number;
  /** Later than this it makes no sense; left out, as its kind has it. */
  readonly notAfterMs?: number;
  readonly nowMs: number;
}

/** Why a notice that waited is no longer needed. One that the cause comes back for is planned again. */
export type WithdrawalReason = "cancelled" | "moved" | "replaced";

const WITHDRAWN: readonly WithdrawalReason[] = ["cancelled", "moved", "replaced"];

/**
 * Puts it in the outbox, in the transaction of what caused it. When it is there already it says the newest, as long as it
 * waits or was withdrawn; what was told stays told.
 */
export async function enqueue(writer: Writer, item: OutboxItem): Promise<void> {
  await writer
    .insertInto("outbox")
    .values({
      id: newId("outbox"),
      desk_id: item.deskId,
      key: item.key,
      kind: item.kind,
      channel: item.channel ?? "message",
      visit_id: item.visitId ?? null,
      recipient: item.recipient ?? null,
      payload: JSON.stringify(item.payload ?? {}),
      due_at_ms: item.dueAtMs,
      not_after_ms: item.notAfterMs ?? null,
      attempts: 0,
      status: "waiting",
      created_at_ms: item.nowMs,
    })
    .onConflict((conflict) =>
      conflict
        .column("key")
        .doUpdateSet((row) => ({
          channel: row.ref("excluded.channel"),
          recipient: row.ref("excluded.recipient"),
          payload: row.ref("excluded.payload"),
          due_at_ms: row.ref("excluded.due_at_ms"),
          not_after_ms: row.ref("excluded.not_after_ms"),
          status: "waiting",
          reason: null,
          settled_at_ms: null,
          forgotten_at_ms: null,
        }))
        .where((row) =>
          row.or([
            row("outbox.status", "=", "waiting"),
            row.and([row("outbox.status", "=", "skipped"), row("outbox.reason", "in", WITHDRAWN)]),
          ]),
        ),
    )
    .execute();
}

/** Takes back what still waits to be said about a visit: all of it, or some kinds. */
export async function withdraw(
  writer: Writer,
  notices: {
    readonly visitId: string;
    readonly kinds?: readonly NoticeKind[];
    readonly reason: WithdrawalReason;
    readonly nowMs: number;
  },
): Promise<void> {
  await writer
    .updateTable("outbox")
    .set({ status: "skipped", reason: notices.reason, settled_at_ms: notices.nowMs })
    .where("visit_id", "=", notices.visitId)
    .where("status", "=", "waiting")
    .$if(notices.kinds !== undefined, (query) => query.where("kind", "in", notices.kinds ?? []))
    .execute();
}

/** Takes back one notice that waits, for good: it is not planned again under this key. */
export async function withdrawKey(
  writer: Writer,
  notice: { readonly key: string; readonly reason: string; readonly nowMs: number },
): Promise<void> {
  await writer
    .updateTable("outbox")
    .set({ status: "skipped", reason: notice.reason, settled_at_ms: notice.nowMs })
    .where("key", "=", notice.key)
    .where("status", "=", "waiting")
    .execute();
}
