import { closeProposal, findProposal, openProposals } from "../../store/book/proposals.ts";
import type { Proposal } from "../../store/book/proposals.ts";
import { releaseHolds } from "../../store/book/visits.ts";
import { openOffers } from "../../store/waiting/waiting-offers.ts";
import type { Writer } from "../../store/database.ts";
import { callOf, type ActionContext } from "../action-context.ts";

/** Takes one proposal back and frees what it held. A committed one stays as it is. */
export async function releaseProposal(
  context: ActionContext,
  input: { readonly proposal: string },
): Promise<void> {
  await context.database.write(async (writer) => {
    const proposal = await findProposal(writer, context.deskId, input.proposal);
    if (proposal?.status === "open" && proposal.call_id === callOf(context))
      await release(writer, [proposal]);
  });
}

/** Takes back everything this call has open: the caller changed a detail, or hung up. */
export async function releaseCallHolds(context: ActionContext): Promise<void> {
  const callId = callOf(context);
  if (callId === null) return;
  const open = await openProposals(context.database.read, callId);
  if (open.length === 0) return;
  await context.database.write((writer) => releaseOpenProposals(writer, callId));
}

/** The same inside a transaction that goes on to propose something else. */
export async function releaseOpenProposals(writer: Writer, callId: string | null): Promise<void> {
  if (callId !== null) await release(writer, await openProposals(writer, callId));
}

async function release(writer: Writer, proposals: readonly Proposal[]): Promise<void> {
  for (const proposal of proposals) {
    await closeProposal(writer, proposal.id, { status: "released" });
    const held = proposal.hold_visit_id ?? proposal.visit_id;
    // A place that is held for somebody on the waiting list stays so until they answer or the time is up.
    const offers = await openOffers(writer, { deskId: proposal.desk_id, visitIds: [held] });
    if (offers.length === 0) await releaseHolds(writer, [held]);
  }
}
