import type { Expectation } from "../../domain/dialogue/expectation.ts";
import type { SpeechKind } from "../../domain/dialogue/transcript.ts";
import type { WordTime } from "../events.ts";
import type { Utterance } from "../state.ts";
import type { Draft } from "./draft.ts";
import { cutAtHeard } from "./heard.ts";
import { splitSentences } from "../../domain/dialogue/sentences.ts";

// How long past its expected end an utterance may take before the voice counts as broken.
const VOICE_PATIENCE_MS = 6000;

export interface Speech {
  readonly text: string;
  readonly kind: SpeechKind;
  readonly asked?: Expectation;
  readonly proposal?: string;
}

/** Puts an utterance at the end of what will be said. */
export function say(draft: Draft, speech: Speech): void {
  const { counts, playout } = draft.state;
  const id = `u${counts.utterances + 1}`;
  draft.state.counts = { ...counts, utterances: counts.utterances + 1 };
  const utterance: Utterance = { id, ...speech, playedMs: 0, voicedMs: 0, words: [] };
  draft.state.playout = { ...playout, queue: [...playout.queue, utterance] };
  draft.emit({ type: "speak", utterance: id, text: speech.text, kind: speech.kind });
  if (playout.queue.length === 0) guardVoice(draft);
}

/** The same for a text of several sentences: each can be stopped after. The question, if there is one, was open before. */
export function sayAll(draft: Draft, speech: Speech): void {
  for (const text of splitSentences(speech.text)) say(draft, { ...speech, text });
}

/** More of an utterance has been synthesised. */
export function voiceChunk(
  draft: Draft,
  event: { utterance: string; ms: number; words?: readonly WordTime[] },
): void {
  change(draft, event.utterance, (utterance) => ({
    ...utterance,
    voicedMs: utterance.voicedMs + event.ms,
    words: [...utterance.words, ...(event.words ?? [])],
  }));
  if (draft.state.playout.queue[0]?.id === event.utterance) guardVoice(draft);
}

/** Some or all of an utterance has reached the caller; answers the utterance when all of it has. */
export function played(
  draft: Draft,
  event: { utterance: string; ms: number; whole: boolean },
): Utterance | undefined {
  const { queue } = draft.state.playout;
  // Marks come back in order: anything but the first is an echo of something already dropped.
  if (queue[0]?.id !== event.utterance) return undefined;
  change(draft, event.utterance, (utterance) => ({
    ...utterance,
    playedMs: Math.max(utterance.playedMs, event.ms),
  }));
  if (!event.whole) return undefined;
  return finish(draft, true);
}

/** Leaves out the utterance being spoken because it cannot be voiced. */
export function skipUtterance(draft: Draft): void {
  const skipped = finish(draft, false);
  if (skipped) draft.emit({ type: "skip-speaking", utterance: skipped.id });
}

/**
 * Falls silent for good. What was heard of the current utterance stays in the history; answers what of a read-back was
 * not heard.
 */
export function stopSpeaking(draft: Draft): readonly string[] {
  const { queue } = draft.state.playout;
  const [current, ...later] = queue;
  if (!current) return [];
  const { heard, unheard } = cutAtHeard(current);
  if (heard !== "") remember(draft, current, heard, true);
  draft.state.playout = { queue: [], paused: false };
  draft.emit({ type: "stop-speaking" });
  draft.disarm("voice");
  return [{ ...current, text: unheard }, ...later]
    .filter((utterance) => utterance.kind === "read-back" && utterance.text !== "")
    .map((utterance) => utterance.text);
}

/**
 * Never two voices at once: while the caller makes a sound or presses keys ours is silent, ready to go on with the first
 * sound the caller missed if theirs turns out to mean nothing. Called at the end of each step.
 */
export function yieldFloor(draft: Draft): void {
  const { playout, ear, keypad } = draft.state;
  const callerHasFloor = ear.status !== "quiet" || keypad !== "";
  const paused = callerHasFloor && (playout.paused || playout.queue.length > 0);
  if (paused === playout.paused) return;
  draft.state.playout = { ...playout, paused };
  if (paused) {
    draft.emit({ type: "pause-speaking" });
    draft.disarm("voice");
  } else {
    draft.emit({ type: "resume-speaking" });
    guardVoice(draft);
  }
}

/** True while something is being said, or is about to be. */
export function isSpeaking(draft: Draft): boolean {
  return draft.state.playout.queue.length > 0;
}

function finish(draft: Draft, heard: boolean): Utterance | undefined {
  const [current, ...later] = draft.state.playout.queue;
  if (!current) return undefined;
  if (heard) remember(draft, current, current.text, false);
  draft.state.playout = { ...draft.state.playout, queue: later };
  if (later.length > 0) guardVoice(draft);
  else draft.disarm("voice");
  return current;
}

function remember(draft: Draft, utterance: Utterance, text: string, interrupted: boolean): void {
  draft.record({
    role: "receptionist",
    utterance: utterance.id,
    text,
    kind: utterance.kind,
    interrupted,
    ...(utterance.asked && { asked: utterance.asked }),
    ...(utterance.proposal !== undefined && { proposal: utterance.proposal }),
    atMs: draft.atMs,
  });
}

function change(draft: Draft, id: string, update: (utterance: Utterance) => Utterance): void {
  const { playout } = draft.state;
  draft.state.playout = {
    ...playout,
    queue: playout.queue.map((utterance) => (utterance.id === id ? update(utterance) : utterance)),
  };
}

function guardVoice(draft: Draft): void {
  const { queue, paused } = draft.state.playout;
  const current = queue[0];
  if (!current || paused) return;
  draft.arm("voice", Math.max(0, current.voicedMs - current.playedMs) + VOICE_PATIENCE_MS);
}
