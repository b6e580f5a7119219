import type { SpokenEntry } from "./phrasebook.ts";
import { standsAt, wordsOf } from "./words.ts";

/** Where an entry was named in an utterance: words `from` up to and not including `to`. */
export interface Mention {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The entries named in an utterance, in its order, the longest reading of each stretch ("haircut and shave" is not a
 * "haircut"). Typed slips of one letter in a longer word are forgiven when nothing was named exactly.
 */
export function findMentions(
  words: readonly string[],
  entries: readonly SpokenEntry[],
): readonly Mention[] {
  const forms = entries
    .flatMap(({ name, spoken }) => spoken.map((form) => ({ name, phrase: wordsOf(form) })))
    .filter(({ phrase }) => phrase.length > 0)
    .toSorted((one, other) => other.phrase.length - one.phrase.length);
  const exact = scan(words, forms, standsAt);
  return exact.length > 0 ? exact : scan(words, forms, nearlyStandsAt);
}

interface Form {
  readonly name: string;
  readonly phrase: readonly string[];
}

function scan(
  words: readonly string[],
  forms: readonly Form[],
  stands: (words: readonly string[], phrase: readonly string[], at: number) => boolean,
): readonly Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const form = forms.find(({ phrase }) => stands(words, phrase, at));
    if (form === undefined) continue;
    mentions.push({ name: form.name, from: at, to: at + form.phrase.length });
    at += form.phrase.length - 1;
  }
  return mentions;
}

function nearlyStandsAt(words: readonly string[], phrase: readonly string[], at: number): boolean {
  return phrase.every((word, offset) => {
    const said = words[at + offset];
    return said !== undefined && (said === word || isSlip(said, word));
  });
}

/** Short words are too alike for slips ("hair", "chair"); the first letter is hardly ever the wrong one. */
const SHORTEST_SLIP = 5;

/** Whether `said` is `meant` with one letter wrong, missing, extra, or two swapped. */
function isSlip(said: string, meant: string): boolean {
  if (meant.length < SHORTEST_SLIP || said[0] !== meant[0]) return false;
  if (Math.abs(said.length - meant.length) > 1) return false;
  let head = 0;
  while (head < said.length && said[head] === meant[head]) head += 1;
  const [saidTail, meantTail] = [said.slice(head), meant.slice(head)];
  return (
    saidTail.slice(1) === meantTail.slice(1) ||
    saidTail.slice(1) === meantTail ||
    saidTail === meantTail.slice(1) ||
    (saidTail[0] === meantTail[1] &&
      saidTail[1] === meantTail[0] &&
      saidTail.slice(2) === meantTail.slice(2))
  );
}
