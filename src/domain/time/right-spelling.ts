import {
  doubtfulSpellings,
  misspellable,
  monthNames,
  spellings,
  weekdayNames,
} from "./vocabulary.ts";

const known = new Set<string>([...weekdayNames, ...monthNames, ...misspellable]);

/**
 * The word at `at` in the form the rules know: short forms written out ("thurs", "tmrw"), long names with a letter or
 * two astray put right ("wensday", "tommorow"), anything else as it is.
 */
export function rightSpelling(words: readonly string[], at: number): string {
  const word = words[at] ?? "";
  if (known.has(word)) return word;
  const plain = spellings.get(word);
  if (plain !== undefined) return plain;
  const doubtful = doubtfulSpellings.get(word);
  if (doubtful !== undefined) return standsAsDate(words, at) ? doubtful : word;
  if (word.length < 6) return word;
  return misspellable.find((name) => isMisspelling(word, name)) ?? word;
}

/** "on sat", "sat at five" and "12 mar" name a day; "I sat down" and "the sun" do not. */
function standsAsDate(words: readonly string[], at: number): boolean {
  const before = words[at - 1];
  const after = words[at + 1];
  if (words.length === 1) return true;
  if (
    before !== undefined &&
    /^(?:on|next|coming|this|for|till|until|by|or|and|to|-|of|\d\d?|\d+th)$/.test(before)
  ) {
    return true;
  }
  return (
    after !== undefined &&
    /^(?:\d\d?|\d+th|\d\d?:\d\d|morning|afternoon|evening|night|next|at|to|or|-)$/.test(after)
  );
}

/** First and last letters must hold, so that "saturate" does not become a Saturday. */
function isMisspelling(word: string, name: string): boolean {
  if (word[0] !== name[0] || word.at(-1) !== name.at(-1)) return false;
  if (Math.abs(word.length - name.length) > 2) return false;
  return editDistance(word, name) <= (name.length >= 8 ? 2 : 1);
}

/** Letters added, dropped, changed or swapped with their neighbour (optimal string alignment). */
function editDistance(left: string, right: string): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1;
      const swapped =
        i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      row[j] = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + cost,
        swapped ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(row);
  }
  return rows[left.length]?.[right.length] ?? 0;
}
