import { hasPhrase, wordsOf } from "./words.ts";

/** Something offered to the caller, as it was put and as it is. */
export interface Option {
  readonly words: string;
  /** `HH:MM`, `YYYY-MM-DD` and who, where it is a free slot. */
  readonly time?: string;
  readonly date?: string;
  readonly person?: string;
}

/** What the caller said about the options, already read. */
export interface Picking {
  readonly words: readonly string[];
  readonly time: string | null;
  readonly date: string | null;
  readonly person: string | null;
  readonly agrees: boolean;
  /** Who they asked for before, preferred when two options differ only in that. */
  readonly preferred?: string;
}

/**
 * The option that the caller chose, by its place ("the first one", "the last"), its time, day or person, or a plain yes
 * to a single one; null when none or several fit.
 */
export function pickOption(options: readonly Option[], picking: Picking): Option | null {
  const { time, date, person, words } = picking;
  const fitting = options.filter(
    (option) =>
      (time === null || option.time === time) &&
      (date === null || option.date === date) &&
      (person === null || option.person === person),
  );
  if (time !== null || date !== null || person !== null) {
    if (fitting.length <= 1) return fitting[0] ?? null;
    const preferred = fitting.filter((option) => option.person === picking.preferred);
    const sameTime = fitting.every(
      (option) => option.time === fitting[0]?.time && option.date === fitting[0]?.date,
    );
    if (preferred.length === 1) return preferred[0] ?? null;
    return sameTime ? (fitting[0] ?? null) : byPlace(fitting, words);
  }
  const placed = byPlace(options, words);
  if (placed !== null) return placed;
  return options.length === 1 && picking.agrees
    ? (options[0] ?? null)
    : byTheirWords(options, words);
}

/** In the order they were said; "any of them" takes the first, which is the nearest to what was asked. */
const PLACES: readonly (readonly [place: number, ...phrases: string[]])[] = [
  [
    0,
    "first",
    "1st",
    "option one",
    "number one",
    "any of them",
    "either",
    "any of those",
    "former",
  ],
  [1, "second", "2nd", "option two", "number two", "middle"],
  [2, "third", "3rd", "option three", "number three"],
  [3, "fourth", "4th", "option four", "number four"],
  [-1, "last", "latter"],
];

const SOONEST = ["earlier", "earliest", "sooner", "soonest"];
const LATEST = ["later", "latest"];

function byPlace(options: readonly Option[], words: readonly string[]): Option | null {
  for (const [place, ...phrases] of PLACES) {
    if (phrases.some((phrase) => hasPhrase(words, phrase))) return options.at(place) ?? null;
  }
  const inTime = options.toSorted((one, other) => momentOf(one).localeCompare(momentOf(other)));
  if (SOONEST.some((word) => words.includes(word))) return inTime[0] ?? null;
  return LATEST.some((word) => words.includes(word)) ? (inTime.at(-1) ?? null) : null;
}

function momentOf({ date = "", time = "" }: Option): string {
  return `${date} ${time}`;
}

/** The caller repeats words that only one option has ("the beard trim"). */
function byTheirWords(options: readonly Option[], words: readonly string[]): Option | null {
  const telling = words.filter((word) => word.length > 3);
  const fitting = options.filter((option) =>
    telling.some((word) => hasPhrase(wordsOf(option.words), word)),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
