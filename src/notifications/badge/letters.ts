/** Which characters a printer has. */
export type HasCharacter = (character: string) => boolean;

/**
 * A text in the characters that there are: as it is, or without accents that the printer lacks. Undefined when a letter is
 * left that it can't show at all; part of a name is nobody's name.
 */
export function inLetters(text: string, has: HasCharacter): string | undefined {
  let written = "";
  for (const { segment } of SEGMENTS.segment(text)) {
    const shown = [segment, bare(segment)].find((form) =>
      Array.from(form).every((one) => has(one)),
    );
    if (shown === undefined) return undefined;
    written += shown;
  }
  return written;
}

/** What a reader sees as one character each. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(SEGMENTS.segment(text), ({ segment }) => segment);
}

const SEGMENTS = new Intl.Segmenter("en", { granularity: "grapheme" });

/** "ế" as "e"; scripts whose vowels are marks keep them, because without them it would be another word. */
function bare(character: string): string {
  return /^\p{Script=Latin}/u.test(character)
    ? character.normalize("NFD").replaceAll(/\p{M}/gu, "")
    : character;
}
