import { recordCallOutcome } from "../../store/outbox/outbox-calls.ts";
import type { ActionContext } from "../action-context.ts";

/**
 * What came of a call that we made, the least telling first. News comes from the phone company, from the conversation and from
 * its end, in any order: what tells more stays.
 */
export const CALL_OUTCOMES = [
  "failed",
  "busy",
  "no-answer",
  "nobody-spoke",
  "hung-up",
  "answered",
  "voicemail",
  "call-later",
  "transferred",
  "confirmed",
  "rated",
  "moved",
  "cancelled",
  "wrong-number",
  "opted-out",
] as const;

export type OutgoingOutcome = (typeof CALL_OUTCOMES)[number];

/** Keeps what came of a call of ours, with the notice it was made for, unless more is known of it already. */
export async function noteCallOutcome(
  { database }: Pick<ActionContext, "database">,
  { callId, outcome }: { readonly callId: string; readonly outcome: OutgoingOutcome },
): Promise<void> {
  const replaces = CALL_OUTCOMES.slice(0, CALL_OUTCOMES.indexOf(outcome));
  await database.write((writer) => recordCallOutcome(writer, { callId, outcome, replaces }));
}
