import type { Reader, Writer } from "../database.ts";
import { settleSent } from "./outbox-delivery.ts";
import { readNotice, type Notice } from "./outbox-rows.ts";

/** What became of a message after the carrier took it. */
export type DeliveryOutcome = "delivered" | "read" | "undelivered" | "failed";

/**
 * Keeps what the carrier tells of a message, in whatever order it does. That it tells anything of it shows that it has it, also
 * where its answer got lost. Answers the notice when it was news.
 */
export async function noteDelivery(
  writer: Writer,
  told: {
    readonly key: string;
    readonly carrierId: string;
    /** Absent while it is on its way. */
    readonly outcome?: DeliveryOutcome;
    /** Why it wasn't delivered. */
    readonly reason?: string;
    readonly nowMs: number;
  },
): Promise<Notice | undefined> {
  const row = await writer
    .selectFrom("outbox")
    .selectAll()
    .where("key", "=", told.key)
    .where("channel", "<>", "call")
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, status, carrier_id: knownId } = row;
  // A try that was given up for lost may have gone out after all; what counts is the one that is on the row.
  if (knownId !== null && knownId !== told.carrierId) return undefined;
  if (status === "claimed" || status === "unknown") {
    const { carrierId, nowMs } = told;
    await settleSent(writer, { id, carrierId, nowMs });
  } else if (status !== "sent") {
    return undefined;
  }
  const { outcome } = told;
  if (outcome === undefined || RANK[outcome] <= rankOf(row.outcome)) return undefined;
  await writer
    .updateTable("outbox")
    .set({ outcome, reason: told.reason ?? null })
    .where("id", "=", id)
    .execute();
  return { ...readNotice(row), outcome };
}

/** Later news replaces earlier; that it could not be delivered is final, unless it was read after all. */
const RANK: Readonly<Record<DeliveryOutcome, number>> = {
  delivered: 1,
  undelivered: 2,
  failed: 2,
  read: 3,
};

function rankOf(outcome: string | null): number {
  return Object.entries(RANK).find(([name]) => name === outcome)?.[1] ?? 0;
}

/** Why the newest message to this number (E.164) that the carrier told of was not delivered; undefined when it was. */
export async function lastDeliveryFault(
  reader: Reader,
  to: { readonly recipient: string; readonly channel: "sms" | "whatsapp" },
): Promise<string | undefined> {
  const row = await reader
    .selectFrom("outbox")
    .select(["outcome", "reason"])
    .where("recipient", "=", to.recipient)
    .where("channel", "=", to.channel)
    .where("status", "=", "sent")
    .where("outcome", "is not", null)
    .orderBy("handed_over_at_ms", "desc")
    .limit(1)
    .executeTakeFirst();
  const isFault = row?.outcome === "undelivered" || row?.outcome === "failed";
  return isFault ? (row.reason ?? undefined) : undefined;
}
