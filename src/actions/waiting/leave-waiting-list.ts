import { newId } from "../../base/id.ts";
import { recordAudit } from "../../store/audit/audit.ts";
import { openOffers } from "../../store/waiting/waiting-offers.ts";
import { setWaitingStatus } from "../../store/waiting/waiting-list.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { endOffer } from "./end-offer.ts";
import { ownWaiting } from "./own-waiting.ts";

/** Takes whoever acts off the waiting list, for all they wait for or for one wish; a place held for them goes to the next. */
export async function leaveWaitingList(
  context: ActionContext,
  input: { readonly waitingId?: string } = {},
): Promise<
  | { readonly ok: true; readonly left: number }
  | { readonly ok: false; readonly reason: "none-found" }
> {
  const { actor, clock, database, deskId } = context;
  return await database.write(async (writer) => {
    const own = (await ownWaiting(context, writer)).filter(
      ({ id }) => input.waitingId === undefined || id === input.waitingId,
    );
    if (own.length === 0) return { ok: false, reason: "none-found" };
    const changeId = context.changeId ?? newId("change");
    const ids = own.map(({ id }) => id);
    await setWaitingStatus(writer, ids, "left");
    for (const subjectId of ids) {
      await recordAudit(writer, {
        deskId,
        atMs: clock.nowMs(),
        actor: actor.kind,
        channel: actor.channel,
        callId: callOf(context),
        action: "left",
        subject: "waiting_list",
        subjectId,
        changeId,
      });
    }
    for (const offer of await openOffers(writer, { deskId, waitingIds: ids }))
      await endOffer(writer, context, offer, { status: "declined", entry: "left" });
    return { ok: true, left: own.length };
  });
}
