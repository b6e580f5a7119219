import { checkSlot } from "../../../actions/slots/check-slot.ts";
import { commitCancellation } from "../../../actions/booking/commit-cancellation.ts";
import { commitMove } from "../../../actions/booking/commit-move.ts";
import { proposeAbout } from "../../../actions/booking/propose-about.ts";
import { proposeMove } from "../../../actions/booking/propose-move.ts";
import type { Salon } from "../../../actions/testing/open-salon.ts";

/** Moves an appointment with Priya; answers whether it could be. */
export async function moveVisit(salon: Salon, id: string, local: string): Promise<boolean> {
  const check = await checkSlot(salon.owner, {
    serviceIds: [`${salon.deskId}/haircut`],
    stylistId: `${salon.deskId}/priya`,
    startMs: salon.at(local),
    movingId: id,
  });
  if (!check.ok) return false;
  const proposed = await proposeMove(salon.owner, { appointmentId: id, slot: check.slot.token });
  if (!proposed.ok) return false;
  return (await commitMove(salon.owner, proposed)).ok;
}

/** Cancels an appointment; answers whether it could be. */
export async function cancelVisit(salon: Salon, id: string): Promise<boolean> {
  const proposed = await proposeAbout(salon.owner, "cancel", { appointmentId: id });
  return proposed.ok && (await commitCancellation(salon.owner, proposed)).ok;
}
