import { z } from "zod";
import { unreachable } from "../../../base/unreachable.ts";
import type { Writer } from "../../../store/database.ts";
import { findEmployee } from "../../../store/lobby/employees.ts";
import {
  closeLobbyProposal,
  findLobbyProposal,
  type LobbyProposal,
} from "../../../store/lobby/lobby-proposals.ts";
import { callOf, type ActionContext } from "../../action-context.ts";
import { announceVisit } from "./announce-visit.ts";
import { leaveMessage } from "./leave-message.ts";
import { announcement, leaving, leftMessage } from "./propose-in-lobby.ts";
import { signOutByName } from "./sign-out-by-name.ts";

const done = z.object({
  outcome: z.enum(["announced", "delivered", "review", "message-taken", "checked-out"]),
  /** The visit that was written; absent where nothing tells which. */
  visitId: z.string().optional(),
  /** The host's name as people say it; absent for the front desk. */
  host: z.string().optional(),
  visitor: z.string().optional(),
  printsBadge: z.boolean().optional(),
});

/** What was done, the same for each time it is asked for. */
export type DoneInLobby = z.infer<typeof done>;

export type CommitInLobbyResult =
  | ({ readonly ok: true } & DoneInLobby)
  | { readonly ok: false; readonly reason: "unknown-proposal" | "unknown-host" };

/**
 * Writes what a visitor agreed to, once: announces them, passes words on or signs them out, with all that follows from it, in one
 * transaction. Whoever asks a second time is answered the same.
 */
export async function commitInLobby(
  context: ActionContext,
  wish: { readonly proposal: string; readonly printsBadges: boolean },
): Promise<CommitInLobbyResult> {
  return await context.database.write(async (writer) => {
    const proposal = await findLobbyProposal(writer, context.deskId, wish.proposal);
    if (proposal?.call_id !== callOf(context)) return { ok: false, reason: "unknown-proposal" };
    if (proposal.outcome !== null) return { ok: true, ...done.parse(JSON.parse(proposal.outcome)) };
    const outcome = await write(writer, context, proposal, wish.printsBadges);
    if (outcome === "unknown-host") return { ok: false, reason: outcome };
    await closeLobbyProposal(writer, proposal.id, outcome);
    return { ok: true, ...outcome };
  });
}

async function write(
  writer: Writer,
  context: ActionContext,
  { kind, payload }: LobbyProposal,
  printsBadges: boolean,
): Promise<DoneInLobby | "unknown-host"> {
  const content: unknown = JSON.parse(payload);
  switch (kind) {
    case "announce": {
      const wish = announcement.parse(content);
      const announced = await announceVisit(writer, context, { ...wish, printsBadges });
      if (announced === "unknown-host") return announced;
      const { visitId, outcome, printsBadge } = announced;
      const people = await namesOf(writer, context, wish.hostId, wish.visitor);
      return { outcome, visitId, printsBadge, ...people };
    }
    case "message": {
      const wish = leftMessage.parse(content);
      const left = await leaveMessage(writer, context, wish);
      if (left === "unknown-host") return left;
      const people = await namesOf(writer, context, wish.hostId, wish.visitor);
      return { outcome: "message-taken", visitId: left.visitId, ...people };
    }
    case "check-out": {
      const { visitor } = leaving.parse(content);
      await signOutByName(writer, context, visitor);
      return { outcome: "checked-out", visitor };
    }
    default:
      return unreachable(kind);
  }
}

async function namesOf(
  writer: Writer,
  { deskId }: ActionContext,
  hostId: string | null,
  visitor: string | null,
): Promise<Pick<DoneInLobby, "host" | "visitor">> {
  const host = hostId === null ? undefined : await findEmployee(writer, deskId, hostId);
  return {
    ...(host && { host: host.givenName === "" ? host.name : host.givenName }),
    ...(visitor !== null && { visitor }),
  };
}
