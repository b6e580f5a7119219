import type { Json } from "../../base/json.ts";
import { newId } from "../../base/id.ts";
import type { Writer } from "../database.ts";

/** Something to be told to somebody outside. */
export interface OutboxItem {
  readonly deskId: string;
  /** The same cause has the same key, and is told once. */
  readonly key: string;
  readonly kind:
    | "booking-confirmation"
    | "move-confirmation"
    | "cancellation-confirmation"
    | "callback";
  readonly payload: Json;
  readonly dueAtMs: number;
  readonly nowMs: number;
}

/**
 * Puts it in the outbox, in the transaction of what caused it. When it is there already it says the newest, as long as it
 * waits; what was told stays told.
 */
export async function enqueue(writer: Writer, item: OutboxItem): Promise<void> {
  await writer
    .insertInto("outbox")
    .values({
      id: newId("outbox"),
      desk_id: item.deskId,
      key: item.key,
      kind: item.kind,
      payload: JSON.stringify(item.payload),
      due_at_ms: item.dueAtMs,
      attempts: 0,
      status: "waiting",
      created_at_ms: item.nowMs,
    })
    .onConflict((conflict) =>
      conflict
        .column("key")
        .doUpdateSet((row) => ({ payload: row.ref("excluded.payload") }))
        .where("outbox.status", "=", "waiting"),
    )
    .execute();
}
