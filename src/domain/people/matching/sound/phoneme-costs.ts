import { PHONEMES, VOWELS } from "./phonemes.ts";
import { WEIGHTS } from "../weights.ts";

/** Where a vowel is said: height from 0 (closed) to 3 (open), depth from 0 (front) to 2 (back); a glide's is where it ends. */
interface VowelPlace {
  readonly height: number;
  readonly depth: number;
  readonly glide?: "front" | "back" | "r";
}

const VOWEL_PLACES: Readonly<Record<string, VowelPlace>> = {
  IY: { height: 0, depth: 0 },
  IH: { height: 0.6, depth: 0.3 },
  EY: { height: 1, depth: 0, glide: "front" },
  EH: { height: 1.5, depth: 0.2 },
  AE: { height: 2.3, depth: 0.3 },
  AA: { height: 3, depth: 1.5 },
  AH: { height: 1.6, depth: 1 },
  AO: { height: 2.2, depth: 2 },
  AW: { height: 2.6, depth: 1, glide: "back" },
  AY: { height: 2.6, depth: 0.9, glide: "front" },
  ER: { height: 1.4, depth: 1, glide: "r" },
  OW: { height: 1.2, depth: 1.9, glide: "back" },
  OY: { height: 1.5, depth: 1.7, glide: "front" },
  UH: { height: 0.7, depth: 1.6 },
  UW: { height: 0, depth: 1.8 },
};

/**
 * How consonants are said: voiced or not; manner; place from the lips (0) to the throat (8). Manners stand in an order in which
 * neighbours are alike.
 */
const CONSONANTS: Readonly<
  Record<string, readonly [manner: string, place: number, voiced: 0 | 1]>
> = {
  P: ["stop", 0, 0],
  B: ["stop", 0, 1],
  T: ["stop", 3, 0],
  D: ["stop", 3, 1],
  K: ["stop", 6, 0],
  G: ["stop", 6, 1],
  CH: ["affricate", 4, 0],
  JH: ["affricate", 4, 1],
  F: ["fricative", 1, 0],
  V: ["fricative", 1, 1],
  TH: ["fricative", 2, 0],
  DH: ["fricative", 2, 1],
  S: ["sibilant", 3, 0],
  Z: ["sibilant", 3, 1],
  SH: ["sibilant", 4, 0],
  ZH: ["sibilant", 4, 1],
  HH: ["fricative", 8, 0],
  M: ["nasal", 0, 1],
  N: ["nasal", 3, 1],
  NG: ["nasal", 6, 1],
  L: ["liquid", 3, 1],
  R: ["liquid", 4, 1],
  W: ["glide", 0, 1],
  Y: ["glide", 5, 1],
};

/** How unlike two manners are; pairs that are not here are wholly unlike. */
const MANNERS: Readonly<Record<string, number>> = {
  "affricate sibilant": 0.25,
  "affricate stop": 0.4,
  "fricative sibilant": 0.35,
  "fricative stop": 0.4,
  "glide liquid": 0.35,
  "sibilant stop": 0.55,
  "nasal stop": 0.55,
  "liquid nasal": 0.5,
  "glide nasal": 0.6,
  "affricate fricative": 0.5,
};
const UNLIKE_MANNER = 0.8;
const OTHER_VOICE = 0.2;
const A_PLACE = 0.12;
const FARTHEST_PLACE = 0.4;

/** A vowel that is nearly a consonant, and that consonant. */
const NEAR_VOWELS: Readonly<Record<string, number>> = {
  "Y IY": 0.3,
  "Y IH": 0.4,
  "W UW": 0.3,
  "W UH": 0.4,
  "W OW": 0.5,
  "W AO": 0.6,
  "R ER": 0.25,
  "L UH": 0.6,
  "L AH": 0.7,
  "L OW": 0.6,
};

/** Sounds that come and go most easily in quick speech and in recognisers. */
const WEAK: Readonly<Record<string, number>> = {
  AH: 0.5,
  IH: 0.6,
  HH: 0.45,
  Y: 0.45,
  W: 0.6,
  R: 0.65,
  T: 0.65,
  D: 0.65,
  N: 0.7,
  NG: 0.7,
  L: 0.7,
};
const FULL_GAP = 0.8;

/** What it costs to hear one phoneme for another: 0 for itself, 1 for one that is quite unlike. At `one * count + other`. */
export const SUBSTITUTION: Float64Array = Float64Array.from(
  { length: PHONEMES.length ** 2 },
  (_, at) => substitution(Math.floor(at / PHONEMES.length), at % PHONEMES.length),
);

/** What it costs that a phoneme was left out or put in. */
export const GAP: Float64Array = Float64Array.from(
  PHONEMES,
  (name) => WEIGHTS.gap * (WEAK[name] ?? FULL_GAP),
);

function substitution(one: number, other: number): number {
  if (one === other) return 0;
  const [low, high] = [Math.min(one, other), Math.max(one, other)];
  const [first = "", second = ""] = [PHONEMES[low], PHONEMES[high]];
  if (high < VOWELS) return betweenVowels(first, second);
  if (low < VOWELS) return NEAR_VOWELS[`${second} ${first}`] ?? 1;
  return betweenConsonants(first, second);
}

function betweenVowels(one: string, other: string): number {
  const [a, b] = [VOWEL_PLACES[one], VOWEL_PLACES[other]];
  if (!a || !b) return 1;
  const away = Math.hypot((a.height - b.height) * 0.2, (a.depth - b.depth) * 0.17);
  return Math.min(0.7, 0.08 + away + (a.glide === b.glide ? 0 : 0.12));
}

function betweenConsonants(one: string, other: string): number {
  const [a, b] = [CONSONANTS[one], CONSONANTS[other]];
  if (!a || !b) return 1;
  const [manner, otherManner] = [a[0], b[0]].toSorted();
  const unlike =
    manner === otherManner ? 0 : (MANNERS[`${manner} ${otherManner}`] ?? UNLIKE_MANNER);
  const place = Math.min(FARTHEST_PLACE, Math.abs(a[1] - b[1]) * A_PLACE);
  return Math.min(1, 0.05 + unlike + place + (a[2] === b[2] ? 0 : OTHER_VOICE));
}

/** What leaving out the whole of a sound costs: its length in the same measure. */
export function soundLength(sound: Uint8Array): number {
  let length = 0;
  for (const one of sound) length += GAP[one] ?? 0;
  return length;
}
