import { noticeOfCall } from "../../store/outbox/outbox-calls.ts";
import { settleSent } from "../../store/outbox/outbox-delivery.ts";
import type { ActionContext } from "../action-context.ts";
import { noteCallOutcome, type OutgoingOutcome } from "./note-call-outcome.ts";

/**
 * Takes what the phone company tells of a call of ours, as often and in whatever order it does. That it tells anything shows that it has
 * the call, also where its answer to the request got lost.
 */
export async function followOutgoingCall(
  context: Pick<ActionContext, "database" | "clock">,
  news: {
    readonly callId: string;
    readonly carrierId: string;
    readonly outcome?: OutgoingOutcome;
  },
): Promise<void> {
  const { database, clock } = context;
  const { callId, carrierId, outcome } = news;
  await database.write(async (writer) => {
    const notice = await noticeOfCall(writer, callId);
    if (notice === undefined || notice.status === "sent") return;
    await settleSent(writer, { id: notice.id, carrierId, nowMs: clock.nowMs() });
  });
  if (outcome !== undefined) await noteCallOutcome(context, { callId, outcome });
}
