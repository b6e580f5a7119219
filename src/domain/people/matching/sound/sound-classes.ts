import { phonemeNumber, PHONEMES } from "./phonemes.ts";

/** Phonemes that are easily taken for each other, as one number: coarse, for finding who comes into question at all. */
export function soundClasses(sound: Uint8Array): Uint8Array {
  return sound.map((one) => CLASS_OF[one] ?? 0);
}

const CLASSES: readonly string[] = [
  "IY IH EY EH AE AY",
  "AA AO AH ER AW",
  "OW UH UW OY",
  "P B",
  "T D TH DH",
  "K G",
  "F V",
  "S Z",
  "SH ZH CH JH",
  "M N NG",
  "L",
  "R",
  "W Y HH",
];

/** How many classes there are. */
export const CLASS_COUNT = CLASSES.length;

const CLASS_OF = new Uint8Array(PHONEMES.length);
for (const [number, members] of CLASSES.entries()) {
  for (const member of members.split(" ")) CLASS_OF[phonemeNumber(member)] = number;
}
