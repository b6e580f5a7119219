import { expect, test } from "vitest";
import { VirtualClock } from "./testing/virtual-clock.ts";
import { nextTurn } from "./next-turn.ts";

test("a clock of tests waits for whoever lets others have their turn", async () => {
  const clock = new VirtualClock(0);
  const order: string[] = [];
  clock.setTimer(10, () => void order.push("timer"));
  const work = async () => {
    for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    order.push("work");
  };
  await Promise.all([work(), clock.advance(10)]);
  expect(order).toEqual(["work", "timer"]);
});
