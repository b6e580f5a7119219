import { isBackchannel, opensWithNo, readAnswer } from "../../domain/dialogue/consent.ts";
import type { CallerSaid } from "../../domain/dialogue/transcript.ts";
import { answerProposal, readBackInterrupted } from "./consent.ts";
import type { Draft } from "./draft.ts";
import { takeEmergency } from "./emergency.ts";
import { takeEndingBack } from "./ending.ts";
import { misheard } from "./misheard.ts";
import { isSpeaking, stopSpeaking } from "./playout.ts";
import { cancelReply, confirmReply, think } from "./reply.ts";

export interface Turn {
  readonly text: string;
  readonly confidence: number;
  readonly via: CallerSaid["via"];
}

/** The caller's turn is over: decides whether it is one, and what it does to what was being said, thought and done. */
export function takeTurn(draft: Draft, turn: Turn): void {
  const { consent, phase } = draft.state;
  if (phase.status !== "live" && phase.status !== "ending") return;
  if (takeEmergency(draft, turn)) return;
  if (turn.text === "" || turn.confidence < leastConfidence(draft)) {
    notUnderstood(draft);
    return;
  }
  const answer = readAnswer(turn.text, questionOf(draft));
  if (isSpeaking(draft)) {
    const current = draft.state.playout.queue[0];
    if (isBackchannel(turn.text) && current?.asked === undefined) return;
    // A yes to half a read-back is a yes to what was not said yet: the voice goes on with the part that was not heard.
    if (answer === "yes" && current?.kind === "read-back" && consent.status === "reading") return;
    readBackInterrupted(draft, stopSpeaking(draft));
  } else if (turn.via === "voice" && isWorking(draft) && isBackchannel(turn.text)) {
    // "Okay" while the desk looks something up does not take the errand back; after a yes-or-no question it may answer.
    if (draft.state.question.expects.kind !== "yes-no") return;
  }
  takeEndingBack(draft);
  answerProposal(draft, opensWithNo(turn.text) ? "no" : answer);
  draft.state.patience = { ...draft.state.patience, silences: 0 };
  const { reply } = draft.state;
  if (reply.status === "thinking" && reply.speculative === turn.text) {
    record(draft, turn);
    confirmReply(draft, reply);
    return;
  }
  cancelReply(draft);
  record(draft, turn);
  // A write that has begun is told of before the next thing is thought about.
  if (draft.state.running.length > 0) draft.state.reply = { status: "owed" };
  else think(draft, 1);
}

/** Words of less confidence are not acted on. */
export function leastConfidence({ state }: Draft): number {
  const { minConfidence, minNameConfidence } = state.settings.limits;
  const { kind } = state.question.expects;
  return kind === "name" || kind === "spelling" ? minNameConfidence : minConfidence;
}

/**
 * Speech without words, or words too uncertain to act on. While we speak, or while they only wait with us and others talk around
 * them, it is taken for noise.
 */
export function notUnderstood(draft: Draft): void {
  const { reply, running } = draft.state;
  if (isSpeaking(draft)) return;
  if (reply.status === "thinking" && reply.speculative !== undefined) cancelReply(draft);
  const busy = draft.state.reply.status !== "idle" || running.length > 0;
  const isWaiting = draft.state.question.expects.kind === "wait";
  if (!busy && !isWaiting && draft.state.phase.status === "live") misheard(draft);
}

/** True while the answer to an earlier turn is being worked on. */
function isWorking(draft: Draft): boolean {
  const { reply, running } = draft.state;
  if (reply.status === "thinking") return reply.speculative === undefined;
  return reply.status !== "idle" || running.length > 0;
}

/** The words of the question that is open, so that repeating its verb ("cancel it") counts as a yes. */
function questionOf(draft: Draft): string | undefined {
  const asked = draft.state.transcript.findLast(
    (item) => item.role === "receptionist" && item.asked !== undefined,
  );
  return asked?.role === "receptionist" ? asked.text : undefined;
}

function record(draft: Draft, turn: Turn): void {
  draft.record({ role: "caller", ...turn, atMs: draft.atMs });
}
