import { findProposal } from "../../store/book/proposals.ts";
import type { ActionContext } from "../action-context.ts";
import { commitBooking, type CommitBookingResult } from "./commit-booking.ts";
import { commitCancellation, type CommitCancellationResult } from "./commit-cancellation.ts";
import { commitConfirmation, type CommitConfirmationResult } from "./commit-confirmation.ts";
import { commitMove, type CommitMoveResult } from "./commit-move.ts";
import { refuse, type Refusal } from "../refusal.ts";

export type CommitProposalResult =
  | ({ readonly kind: "book" } & Extract<CommitBookingResult, { ok: true }>)
  | ({ readonly kind: "move" } & Extract<CommitMoveResult, { ok: true }>)
  | ({ readonly kind: "cancel" } & Extract<CommitCancellationResult, { ok: true }>)
  | ({ readonly kind: "confirm" } & Extract<CommitConfirmationResult, { ok: true }>)
  | (Refusal & { readonly kind?: "book" | "move" | "cancel" | "confirm" });

/** Commits whatever was proposed: a booking, a move, a cancellation or a confirmation. */
export async function commitProposal(
  context: ActionContext,
  input: { readonly proposal: string },
): Promise<CommitProposalResult> {
  const proposal = await findProposal(context.database.read, context.deskId, input.proposal);
  const kind = proposal?.kind;
  if (kind === "book") return { kind, ...(await commitBooking(context, input)) };
  if (kind === "move") return { kind, ...(await commitMove(context, input)) };
  if (kind === "cancel") return { kind, ...(await commitCancellation(context, input)) };
  if (kind === "confirm") return { kind, ...(await commitConfirmation(context, input)) };
  return refuse("unknown-proposal");
}
