import { newId } from "../../base/id.ts";
import { soundsLike } from "../../domain/people/matching/sounds-like.ts";
import { recordAudit } from "../../store/audit/audit.ts";
import type { Writer } from "../../store/database.ts";
import { skipHostSteps } from "../../store/lobby/host-steps.ts";
import { endLobbyVisit, presentVisits } from "../../store/lobby/lobby-visits.ts";
import { callOf, type ActionContext } from "../action-context.ts";

/** How alike a name must sound to sign its bearer out. */
const SAME_NAME = 0.9;

/**
 * Signs out the one visitor of this name: part of the transaction that takes the proposal. Of several it is who was announced in the same
 * conversation, and else nobody. Whoever asks isn't told whether there was anybody, so the answer is for the audit and for tests.
 */
export async function signOutByName(
  writer: Writer,
  context: ActionContext,
  visitor: string,
): Promise<"signed-out" | "nobody" | "several"> {
  const { deskId, clock } = context;
  const callId = callOf(context);
  const nowMs = clock.nowMs();
  const present = await presentVisits(writer, deskId);
  const named = present
    .map(({ id, visitor_name: name, call_id: announcedIn }) => ({
      id,
      isOwn: callId !== null && announcedIn === callId,
      score: name === null ? 0 : likeness(name, visitor),
    }))
    .filter(({ score }) => score >= SAME_NAME)
    .toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn) || b.score - a.score);
  const [first, second] = named;
  if (first === undefined) return "nobody";
  if (second?.isOwn === first.isOwn && second.score === first.score) return "several";
  await endLobbyVisit(writer, first.id, { atMs: nowMs, by: "voice" });
  await skipHostSteps(writer, first.id, { reason: "left", nowMs });
  await recordAudit(writer, {
    deskId,
    atMs: nowMs,
    actor: context.actor.kind,
    channel: context.actor.channel,
    callId,
    action: "left",
    subject: "lobby_visits",
    subjectId: first.id,
    changeId: context.changeId ?? newId("change"),
  });
  return "signed-out";
}

function likeness(one: string, other: string): number {
  return one.toLowerCase() === other.toLowerCase() ? 1 : Math.min(0.99, soundsLike(one, other));
}
