import type { z } from "zod";
import { closeProposal, findProposal, type Proposal } from "../../store/book/proposals.ts";
import { releaseLapsedHolds } from "../../store/book/visits.ts";
import type { Writer } from "../../store/database.ts";
import { isCustomerBusy, isSlotTaken } from "../../store/slot-taken.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { refuse, type Refusal } from "../refusal.ts";

/** How one kind of proposal becomes real. */
export interface Commit<Payload> {
  readonly kind: Proposal["kind"];
  readonly payload: z.ZodType<Payload>;
  /** Writes what was proposed; answers a refusal, having written nothing, when it can't be done any more. */
  write(
    writer: Writer,
    proposal: Proposal,
    payload: Payload,
  ): Promise<{ readonly ok: true } | Refusal>;
}

/** What was proposed is now written; `again` when it had been before. */
export interface Taken<Payload> {
  readonly ok: true;
  readonly payload: Payload;
  readonly visitId: string;
  readonly again: boolean;
}

/**
 * Commits a proposal of this call in one transaction, once: whoever commits it a second time, even at the same moment,
 * is answered the same and nothing more is written. A slot that went to somebody else is `slot-taken`, with
 * the payload, so that something near can be offered. When the customer is expected elsewhere then, it is `customer-busy`.
 */
export async function takeProposal<Payload>(
  context: ActionContext,
  id: string,
  commit: Commit<Payload>,
): Promise<Taken<Payload> | (Refusal & { readonly payload?: Payload })> {
  const seen: { payload?: Payload } = {};
  try {
    return await context.database.write(async (writer) => {
      const proposal = await findProposal(writer, context.deskId, id);
      if (proposal?.kind !== commit.kind || proposal.call_id !== callOf(context))
        return refuse("unknown-proposal");
      const payload = commit.payload.parse(JSON.parse(proposal.payload));
      seen.payload = payload;
      const taken = { ok: true, payload, visitId: proposal.visit_id } as const;
      if (proposal.status === "committed") return { ...taken, again: true };
      if (proposal.status === "released") return refuse("released");
      await releaseLapsedHolds(writer, context.clock.nowMs());
      const written = await commit.write(writer, proposal, payload);
      if (!written.ok) return { ...written, payload };
      await closeProposal(writer, proposal.id, { status: "committed" });
      return { ...taken, again: false };
    });
  } catch (error) {
    if (isSlotTaken(error)) return { ...refuse("slot-taken"), ...seen };
    if (isCustomerBusy(error)) return refuse("customer-busy");
    throw error;
  }
}
