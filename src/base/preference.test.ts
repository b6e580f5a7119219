import { expect, test } from "vitest";
import { Preference } from "./preference.ts";
import { VirtualClock } from "./testing/virtual-clock.ts";

const soon = { isHopeless: false };

test("a choice that failed rests, longer after each failure, until it works again", async () => {
  const clock = new VirtualClock(0);
  const services = new Preference(["cloud", "local"], clock);
  expect(services.ready()).toEqual(["cloud", "local"]);
  for (const restMs of [10_000, 20_000, 40_000]) {
    services.failed("cloud", soon);
    await clock.advance(restMs - 1);
    expect(services.ready()).toEqual(["local"]);
    expect(services.resting()).toEqual(["cloud"]);
    await clock.advance(1);
    expect(services.ready()).toEqual(["cloud", "local"]);
  }
  services.worked("cloud");
  services.failed("cloud", soon);
  await clock.advance(10_000);
  expect(services.resting()).toEqual([]);
});

test("a wrong key rests for five minutes at once, and nothing rests for longer", async () => {
  const clock = new VirtualClock(0);
  const services = new Preference(["cloud", "local"], clock);
  services.failed("cloud", { isHopeless: true });
  services.failed("cloud", soon);
  await clock.advance(299_999);
  expect(services.ready()).toEqual(["local"]);
  await clock.advance(1);
  expect(services.ready()).toEqual(["cloud", "local"]);
});

test("failures of what was begun together make one rest", async () => {
  const clock = new VirtualClock(0);
  const services = new Preference(["cloud", "local"], clock);
  for (let times = 0; times < 3; times += 1) services.failed("cloud", soon);
  await clock.advance(10_000);
  expect(services.resting()).toEqual([]);
});

test("the last choice never rests", () => {
  const services = new Preference(["cloud", "local"], new VirtualClock(0));
  services.failed("local", { isHopeless: true });
  expect(services.ready()).toEqual(["cloud", "local"]);
  expect(services.resting()).toEqual([]);
});
