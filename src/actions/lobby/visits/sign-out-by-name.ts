import { soundsLike } from "../../../domain/people/matching/sounds-like.ts";
import type { Writer } from "../../../store/database.ts";
import { presentVisits } from "../../../store/lobby/lobby-visits.ts";
import { callOf, type ActionContext } from "../../action-context.ts";
import { leave } from "./check-out.ts";

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
  const present = await presentVisits(writer, deskId);
  const named = present
    .map((visit) => ({
      visit,
      isOwn: callId !== null && visit.call_id === callId,
      score: visit.visitor_name === null ? 0 : likeness(visit.visitor_name, visitor),
    }))
    .filter(({ score }) => score >= SAME_NAME)
    .toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn) || b.score - a.score);
  const [first, second] = named;
  if (first === undefined) return "nobody";
  if (second?.isOwn === first.isOwn && second.score === first.score) return "several";
  await leave(writer, context, first.visit, { by: "voice", atMs: clock.nowMs() });
  return "signed-out";
}

function likeness(one: string, other: string): number {
  return one.toLowerCase() === other.toLowerCase() ? 1 : Math.min(0.99, soundsLike(one, other));
}
