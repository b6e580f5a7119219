import { expect, test } from "vitest";
import { waterfall } from "./waterfall.ts";

const turn = { speechEndedAtMs: 0, tools: 0 };

test("shows which part of the wait went where", () => {
  const text = waterfall([
    {
      ...turn,
      turn: 0,
      turnEndMs: 200,
      thinkMs: 200,
      firstTokenMs: 300,
      firstSentenceMs: 350,
      firstAudioMs: 450,
      firstSoundMs: 475,
    },
    {
      ...turn,
      turn: 1,
      turnEndMs: 250,
      thinkMs: 50,
      firstTokenMs: 200,
      firstSentenceMs: 250,
      firstAudioMs: 350,
      firstSoundMs: 350,
      fillerMs: 300,
      tools: 1,
    },
  ]);
  expect(text.split("\n").slice(1)).toEqual([
    "   1    475 ms  ........bbbbssvvvvl",
    "   2    350 ms  ..........vvvv  asked ahead at 50 ms, 1 tool, filler at 300 ms",
    "",
  ]);
});

test("a long wait takes fewer signs, and turns without an answer none", () => {
  const long = { ...turn, turn: 0, turnEndMs: 200, firstTokenMs: 8000, firstSoundMs: 8000 };
  const text = waterfall([long, { ...turn, turn: 1, turnEndMs: 200 }]);
  expect(text).toContain("one sign for 175 ms");
  expect(text.split("\n")).toHaveLength(3);
  expect(waterfall([])).toBe("");
});
