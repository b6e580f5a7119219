import { openOffers, pastOffers } from "../../store/waiting/waiting-offers.ts";
import { lapseOldWaiting } from "../../store/waiting/waiting-list.ts";
import type { ActionContext } from "../action-context.ts";
import { endOffer } from "./end-offer.ts";

/** Who leaves so many offers unanswered is asked no more: each keeps a place from everybody else for a while. */
const MOST_UNANSWERED = 2;

/**
 * Passes on every place whose time to answer is over, and lets go of those who waited for a time that has passed. A job runs it
 * about once a minute; each offer is a transaction of its own, so that it may run in several processes. Answers how many
 * offers lapsed.
 */
export async function lapseWaitingOffers(context: ActionContext): Promise<number> {
  const { clock, database, deskId } = context;
  const nowMs = clock.nowMs();
  await database.write((writer) => lapseOldWaiting(writer, deskId, nowMs));
  const due = { deskId, expiredAtMs: nowMs };
  let lapsed = 0;
  for (const { id } of await openOffers(database.read, due)) {
    const isLapsed = await database.write(async (writer) => {
      const offer = (await openOffers(writer, due)).find((one) => one.id === id);
      if (!offer) return false;
      const past = await pastOffers(writer, [offer.waitingId]);
      const unanswered = past.filter(({ status }) => status === "lapsed").length + 1;
      await endOffer(writer, context, offer, {
        status: "lapsed",
        entry: unanswered >= MOST_UNANSWERED ? "lapsed" : "waiting",
      });
      return true;
    });
    if (isLapsed) lapsed += 1;
  }
  return lapsed;
}
