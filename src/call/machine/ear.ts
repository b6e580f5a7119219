import type { HeardWords } from "../state.ts";
import { leastConfidence, notUnderstood, takeTurn } from "./caller-turn.ts";
import type { Draft } from "./draft.ts";
import { endpointDelayMs } from "./endpointing.ts";
import { isSpeaking } from "./playout.ts";
import { cancelReply, think } from "./reply.ts";

// Final words follow the end of speech within a few hundred ms, also from a distant service.
const WORDS_PATIENCE_MS = 2500;
// People on the phone to a business do not speak for longer than this without a pause; a stuck detector does.
const LONGEST_SPEECH_MS = 45_000;
// With less patience than this left, thinking ahead gains nothing.
const WORTH_THINKING_AHEAD_MS = 50;

/** The caller makes a sound. What it means is seen when it is over. */
export function speechStart(draft: Draft): void {
  const { ear } = draft.state;
  if (ear.status === "speaking") return;
  draft.disarm("endpoint");
  draft.disarm("words");
  const words = ear.status === "settling" ? ear.words : [];
  const behind = ear.status === "settling" && ear.owed;
  draft.state.ear = { status: "speaking", sinceMs: draft.atMs, words, answered: false, behind };
  draft.arm("speech", LONGEST_SPEECH_MS);
}

/** `agoMs`: how long the caller has been silent already. */
export function speechEnd(draft: Draft, agoMs = 0): void {
  const { ear } = draft.state;
  if (ear.status !== "speaking") return;
  draft.disarm("speech");
  settle(draft, {
    words: ear.words,
    owed: !ear.answered,
    spokenMs: draft.atMs - ear.sinceMs,
    sinceMs: draft.atMs - agoMs,
  });
}

/** An utterance as understood; an empty text is speech without words. */
export function wordsFinal(draft: Draft, heard: HeardWords): void {
  const { ear } = draft.state;
  const before = ear.status === "quiet" ? [] : ear.words;
  const words = heard.text === "" ? before : [...before, heard];
  if (ear.status === "speaking") {
    draft.state.ear = { ...ear, words, answered: ear.answered || !ear.behind, behind: false };
  } else {
    const silence = ear.status === "settling" ? ear : { sinceMs: draft.atMs, spokenMs: 0 };
    settle(draft, { ...silence, words, owed: false });
  }
}

/** The pause after the caller's words has lasted long enough, or the words never came: the turn is over. */
export function endpoint(draft: Draft): void {
  const { ear, settings } = draft.state;
  if (ear.status !== "settling") return;
  closeEar(draft);
  const text = ear.words.map((heard) => heard.text).join(" ");
  const confidence = Math.min(1, ...ear.words.map((heard) => heard.confidence));
  if (text !== "") takeTurn(draft, { text, confidence, via: "voice" });
  else if (ear.spokenMs >= settings.limits.minSpeechMs) notUnderstood(draft);
  turnResumed(draft);
}

/** Ears that judge turns themselves, or a caller who types, say that the turn is over. */
export function turnEnd(
  draft: Draft,
  turn: { text: string; confidence: number; via: "voice" | "text" },
): void {
  closeEar(draft);
  takeTurn(draft, { text: turn.text.trim(), confidence: turn.confidence, via: turn.via });
  turnResumed(draft);
}

/** The turn is probably over: the brain may begin, but nothing is said before it is certain. */
export function turnEager(draft: Draft, text: string): void {
  if (isSpeaking(draft) || draft.state.phase.status !== "live") return;
  const { reply } = draft.state;
  if (reply.status === "thinking" && reply.speculative !== undefined && reply.speculative !== text)
    cancelReply(draft);
  const { running } = draft.state;
  if (draft.state.reply.status === "idle" && running.length === 0) think(draft, 1, text);
}

/** The caller went on after all, or what they said was no turn: what was thought ahead is forgotten. */
export function turnResumed(draft: Draft): void {
  const { reply } = draft.state;
  if (reply.status === "thinking" && reply.speculative !== undefined) cancelReply(draft);
}

/** The ears have said for too long that the caller speaks: goes by the words there are. */
export function endStuckSpeech(draft: Draft): void {
  const { ear } = draft.state;
  if (ear.status !== "speaking") return;
  settle(draft, { words: ear.words, owed: false, spokenMs: draft.atMs - ear.sinceMs });
}

export function closeEar(draft: Draft): void {
  draft.state.ear = { status: "quiet" };
  draft.disarm("endpoint");
  draft.disarm("words");
  draft.disarm("speech");
}

function settle(
  draft: Draft,
  silence: { words: readonly HeardWords[]; owed: boolean; spokenMs: number; sinceMs?: number },
): void {
  const { words, owed, spokenMs, sinceMs = draft.atMs } = silence;
  draft.state.ear = { status: "settling", sinceMs, spokenMs, words, owed };
  if (owed) {
    draft.arm("words", WORDS_PATIENCE_MS);
    return;
  }
  draft.disarm("words");
  const text = words.map((heard) => heard.text).join(" ");
  const delayMs = text === "" ? 0 : endpointDelayMs(draft.state.question.expects, text);
  const leftMs = Math.max(0, delayMs - (draft.atMs - sinceMs));
  draft.arm("endpoint", leftMs);
  // Most callers have finished: the brain may use the time.
  if (leftMs >= WORTH_THINKING_AHEAD_MS && isClear(draft, words)) turnEager(draft, text);
}

/** Whether these words would be acted on. */
function isClear(draft: Draft, words: readonly HeardWords[]): boolean {
  return words.length > 0 && words.every(({ confidence }) => confidence >= leastConfidence(draft));
}
