import { expect, test } from "vitest";
import { TELEPHONE } from "../../../audio/format.ts";
import { levelDbfs } from "../../../audio/level.ts";
import { encodeMulaw } from "../../../audio/mulaw.ts";
import { toInt16 } from "../../../audio/samples.ts";
import { UtteranceFinder } from "./utterance-finder.ts";
import type { Utterance } from "./utterance.ts";

function sound(ms: number, amplitude: number): Float32Array {
  return Float32Array.from(
    { length: ms * 8 },
    (_, at) => amplitude * Math.sin((2 * Math.PI * 440 * at) / 8000),
  );
}

/** Feeds stretches of [ms, amplitude] in telephone frames; answers what was noticed. */
function find(...stretches: readonly (readonly [number, number])[]) {
  const noticed: { what: "start" | "silence"; atMs: number; utterance?: Utterance }[] = [];
  const finder = new UtteranceFinder(TELEPHONE, {
    onStart: () => void noticed.push({ what: "start", atMs: finder.nowMs }),
    onSilence: (utterance) => void noticed.push({ what: "silence", atMs: finder.nowMs, utterance }),
  });
  for (const [ms, amplitude] of stretches) {
    const bytes = encodeMulaw(toInt16(sound(ms, amplitude)));
    for (let at = 0; at < bytes.length; at += 160) finder.push(bytes.subarray(at, at + 160));
  }
  return { finder, noticed };
}

test("hands over the speech with some of the line on both sides, and the line's noise apart", () => {
  const { noticed } = find([1000, 0.001], [600, 0.2], [600, 0.001]);
  const { utterance } = noticed[1] ?? {};
  if (!utterance) throw new Error("No utterance was found");
  const ms = utterance.speech.length / 8;
  expect(ms).toBeGreaterThan(600 + 200);
  expect(ms).toBeLessThan(600 + 300 + 300);
  expect(levelDbfs(utterance.noise)).toBeLessThan(-50);
  expect(levelDbfs(utterance.speech.subarray(-80 * 8))).toBeLessThan(-50);
});

test("takes what follows a pause for the same utterance until it is told to forget", () => {
  const once = find([500, 0], [400, 0.2], [400, 0], [400, 0.2], [400, 0]);
  expect(once.noticed.map(({ what }) => what)).toEqual(["start", "silence", "start", "silence"]);
  const [first, second] = once.noticed.flatMap(({ utterance }) => utterance?.speech.length ?? []);
  expect(second).toBeGreaterThan((first ?? 0) + 700 * 8);
});

test("ends an utterance that never ends", () => {
  const syllable = [
    [200, 0.2],
    [100, 0],
  ] as const;
  const { noticed } = find([500, 0], ...Array.from({ length: 75 }, () => syllable).flat());
  expect(noticed.map(({ what }) => what)).toEqual(["start", "silence"]);
  expect((noticed[1]?.atMs ?? 0) - 500).toBeLessThan(21_000);
});

test("hands over what was begun when the sound ends in the middle", () => {
  const { finder } = find([500, 0], [400, 0.2]);
  expect(finder.cutOff()?.speech.length).toBeGreaterThan(400 * 8);
  expect(find([500, 0]).finder.cutOff()).toBeUndefined();
});
