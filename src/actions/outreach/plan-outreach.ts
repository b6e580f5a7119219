import type { NoticeKind } from "../../domain/outreach/notice-kind.ts";
import { enqueue, withdraw } from "../../store/outbox/outbox.ts";
import { loadOutreach } from "../../store/outbox/outreach.ts";
import { visitBrief } from "../../store/book/visit-brief.ts";
import type { Writer } from "../../store/database.ts";
import type { ActionContext } from "../action-context.ts";
import { planReminders } from "./plan-reminders.ts";

/** What the customer is to be told of. */
export interface OutreachCause {
  readonly action: "booked" | "moved" | "cancelled";
  readonly appointmentId: string;
  /** When it was before; absent when it is new. */
  readonly before?: { readonly startMs: number };
  /** One deed, one key: it is confirmed once. */
  readonly key: string;
  /** Nothing is sent to confirm it. */
  readonly knownToCustomer?: boolean;
}

/**
 * Plans what the customer is told about an appointment that was just booked, moved or cancelled, in the same transaction: a
 * confirmation at once, reminders before and a question after. What was planned for how it stood before is taken back.
 */
export async function planOutreach(
  writer: Writer,
  { actor, clock, deskId }: ActionContext,
  change: OutreachCause,
): Promise<void> {
  const nowMs = clock.nowMs();
  const { action, appointmentId: visitId, before } = change;
  const rules = await loadOutreach(writer, deskId);
  const visit = await visitBrief(writer, visitId);
  const isBooked = visit?.status === "booked";
  await withdraw(writer, { visitId, reason: isBooked ? "moved" : "cancelled", nowMs });
  if (rules.confirmations && change.knownToCustomer !== true && (visit?.endMs ?? 0) > nowMs) {
    await enqueue(writer, {
      deskId,
      key: change.key,
      kind: CONFIRMATIONS[action],
      visitId,
      payload: { by: actor.kind, ...(before && { fromStartMs: before.startMs }) },
      dueAtMs: nowMs,
      nowMs,
    });
  }
  if (!visit || !isBooked) return;
  await planReminders(writer, rules, { deskId, visitId, visit, saidAtMs: nowMs, nowMs });
}

const CONFIRMATIONS = {
  booked: "booking-confirmation",
  moved: "move-confirmation",
  cancelled: "cancellation-confirmation",
} as const satisfies Record<OutreachCause["action"], NoticeKind>;
