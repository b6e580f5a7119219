import { wordsOf } from "./words.ts";

/**
 * A telltale pattern over an utterance's words: words that follow each other, `a|b` for either, `...` for up to four
 * words between, `^` at the start and `$` at the end of the utterance. `"what|how ... cost"` fits "what does it cost";
 * `{service}`, `{person}` and `{when}` stand for any of these.
 */
export interface Cue {
  readonly steps: readonly Step[];
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  /** How telling a match is: the number of words it pins down, more when it pins the whole utterance. */
  readonly score: number;
}

type Step = ReadonlySet<string> | "gap";

/** "..." skips this many words at most: enough for "how much would you charge me for". */
const LONGEST_GAP = 4;

/** Reads a cue. */
export function readCue(pattern: string): Cue {
  const fromStart = pattern.startsWith("^");
  const toEnd = pattern.endsWith("$");
  const steps = pattern
    .replaceAll(/^\^|\$$/gu, "")
    .trim()
    .split(/\s+/u)
    .map(readStep);
  const pinned = steps.filter((step) => step !== "gap").length;
  return { steps, fromStart, toEnd, score: pinned + (fromStart && toEnd ? 2 : 0) };
}

/** Whether the cue fits the utterance anywhere its anchors allow. */
export function fits(cue: Cue, words: readonly string[]): boolean {
  return placesOf(cue, words).length > 0;
}

/** The words at which the cue fits the utterance, counted from 0. */
export function placesOf(cue: Cue, words: readonly string[]): readonly number[] {
  const places = cue.fromStart ? [0] : words.keys();
  return [...places].filter((at) => fitsAt(cue, 0, words, at));
}

function readStep(part: string): Step {
  if (part === "...") return "gap";
  return new Set(
    part.split("|").flatMap((word) => (/^\{\w+\}$/u.test(word) ? [word] : wordsOf(word))),
  );
}

function fitsAt(cue: Cue, stepIndex: number, words: readonly string[], at: number): boolean {
  const step = cue.steps[stepIndex];
  if (step === undefined) return !cue.toEnd || at === words.length;
  if (step === "gap") {
    for (let skip = 0; skip <= LONGEST_GAP && at + skip <= words.length; skip += 1) {
      if (fitsAt(cue, stepIndex + 1, words, at + skip)) return true;
    }
    return false;
  }
  const word = words[at];
  return word !== undefined && step.has(word) && fitsAt(cue, stepIndex + 1, words, at + 1);
}
