import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { findWhen, resolveWhen } from "./find-when.ts";

/**
 * The words of callers in the Schema-Guided Dialogue dataset (Rastogi et al., 2020; CC BY-SA 4.0), kept beside the
 * repository and not in it. Its today is Friday 2019-03-01.
 */
const folder = join(import.meta.dirname, "../../../../shared/data/sgd");
const isAbsent = !existsSync(folder);
const without = isAbsent ? " (skipped: the folder ../shared/data/sgd is not here)" : "";
const now = "2019-03-01T09:00";

const phrase = z.object({ kind: z.enum(["date", "time"]), words: z.string(), value: z.string() });

const act = z.object({
  act: z.string(),
  slot: z.string().optional(),
  values: z.array(z.string()).optional(),
  canonical: z.array(z.string()).optional(),
});

const dialogue = z.object({
  turns: z.array(z.object({ speaker: z.string(), text: z.string(), acts: z.array(act) })),
});

test.skipIf(isAbsent)(`callers' dates and times mean what they meant${without}`, () => {
  const phrases = read("train-datetime.jsonl", phrase);
  const wrong = phrases.filter(
    ({ kind, words, value }) => resolveWhen(words, { now })[kind] !== value,
  );
  expect(phrases.length).toBeGreaterThan(600);
  expect(wrong).toEqual([]);
});

test.skipIf(isAbsent)(`none of the callers' dates and times is asked about${without}`, () => {
  const asked = read("train-datetime.jsonl", phrase).filter(
    ({ words }) => resolveWhen(words, { now }).ask !== null,
  );
  expect(asked).toEqual([]);
});

test.skipIf(isAbsent)(
  `they are found in whole sentences, ranges by the time they name${without}`,
  () => {
    const sentences = callerTurns().filter(({ date, time }) => date !== null || time !== null);
    const wrong = sentences.filter(({ text, date, time }) => {
      const { meaning } = findWhen(text, { now });
      // "After four p.m." was written down as 16:00.
      const named = [meaning.time, meaning.range?.from ?? null, meaning.range?.to ?? null];
      const timeFits = time === null ? meaning.time === null : named.includes(time);
      return meaning.date !== date || !timeFits;
    });
    expect(sentences.length).toBeGreaterThan(400);
    expect(wrong).toEqual([]);
  },
);

test.skipIf(isAbsent)(`sentences that name no date or time yield hardly any${without}`, () => {
  const sentences = callerTurns().filter(({ date, time }) => date === null && time === null);
  const found = sentences.filter(({ text }) => findWhen(text, { now }).spans.length > 0);
  expect(sentences.length).toBeGreaterThan(1500);
  // "I am supposed to get my teeth cleaned today" names a day, though not as the day of the booking.
  expect(found.length).toBeLessThanOrEqual(1);
});

function callerTurns(): { text: string; date: string | null; time: string | null }[] {
  const turns = read("train-dialogues.jsonl", dialogue).flatMap((each) => each.turns);
  return turns
    .filter((turn) => turn.speaker === "user")
    .map(({ text, acts }) => {
      const said = (slot: string): string | null => {
        const last = acts.findLast((each) => each.slot === slot && each.act !== "REQUEST");
        return (last?.canonical ?? last?.values)?.[0] ?? null;
      };
      return { text, date: said("appointment_date"), time: said("appointment_time") };
    });
}

function read<T>(file: string, line: z.ZodType<T>): T[] {
  const lines = readFileSync(join(folder, file), "utf8").trim().split("\n");
  return lines.map((text) => line.parse(JSON.parse(text)));
}
