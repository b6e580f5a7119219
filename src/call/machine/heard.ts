import type { Utterance } from "../state.ts";

// A word counts as heard once most of it was: people finish a word in their head.
const WORD_HEARD_AFTER_MS = 150;
// The least an utterance can last, used while the voice is still making it: no voice speaks more than 20 characters a second.
const MS_PER_CHARACTER = 50;

/** Divides an utterance into what the caller heard of it and what is left, at a word. */
export function cutAtHeard(utterance: Utterance): { heard: string; unheard: string } {
  const words = utterance.text.split(/\s+/).filter((word) => word !== "");
  const count = Math.min(words.length, heardWords(utterance, words.length));
  return { heard: words.slice(0, count).join(" "), unheard: words.slice(count).join(" ") };
}

function heardWords(utterance: Utterance, total: number): number {
  if (utterance.playedMs <= 0) return 0;
  const { words, playedMs } = utterance;
  const heard = words.filter((word) => word.atMs + WORD_HEARD_AFTER_MS <= playedMs).length;
  // Words may still be missing: the voice is at work, or another that tells no times took over. Before the last time that
  // is known they do not matter.
  const last = words.at(-1);
  if (words.length === total || (last && playedMs <= last.atMs)) return heard;
  const lengthMs = Math.max(utterance.voicedMs, utterance.text.length * MS_PER_CHARACTER);
  return Math.max(heard, Math.floor((total * playedMs) / lengthMs));
}
