import * as fc from "fast-check";
import { expect, test } from "vitest";
import { interruptedCall, type Watched } from "../support/interrupted/interrupted-call.ts";

const SCHEDULES = 1000;
// What the caller may hear of us once they have begun to speak.
const SILENT_WITHIN_MS = 60;

const interruption = fc.record({
  afterMs: fc.integer({ min: 0, max: 4000 }),
  lengthMs: fc.integer({ min: 20, max: 1500 }),
  wordsAfterMs: fc.integer({ min: 0, max: 900 }),
  words: fc.constantFrom("what do you charge", "no friday please", "mm-hm", "okay", ""),
});

const paces = fc.record({
  brainMs: fc.integer({ min: 0, max: 900 }),
  sentenceMs: fc.integer({ min: 0, max: 400 }),
  voiceMs: fc.integer({ min: 0, max: 400 }),
  chunkMs: fc.integer({ min: 20, max: 800 }),
  betweenChunksMs: fc.integer({ min: 0, max: 300 }),
});

test(
  `in ${SCHEDULES} random schedules the line is cleared at once, and nothing of a cancelled reply follows`,
  { timeout: 180_000 },
  async () => {
    let cleared = 0;
    let cancelled = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(interruption, { minLength: 1, maxLength: 4 }),
        paces,
        async (interruptions, given) => {
          const call = await interruptedCall(interruptions, given);
          cleared += checkClears(call);
          cancelled += checkTurns(call);
        },
      ),
      { numRuns: SCHEDULES },
    );
    // Schedules in which nobody is interrupted prove nothing.
    expect(cleared).toBeGreaterThan(SCHEDULES / 2);
    expect(cancelled).toBeGreaterThan(SCHEDULES / 2);
  },
);

/** Whoever speaks does so in silence; answers how often there was something to silence. */
function checkClears({ line, sounds }: Watched): number {
  const interrupting = sounds.filter(({ queuedMs }) => queuedMs > 0);
  for (const { atMs } of interrupting) {
    const clearedAtMs = line.clears.find((at) => at >= atMs);
    expect(clearedAtMs).toBeLessThanOrEqual(atMs + SILENT_WITHIN_MS);
  }
  for (const { atMs, untilMs } of sounds) {
    const meanwhile = line.pieces.filter(
      (piece) => piece.atMs > atMs + SILENT_WITHIN_MS && piece.atMs < untilMs,
    );
    expect(meanwhile).toEqual([]);
  }
  return interrupting.length;
}

/** What was to be said before a turn of the caller is not said after it; answers how many turns there were in mid-speech. */
function checkTurns({ line, turns }: Watched): number {
  for (const { atMs, utterances } of turns) {
    const late = line.pieces.filter((piece) => piece.atMs >= atMs && piece.utterance <= utterances);
    expect(late).toEqual([]);
  }
  return turns.filter(({ utterances }) => utterances > 0).length;
}
