import { assert, property, stringMatching, uint8Array } from "fast-check";
import { expect, test } from "vitest";
import { letterToSound } from "./letter-to-sound.ts";
import { PHONEMES, readPhonemes } from "./phonemes.ts";
import { pronounce } from "./pronounce.ts";
import { soundLikeness } from "./sound-likeness.ts";

const sound = uint8Array({ max: PHONEMES.length - 1, minLength: 1, maxLength: 12 });

test("likeness is 1 for the same sound, the same both ways, and never outside 0 to 1", () => {
  assert(
    property(sound, sound, (one, other) => {
      expect(soundLikeness(one, one)).toBe(1);
      expect(soundLikeness(one, other)).toBeCloseTo(soundLikeness(other, one), 10);
      expect(soundLikeness(one, other)).toBeGreaterThanOrEqual(0);
      expect(soundLikeness(one, other)).toBeLessThanOrEqual(1);
    }),
  );
});

test("sounds that are said alike are nearer than others", () => {
  expect(likeBell("P")).toBeGreaterThan(likeBell("D"));
  expect(likeBell("D")).toBeGreaterThan(likeBell("N"));
  expect(likeBell("N")).toBeGreaterThan(likeBell("S"));
});

test.for([
  ["smith", "S M IH TH"],
  ["krishnamurthy", "K R IH SH N AA M ER TH IY"],
  ["siobhan", "SH IH V AO N"],
] as const)("knows how %s is said", ([word, said]) => {
  expect(pronounce(word)[0]).toEqual(readPhonemes(said));
});

test("has no sound for a word without letters it knows", () => {
  expect(pronounce("வசந்தா")).toEqual([new Uint8Array()]);
});

test.for([
  ["schneider", "SH N EY D ER"],
  ["wright", "R AY T"],
  ["gonzalez", "G AA N Z AA L EH Z"],
  ["mckinney", "M AH K IH N IY"],
  ["bryce", "B R AY S"],
] as const)("reads %s out by rule", ([word, said]) => {
  expect(letterToSound(word)).toEqual(readPhonemes(said));
});

test("reads any word out by rule", () => {
  assert(
    property(stringMatching(/^[a-z]{1,20}$/), (word) => {
      expect(letterToSound(word).length).toBeLessThanOrEqual(word.length * 3);
    }),
  );
});

function likeBell(initial: string): number {
  return soundLikeness(readPhonemes("B EH L"), readPhonemes(`${initial} EH L`));
}
