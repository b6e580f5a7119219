import type { Mention } from "./catalog.ts";
import { standsAt, wordsOf } from "./words.ts";

/**
 * Those of the people named in an utterance that the caller does not want: "not with Priya", "anyone but Priya", "neither
 * Priya nor Arjun". "But Priya" after anything else than "anyone" wants her. Each reaches from the word that refuses.
 */
export function refusedPeople(
  words: readonly string[],
  people: readonly Mention[],
): readonly Mention[] {
  const refused: Mention[] = [];
  for (const mention of people) {
    const previous = refused.at(-1);
    const between = previous === undefined ? [] : words.slice(previous.to, mention.from);
    const joined = previous !== undefined && between.every((word) => JOINING.has(word));
    const from = joined ? mention.from : refusalBefore(words, mention.from);
    if (from !== null) refused.push({ ...mention, from });
  }
  return refused;
}

const JOINING: ReadonlySet<string> = new Set(["or", "nor", "and", "with"]);

const REFUSING: readonly (readonly string[])[] = [
  "not",
  "except",
  "without",
  "neither",
  "avoid",
  "other than",
  "rather than",
  "apart from",
  "instead of",
  "anyone but",
  "anybody but",
  "any one but",
  "everyone but",
  "someone but",
  "dont want",
  "dont like",
  "do not want",
  "do not like",
  "dont book",
].map(wordsOf);

/** Words between the refusal and the name. */
const PASSED_OVER: ReadonlySet<string> = new Set(["with", "by", "for", "to", "see", "be", "have"]);

/** Where the refusal of the name at `at` begins, or null when it is not refused. */
function refusalBefore(words: readonly string[], at: number): number | null {
  let end = at;
  while (PASSED_OVER.has(words[end - 1] ?? "")) end -= 1;
  const phrase = REFUSING.find(
    (refusing) => refusing.length <= end && standsAt(words, refusing, end - refusing.length),
  );
  return phrase === undefined ? null : end - phrase.length;
}
