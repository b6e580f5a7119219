import { describe, expect, test } from "vitest";
import { DrivenCall } from "../testing/driven-call.ts";

describe("the keypad", () => {
  test("takes digits for a turn, ended by a pause or the hash key", () => {
    const call = DrivenCall.greeted();
    call.says("hello there");
    call.brain({ text: "What's your number?", asks: { kind: "phone" } });
    for (const digit of "9840123456") call.send({ type: "key", digit });
    expect(call.effects).toContainEqual({ type: "set-timer", timer: "keypad", afterMs: 1200 });
    call.send({ type: "key", digit: "#" });
    expect(call.last()).toMatchObject({ text: "9840123456", via: "keypad", confidence: 1 });
  });

  test("calls a person at a lone zero", () => {
    const call = DrivenCall.greeted();
    call.send({ type: "key", digit: "0" });
    call.send({ type: "timer", timer: "keypad" });
    expect(call.state.running.map((tool) => tool.call.name)).toEqual(["person"]);
  });
});
