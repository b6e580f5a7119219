/** When a word of a text begins, in ms since the start of the speech. */
interface WordTime {
  readonly text: string;
  readonly atMs: number;
}

// Nobody speaks more slowly than this: after so long, at least this much has been said.
const SLOWEST_MS_PER_CHARACTER = 110;

/**
 * What is left to say of a text whose speech broke off after `spokenMs`. With the service's word times it begins at the word
 * that was cut; without them at the last pause (a comma, a full stop) that was certainly passed. Saying a little twice is
 * better than leaving a time or a price out.
 */
export function restOf(text: string, spokenMs: number, words: readonly WordTime[]): string {
  if (spokenMs <= 0) return text;
  return words.length > 0 ? fromCutWord(text, spokenMs, words) : fromLastPause(text, spokenMs);
}

function fromCutWord(text: string, spokenMs: number, words: readonly WordTime[]): string {
  const begun = words.filter(({ atMs }) => atMs < spokenMs);
  let at = 0;
  let from = 0;
  for (const word of begun) {
    const found = text.indexOf(word.text.trim(), at);
    // Words that were written for the voice ("half past three") are not in the text.
    if (found === -1) continue;
    from = found;
    at = found + word.text.trim().length;
  }
  return text.slice(from);
}

function fromLastPause(text: string, spokenMs: number): string {
  const said = text.slice(0, Math.floor(spokenMs / SLOWEST_MS_PER_CHARACTER));
  const pauses = [...said.matchAll(/[,;:.!?]\s+/gu)];
  const last = pauses.at(-1);
  return last === undefined ? text : text.slice(last.index + last[0].length);
}
