import type { Json } from "../../base/json.ts";
import { insertProposal } from "../../store/book/proposals.ts";
import { extendOffer } from "../../store/waiting/waiting-offers.ts";
import { loadBusiness } from "../../store/business/load-business.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { offeredPlace } from "./offered-place.ts";
import type { ProposedBooking } from "../booking/proposed.ts";
import { releaseOpenProposals } from "../booking/release-holds.ts";

/**
 * Notes the place that is held for whoever acts as what is to be read back; it stays held at least as long as any proposal.
 * `phone` as in `offeredPlace`.
 */
export async function proposeOfferedPlace(
  context: ActionContext,
  input: { readonly phone?: string } = {},
): Promise<
  | { readonly ok: true; readonly proposal: string; readonly booking: ProposedBooking }
  | { readonly ok: false; readonly reason: "no-offer" }
> {
  const { clock, database, deskId } = context;
  const callId = callOf(context);
  return await database.write(async (writer) => {
    await releaseOpenProposals(writer, callId);
    const place = await offeredPlace(context, writer, input);
    if (!place) return { ok: false, reason: "no-offer" };
    const { offer, booking } = place;
    const nowMs = clock.nowMs();
    const { policies } = await loadBusiness(writer, deskId);
    const heldUntilMs = nowMs + policies.holdMinutes * 60_000;
    if (heldUntilMs > offer.expiresAtMs) await extendOffer(writer, offer, heldUntilMs);
    const proposal = await insertProposal(writer, {
      desk_id: deskId,
      call_id: callId,
      kind: "book",
      visit_id: offer.visitId,
      hold_visit_id: null,
      payload: JSON.stringify(booking satisfies Json),
      // The notice was enough when the place was offered.
      created_at_ms: offer.offeredAtMs,
    });
    return { ok: true, proposal, booking };
  });
}
