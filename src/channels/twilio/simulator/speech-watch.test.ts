import { expect, test } from "vitest";
import { joined, silence, tone } from "../testing/sounds.ts";
import { SpeechWatch } from "./speech-watch.ts";

test("says when someone begins and when they have stopped", () => {
  const watch = new SpeechWatch(700);
  const timeline = joined(silence(300), tone(500), silence(200), tone(300), silence(1000));
  expect(watch.advance(timeline)).toEqual([
    { type: "started", atMs: 300 },
    { type: "stopped", atMs: 1300 },
  ]);
  expect(watch.stretches).toEqual([{ startMs: 300, endMs: 1300 }]);
});

test("it does not matter in which pieces the timeline grows", () => {
  const whole = new SpeechWatch();
  const pieces = new SpeechWatch();
  const timeline = joined(silence(333), tone(500), silence(900), tone(300), silence(1000));
  const events = [];
  for (let length = 0; length <= timeline.length; length += 37) {
    events.push(...pieces.advance(timeline.subarray(0, length)));
  }
  expect([...events, ...pieces.advance(timeline)]).toEqual(whole.advance(timeline));
  expect(events.length).toBeGreaterThan(0);
});

test("an answer is the first sound after a silence, not speech that was still going on", () => {
  const watch = new SpeechWatch();
  watch.advance(joined(tone(1000), silence(400), tone(500), silence(100)));
  expect(watch.firstFreshSoundAfter(600)).toBe(1400);
  expect(watch.firstFreshSoundAfter(1100)).toBe(1400);
  expect(watch.firstFreshSoundAfter(1390)).toBe(1400);
  expect(watch.firstFreshSoundAfter(1410)).toBeUndefined();
});

test("a pause within a word is not the beginning of an answer", () => {
  const watch = new SpeechWatch();
  watch.advance(joined(tone(500), silence(80), tone(500), silence(100)));
  expect(watch.firstFreshSoundAfter(200)).toBeUndefined();
});

test("hiss below the audible is silence", () => {
  const watch = new SpeechWatch();
  const hiss = tone(500).map((byte) => byte | 0x7e);
  expect(watch.advance(hiss)).toEqual([]);
});
