import { expect, test } from "vitest";
import { Endpointer, FRAME_MS } from "./endpointer.ts";

/** Feeds stretches of [level in dBFS, length in ms]; answers the events with the ms at which they came. */
function run(...stretches: readonly (readonly [number, number])[]) {
  const endpointer = new Endpointer(250);
  const events: { event: string; atMs: number }[] = [];
  let atMs = 0;
  for (const [level, lengthMs] of stretches) {
    for (let ms = 0; ms < lengthMs; ms += FRAME_MS) {
      atMs += FRAME_MS;
      const event = endpointer.next(level);
      if (event) events.push({ event, atMs });
    }
  }
  return events;
}

test("tells of speech within 60 ms of its beginning, and of its end after the hangover", () => {
  const [start, end] = run([-70, 1000], [-25, 800], [-70, 1000]);
  expect(start).toMatchObject({ event: "speech-start" });
  expect((start?.atMs ?? 0) - 1000).toBeLessThanOrEqual(60);
  expect(end).toEqual({ event: "speech-end", atMs: 1800 + 250 });
});

test("takes the gap between two words for speech", () => {
  expect(run([-70, 500], [-25, 300], [-70, 200], [-25, 300], [-70, 600])).toHaveLength(2);
});

test("does not take a click for speech", () => {
  expect(run([-70, 1000], [-15, 30], [-70, 1000])).toEqual([]);
});

test("gets used to a noisy line", () => {
  const events = run([-38, 3000], [-20, 800], [-38, 1000]);
  expect(events.filter(({ atMs }) => atMs > 2900)).toMatchObject([
    { event: "speech-start" },
    { event: "speech-end" },
  ]);
});

test("hears speech over noise that is steady", () => {
  const start = run([-45, 3000], [-28, 800], [-45, 1000]).find(({ atMs }) => atMs > 2900);
  expect(start?.atMs).toBeLessThanOrEqual(3060);
});
