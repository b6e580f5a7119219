import { expect, test } from "vitest";
import type { Utterance } from "../state.ts";
import { cutAtHeard } from "./heard.ts";

const TEXT = "Your appointment is tomorrow at ten.";
const TIMES = TEXT.split(" ").map((text, index) => ({ text, atMs: index * 400 }));

function utterance(given: Partial<Utterance>): Utterance {
  return { id: "u1", text: TEXT, kind: "reply", playedMs: 0, voicedMs: 2400, words: [], ...given };
}

test("a word was heard once most of it was played", () => {
  const words = TIMES;
  expect(cutAtHeard(utterance({ words, playedMs: 549 })).heard).toBe("Your");
  expect(cutAtHeard(utterance({ words, playedMs: 550 })).heard).toBe("Your appointment");
});

test("the times of the first words count while the voice is still at the rest", () => {
  const early = { words: TIMES.slice(0, 4), voicedMs: 1600, playedMs: 1000 };
  expect(cutAtHeard(utterance(early))).toEqual({
    heard: "Your appointment is",
    unheard: "tomorrow at ten.",
  });
});

test("where the rest came from a voice that tells no times, it is judged by its length", () => {
  const later = { words: TIMES.slice(0, 2), voicedMs: 2400, playedMs: 2000 };
  expect(cutAtHeard(utterance(later)).heard).toBe("Your appointment is tomorrow at");
});

test("without any times, everything is judged by its length", () => {
  expect(cutAtHeard(utterance({ playedMs: 1200 })).heard).toBe("Your appointment is");
  expect(cutAtHeard(utterance({ playedMs: 0 })).heard).toBe("");
});
