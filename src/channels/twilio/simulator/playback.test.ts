import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Playback } from "./playback.ts";

test("plays what arrives from the moment it arrives, and silence around it", () => {
  const playback = new Playback(1000);
  playback.receive(new Uint8Array(16).fill(7), 1003);
  playback.advanceTo(1010);
  expect([...playback.heard]).toEqual([
    ...Array<number>(24).fill(255),
    ...Array<number>(16).fill(7),
    ...Array<number>(40).fill(255),
  ]);
});

test("a mark comes back when the last sound before it was played", () => {
  const playback = new Playback(0);
  playback.receive(new Uint8Array(160), 0);
  expect(playback.mark("end", 0)).toEqual([]);
  expect(playback.advanceTo(19)).toEqual([]);
  expect(playback.advanceTo(20)).toEqual(["end"]);
});

test("a mark with nothing before it comes back at once", () => {
  expect(new Playback(0).mark("now", 5)).toEqual(["now"]);
});

test("a clear drops what waits and sends its marks back at once, in order", () => {
  const playback = new Playback(0);
  playback.receive(new Uint8Array(1600).fill(7), 0);
  playback.mark("a", 0);
  playback.mark("b", 0);
  expect(playback.clear(100)).toEqual(["a", "b"]);
  playback.advanceTo(300);
  expect(playback.heard.filter((byte) => byte === 7)).toHaveLength(800);
  expect(playback.queuedMs).toBe(0);
});

test("whatever arrives when, the timeline is as long as time and loses no sample", () => {
  const arrivals = fc.array(
    fc.record({
      afterMs: fc.integer({ min: 0, max: 90 }),
      bytes: fc.integer({ min: 1, max: 900 }),
    }),
  );
  fc.assert(
    fc.property(arrivals, (items) => {
      const playback = new Playback(0);
      let nowMs = 0;
      for (const { afterMs, bytes } of items) {
        nowMs += afterMs;
        playback.receive(new Uint8Array(bytes).fill(7), nowMs);
        expect(playback.heard.length).toBe(nowMs * 8);
      }
      nowMs += 10_000;
      playback.advanceTo(nowMs);
      expect(playback.heard.length).toBe(nowMs * 8);
      const sent = items.reduce((sum, { bytes }) => sum + bytes, 0);
      expect(playback.heard.filter((byte) => byte === 7)).toHaveLength(sent);
    }),
    { numRuns: 50 },
  );
});
