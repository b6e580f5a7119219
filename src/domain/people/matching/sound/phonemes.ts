/**
 * The sounds of English as the CMU Pronouncing Dictionary writes them (ARPAbet, without stress), each a number: its place in this
 * list. A name's sound is a `Uint8Array` of them.
 */
export const PHONEMES = (
  "AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW " +
  "B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH"
).split(" ");

/** How many of the list are vowels; they come first. */
export const VOWELS = 15;

const NUMBERS: ReadonlyMap<string, number> = new Map(
  PHONEMES.map((phoneme, number) => [phoneme, number]),
);

/** The number of a phoneme, with or without its stress ("AH0"). Throws a `RangeError` for what is none. */
export function phonemeNumber(written: string): number {
  const number = NUMBERS.get(written.replace(/[012]$/, ""));
  if (number === undefined) throw new RangeError(`"${written}" is no ARPAbet phoneme.`);
  return number;
}

/** A sound written in ARPAbet: "S AE1 R AH0". ER is taken as AH R, so that "Murray" and "Mary" are one vowel apart. */
export function readPhonemes(written: string): Uint8Array {
  return Uint8Array.from(
    written
      .replaceAll(/\bER([012]?)/g, "AH$1 R")
      .split(" ")
      .filter(Boolean),
    phonemeNumber,
  );
}
