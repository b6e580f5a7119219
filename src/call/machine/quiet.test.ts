import { describe, expect, test } from "vitest";
import { DrivenCall } from "../testing/driven-call.ts";
import { SIMULATED_SETTINGS } from "../testing/simulated-settings.ts";

describe("silence", () => {
  test("is broken by two different reprompts eight seconds apart, then a goodbye and a hang-up", () => {
    const call = DrivenCall.greeted();
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const quiet = call.log.findLast((effect) => effect.type === "set-timer");
      if (quiet?.type === "set-timer") waits.push(quiet.afterMs);
      call.send({ type: "timer", timer: "quiet" });
      call.hearAll();
    }
    const [first, second, goodbye] = call.spoken().slice(1);
    expect(waits).toEqual([8000, 8000, 8000]);
    expect(first).not.toBe(second);
    expect(goodbye).toMatch(/Goodbye!$/);
    expect(call.effects).toContainEqual({ type: "hang-up" });
  });

  test("is broken by a filler when a tool takes long, and by another when it takes longer", () => {
    const call = DrivenCall.greeted();
    call.says("when are you free");
    call.brain({ tools: [{ name: "look" }] });
    expect(call.log).toContainEqual({ type: "set-timer", timer: "quiet", afterMs: 600 });
    call.send({ type: "timer", timer: "quiet" });
    call.hearAll();
    call.send({ type: "timer", timer: "quiet" });
    expect(call.spoken().slice(1)).toEqual(["Let me look.", SIMULATED_SETTINGS.words.stillWorking]);
  });
});
