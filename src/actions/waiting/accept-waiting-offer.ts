import type { ActionContext } from "../action-context.ts";
import { commitBooking } from "../booking/commit-booking.ts";
import type { ProposedBooking } from "../booking/proposed.ts";
import { proposeOfferedPlace } from "./propose-offered-place.ts";
import type { Refusal } from "../refusal.ts";

/**
 * Books the place that is held for somebody who answered yes in writing, from this number (E.164): the message that offered it was
 * the read-back. The same answer twice books once.
 */
export async function acceptWaitingOffer(
  context: ActionContext,
  input: { readonly phone: string },
): Promise<
  | { readonly ok: true; readonly appointmentId: string; readonly booking: ProposedBooking }
  | { readonly ok: false; readonly reason: "no-offer" | Refusal["reason"] }
> {
  const proposed = await proposeOfferedPlace(context, input);
  if (!proposed.ok) return proposed;
  const booked = await commitBooking(context, { proposal: proposed.proposal });
  return booked.ok ? booked : { ok: false, reason: booked.reason };
}
