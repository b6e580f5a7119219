import type { Expectation, ExpectationKind } from "../../domain/dialogue/expectation.ts";

/**
 * How long the caller must have been quiet, after the ears reported the end of their speech, for the turn to be over.
 * A yes needs no patience; people pause in the middle of a number or a name.
 */
const PATIENCE_MS: Readonly<Record<ExpectationKind, number>> = {
  "yes-no": 200,
  choice: 350,
  service: 400,
  person: 400,
  open: 600,
  "date-time": 600,
  name: 600,
  spelling: 1000,
  phone: 1600,
  code: 1200,
  wait: 600,
};

const DIGIT = /\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b|\d/g;
const REPEATED = /\b(double|triple)\b/g;

export function endpointDelayMs(expects: Expectation, words = ""): number {
  if (expects.kind === "phone" && countDigits(words) >= 10) return PATIENCE_MS.choice;
  return PATIENCE_MS[expects.kind];
}

function countDigits(words: string): number {
  const repeats = [...words.matchAll(REPEATED)].map(([, times]) => (times === "double" ? 1 : 2));
  const digits = words.match(DIGIT)?.length ?? 0;
  return digits + repeats.reduce<number>((sum, extra) => sum + extra, 0);
}
