import type { Ending } from "../../domain/dialogue/transcript.ts";
import type { Draft } from "./draft.ts";
import { isSpeaking, sayAll, stopSpeaking } from "./playout.ts";

/** Says the last words of the call; the ending itself follows when they were heard. */
export function beginEnding(draft: Draft, ending: Ending, lastWords: string): void {
  draft.state.phase = { status: "ending", ending };
  sayAll(draft, { text: lastWords, kind: "goodbye" });
}

/** The caller spoke over the goodbye: the call goes on. */
export function takeEndingBack(draft: Draft): void {
  if (draft.state.phase.status === "ending") draft.state.phase = { status: "live" };
}

/** Carries out the ending once nothing is left to be heard. Called at the end of each step. */
export function endWhenHeard(draft: Draft): void {
  const { phase } = draft.state;
  if (isSpeaking(draft)) return;
  if (phase.status === "closing") {
    hangUp(draft);
  } else if (phase.status === "ending") {
    if (phase.ending.how === "hang-up") {
      hangUp(draft);
    } else {
      const { to, whisper } = phase.ending;
      draft.state.phase = { status: "transferring" };
      draft.emit({ type: "transfer", to, whisper });
    }
  }
}

/** The program closes: what is being said is finished, what would follow is not begun. */
export function closeDown(draft: Draft): void {
  if (isSpeaking(draft)) {
    draft.state.phase = { status: "closing" };
  } else if (draft.state.phase.status === "transferring") {
    hangUp(draft);
  } else {
    beginEnding(draft, { how: "hang-up" }, draft.state.settings.words.shutdown);
  }
}

/** While closing down, an utterance was finished: nothing more is said. */
export function closeAfterUtterance(draft: Draft): void {
  if (draft.state.phase.status === "closing") stopSpeaking(draft);
}

/** The line is gone or about to go: everything that is under way is let go. */
export function goSilent(draft: Draft): void {
  const { reply, running } = draft.state;
  stopSpeaking(draft);
  if (reply.status === "thinking") draft.emit({ type: "stop-thinking", reply: reply.id });
  for (const tool of running) {
    if (tool.effect !== "commit" || tool.waiting) {
      draft.emit({ type: "drop-tool", callId: tool.call.id });
    }
  }
  draft.disarmAll();
  // A write that has begun is finished, and what it did belongs to the call.
  draft.state.running = running.filter((tool) => tool.effect === "commit" && !tool.waiting);
  draft.state.reply = { status: "idle" };
  draft.state.ear = { status: "quiet" };
  draft.state.phase = { status: "over" };
}

function hangUp(draft: Draft): void {
  goSilent(draft);
  draft.emit({ type: "hang-up" });
}
