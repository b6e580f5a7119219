import { withdraw } from "../../store/outbox/outbox.ts";
import { releaseHolds, segmentsOf } from "../../store/book/visits.ts";
import { settleOffer, type WaitingOffer } from "../../store/waiting/waiting-offers.ts";
import { setWaitingStatus } from "../../store/waiting/waiting-list.ts";
import type { Writer } from "../../store/database.ts";
import type { ActionContext } from "../action-context.ts";
import { offerFreedTime } from "./offer-freed-time.ts";

/**
 * Ends an offer that was not taken, in the caller's transaction: its place goes to the next who waits, and is free for everybody when
 * there is none. `entry` is whether the one who was asked goes on waiting.
 */
export async function endOffer(
  writer: Writer,
  context: ActionContext,
  offer: WaitingOffer,
  end: {
    readonly status: "declined" | "lapsed";
    readonly entry: "waiting" | "left" | "lapsed";
  },
): Promise<void> {
  const { visitId, waitingId } = offer;
  const nowMs = context.clock.nowMs();
  const segments = await segmentsOf(writer, visitId);
  await settleOffer(writer, offer.id, end.status);
  await setWaitingStatus(writer, [waitingId], end.entry);
  await releaseHolds(writer, [visitId]);
  await withdraw(writer, { visitId, kinds: ["waiting-offer"], reason: "replaced", nowMs });
  await offerFreedTime(writer, context, {
    startMs: Math.min(...segments.map(({ occupied }) => occupied.startMs)),
    endMs: Math.max(...segments.map(({ occupied }) => occupied.endMs)),
    stylistIds: segments.map(({ personId }) => personId),
  });
}
