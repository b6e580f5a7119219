import { opensWithNo } from "../../domain/dialogue/consent.ts";
import { saysUrgent } from "../../domain/dialogue/urgent.ts";
import type { Turn } from "./caller-turn.ts";
import type { Draft } from "./draft.ts";
import { sayAll, stopSpeaking } from "./playout.ts";
import { cancelReply } from "./reply.ts";

/**
 * Words that can't wait go past every brain: what was being said and thought gives way, the caller hears at once what to
 * do, and is put through where anybody can take the call. Answers whether the turn was taken so. Doubtful words count,
 * as far down as a doubtful name does: to be wrong here costs a sentence.
 */
export function takeEmergency(draft: Draft, turn: Turn): boolean {
  const { emergency, limits } = draft.state.settings;
  if (emergency === undefined) return false;
  if (isBeingTold(draft)) {
    // "Please hurry" is no reason to stop; "no, I'm fine" is.
    if (opensWithNo(turn.text)) return false;
    record(draft, turn);
    return true;
  }
  if (turn.confidence < limits.minNameConfidence) return false;
  if (!saysUrgent(turn.text, emergency.cues)) return false;
  stopSpeaking(draft);
  cancelReply(draft);
  record(draft, turn);
  const { transfer } = emergency;
  draft.state.consent = { status: "none" };
  draft.state.patience = { silences: 0, misheard: 0, faults: 0 };
  draft.state.question = { expects: OPEN };
  draft.emit({ type: "listen", expects: OPEN });
  let text = emergency.sentence;
  draft.state.phase = { status: "live" };
  if (transfer !== undefined) {
    const { to, whisper } = transfer;
    text = transfer.sentence;
    draft.state.phase = { status: "ending", ending: { how: "transfer", to, whisper } };
  }
  sayAll(draft, { text, kind: "emergency", asked: OPEN });
  return true;
}

/** What a caller in need is told when nobody could be reached, or when they fall silent; undefined when none of that is so. */
export function emergencyAgain(draft: Draft): string | undefined {
  const last = draft.state.transcript.findLast((item) => item.role === "receptionist");
  return last?.role === "receptionist" && last.kind === "emergency"
    ? draft.state.settings.emergency?.again
    : undefined;
}

const OPEN = { kind: "open" } as const;

function isBeingTold(draft: Draft): boolean {
  return draft.state.playout.queue[0]?.kind === "emergency";
}

function record(draft: Draft, turn: Turn): void {
  draft.record({ role: "caller", ...turn, atMs: draft.atMs });
}
