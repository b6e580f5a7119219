import type { ActionContext } from "../action-context.ts";
import { endOffer } from "./end-offer.ts";
import { offeredPlace } from "./offered-place.ts";

/**
 * Gives back the place that is held for whoever acts (`phone` as in `offeredPlace`): it goes to the next, and they go on waiting for
 * another.
 */
export async function declineWaitingOffer(
  context: ActionContext,
  input: { readonly phone?: string } = {},
): Promise<{ readonly ok: boolean }> {
  return await context.database.write(async (writer) => {
    const place = await offeredPlace(context, writer, input);
    if (!place) return { ok: false };
    await endOffer(writer, context, place.offer, { status: "declined", entry: "waiting" });
    return { ok: true };
  });
}
