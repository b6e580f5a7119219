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

  test("at a lone zero says nothing more of its own", () => {
    const call = DrivenCall.greeted();
    call.says("what do you offer");
    const reply = call.thinking();
    call.send({ type: "brain-text", reply, text: "We offer haircuts. And mani" });
    call.send({ type: "key", digit: "0" });
    call.send({ type: "timer", timer: "keypad" });
    expect(call.effects).toContainEqual({ type: "stop-thinking", reply });
    expect(call.effects).toContainEqual({ type: "stop-speaking" });
    expect(call.state.running.map((tool) => tool.call.name)).toEqual(["person"]);
  });

  test("calls nobody for a zero while the caller is being put through", () => {
    const call = DrivenCall.greeted();
    call.says("a person please");
    call.brain({ tools: [{ name: "person" }] });
    call.tool({
      status: "ending",
      ending: { how: "transfer", to: "+914400000000", whisper: "" },
      speakable: "One moment.",
    });
    call.hearAll();
    call.send({ type: "key", digit: "0" });
    call.send({ type: "timer", timer: "keypad" });
    expect(call.effects).toEqual([]);
  });
});
