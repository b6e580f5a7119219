import { expect, test } from "vitest";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { LagWatch } from "./lag-watch.ts";

test("a recogniser that keeps up is left alone, also while no sound comes", async () => {
  const { clock, watch, lags } = watching();
  watch.heard(0);
  for (let ms = 100; ms <= 10_000; ms += 100) {
    watch.sent(ms);
    await clock.advance(100);
    if (ms % 500 === 0) watch.heard(ms);
  }
  watch.heard(10_000);
  await clock.advance(60_000);
  expect(lags()).toBe(0);
});

test("one that hears ever later is noticed once it is too far behind", async () => {
  const { clock, watch, lags } = watching();
  watch.heard(0);
  for (let ms = 100; ms <= 7900; ms += 100) {
    watch.sent(ms);
    await clock.advance(100);
    // It hears at half the speed of speech.
    watch.heard(ms / 2);
  }
  expect(lags()).toBe(0);
  await clock.advance(1000);
  expect(lags()).toBe(1);
});

test("one that is not ready in time is noticed", async () => {
  const { clock, lags } = watching();
  await clock.advance(3999);
  expect(lags()).toBe(0);
  await clock.advance(1);
  expect(lags()).toBe(1);
});

function watching() {
  const clock = new VirtualClock(0);
  let lags = 0;
  const watch = new LagWatch(clock, 4000, () => (lags += 1));
  return { clock, watch, lags: () => lags };
}
