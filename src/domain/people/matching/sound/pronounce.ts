import { createRequire } from "node:module";
import type * as cmu from "cmu-pronouncing-dictionary";
import { letterToSound } from "./letter-to-sound.ts";
import { readPhonemes } from "./phonemes.ts";
import { SAID_OTHERWISE } from "./said-otherwise.ts";

/** How a word in lower-case letters a to z sounds, the likeliest first: one or two ways, empty for a word without such letters. */
export function pronounce(word: string): readonly Uint8Array[] {
  const known = SOUNDS.get(word);
  if (known) return known;
  const otherwise = SAID_OTHERWISE.get(word);
  const read = Object.hasOwn(dictionary(), word) ? dictionary()[word] : undefined;
  const sounds = [
    ...(otherwise === undefined ? [] : [readPhonemes(otherwise)]),
    read === undefined ? letterToSound(word) : readPhonemes(read),
  ];
  if (SOUNDS.size >= MOST_SOUNDS) SOUNDS.clear();
  SOUNDS.set(word, sounds);
  return sounds;
}

/** Whether an English dictionary has this word, or this name. */
export function isEnglishWord(word: string): boolean {
  return Object.hasOwn(dictionary(), word);
}

/** What was read once is kept: names repeat, and whatever is heard goes through here. */
const SOUNDS = new Map<string, readonly Uint8Array[]>();
const MOST_SOUNDS = 50_000;

let opened: Readonly<Record<string, string>> | undefined;

/** The CMU Pronouncing Dictionary, 135,000 words. It is read when first needed: that takes about 90 ms, and few commands need it. */
function dictionary(): Readonly<Record<string, string>> {
  if (opened) return opened;
  const read: typeof cmu = createRequire(import.meta.url)("cmu-pronouncing-dictionary");
  opened = read.dictionary;
  return opened;
}
