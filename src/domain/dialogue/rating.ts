import { wordsOf } from "./words.ts";

/** What somebody thought of their visit, from 1 (bad) to 5 (excellent). */
export type Stars = 1 | 2 | 3 | 4 | 5;

const NUMBERS: ReadonlyMap<string, Stars> = new Map([
  ["1", 1],
  ["one", 1],
  ["2", 2],
  ["two", 2],
  ["3", 3],
  ["three", 3],
  ["4", 4],
  ["four", 4],
  ["5", 5],
  ["five", 5],
]);

/** Whether the number at this place rates: at either end of what is said, after "a" or "give it", before "stars"; "one moment" does not. */
function rates(words: readonly string[], at: number): boolean {
  const next = words[at + 1];
  if (next !== undefined && COUNTED.has(next)) return false;
  const before = words[at - 1];
  return (
    at === 0 ||
    at === words.length - 1 ||
    (before !== undefined && LEADS.has(before)) ||
    (next !== undefined && POINTS.has(next))
  );
}

const COUNTED: ReadonlySet<string> = new Set(
  "moment second sec thing question questions more other of things word words".split(" "),
);
const LEADS: ReadonlySet<string> = new Set(
  "a an it say rate rating give about maybe probably definitely was um uh or and".split(" "),
);
const POINTS: ReadonlySet<string> = new Set(["star", "stars", "point", "points", "out"]);

/** Words that stand for a number as plainly as it can be said without one. */
const MOODS: readonly (readonly [RegExp, Stars])[] = [
  [/\b(?:excellent|perfect|amazing|wonderful|fantastic|loved it|the best)\b/u, 5],
  [/\b(?:terrible|horrible|awful|very bad|the worst)\b/u, 1],
];

/** Numbers in these words count something else: "I waited two hours", "half past four". */
const COUNTS =
  /\b(?:hours?|minutes?|mins|days?|times|weeks?|people|rupees|dollars|o clock|past|half)\b/u;

/**
 * The one rating in somebody's words ("five", "4/5", "I'd say four stars, it was lovely"); undefined where there is none, or more than
 * one ("three or four"). "Out of five" is no five. "Not" before a mood turns it round, so that such a mood tells nothing.
 */
export function readRating(text: string): Stars | undefined {
  const said = text.replaceAll(/(\d)\s*\/\s*(?:5|five)\b/gu, "$1");
  const words = wordsOf(said)
    .join(" ")
    .replaceAll(/\b(?:out )?of (?:5|five)\b/gu, "");
  const whole = ` ${words} `;
  if (COUNTS.test(whole)) return undefined;
  const all = words.split(" ").filter((word) => word !== "");
  const numbers = all.flatMap((word, at) => {
    const stars = NUMBERS.get(word);
    return stars === undefined || !rates(all, at) ? [] : [stars];
  });
  const [first, ...others] = new Set(numbers);
  if (first !== undefined) return others.length === 0 ? first : undefined;
  if (/\d/u.test(words) || /\b(?:not|never|isnt|wasnt)\b/u.test(words)) return undefined;
  const moods = MOODS.filter(([pattern]) => pattern.test(whole));
  return moods.length === 1 ? moods[0]?.[1] : undefined;
}
