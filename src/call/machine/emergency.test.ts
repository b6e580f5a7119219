import { describe, expect, test } from "vitest";
import type { EmergencyRule } from "../../domain/dialogue/urgent.ts";
import { DrivenCall } from "../testing/driven-call.ts";
import { SIMULATED_SETTINGS } from "../testing/simulated-settings.ts";

const RULE: EmergencyRule = {
  cues: ["chest pain", "cant breathe"],
  sentence: "If this is an emergency, hang up and call 112 now.",
  again: "Please call 112 now.",
  transfer: {
    to: "+914400000000",
    whisper: "An emergency.",
    sentence: "Call 112 now. I'm putting you through to someone.",
  },
};
const PUT_THROUGH = { type: "transfer", to: "+914400000000", whisper: "An emergency." };

function greeted(emergency: EmergencyRule = RULE): DrivenCall {
  const call = new DrivenCall();
  call.send({ type: "line-open", settings: { ...SIMULATED_SETTINGS, emergency } });
  call.hearAll();
  return call;
}

const { transfer: _, ...NOBODY_TO_TRANSFER_TO } = RULE;

function readingBack(): DrivenCall {
  const call = greeted();
  call.says("book it");
  call.brain({ tools: [{ name: "propose" }] });
  call.tool({ status: "proposed", proposal: "p1", readBack: "At 3 PM. Shall I?", data: null });
  return call;
}

describe("words that can't wait", () => {
  test("are answered by rule, and the caller is put through once they heard it", () => {
    const call = greeted();
    call.says("i have chest pain");
    expect(call.effects.filter(({ type }) => type === "think")).toEqual([]);
    expect(call.spoken().slice(-2).join(" ")).toBe(RULE.transfer?.sentence);
    expect(call.log.filter(({ type }) => type === "transfer")).toEqual([]);
    call.hearAll();
    expect(call.effects).toContainEqual(PUT_THROUGH);
  });

  test("count when the ears are not sure of them", () => {
    const call = greeted();
    call.says("chest pain", 0.4);
    expect(call.spoken().slice(-2).join(" ")).toBe(RULE.transfer?.sentence);
  });

  test("cut into a read-back, and a yes after them consents to nothing", () => {
    const call = readingBack();
    call.hearPart(0.5);
    call.says("i can't breathe");
    expect(call.spoken().slice(-2).join(" ")).toBe(RULE.transfer?.sentence);
    call.says("no wait i'm fine");
    call.brain({ tools: [{ name: "confirm_proposal", input: { proposal: "p1" } }] });
    expect(call.log.filter(({ type }) => type === "run-tool")).toHaveLength(1);
  });

  test("pass over a brain that is still thinking", () => {
    const call = greeted();
    call.says("what do you charge");
    const reply = call.thinking();
    call.says("i have chest pain");
    call.send({ type: "brain-text", reply, text: "It's 400 rupees. Anything else?" });
    expect(call.spoken().slice(-2).join(" ")).toBe(RULE.transfer?.sentence);
  });

  test("stop for nothing but a no", () => {
    const call = greeted();
    call.says("chest pain");
    call.hear();
    call.says("please hurry");
    call.hearAll();
    expect(call.effects).toContainEqual(PUT_THROUGH);
    const other = greeted();
    other.says("chest pain");
    other.hear();
    other.says("no i'm fine");
    expect(other.state.phase).toEqual({ status: "live" });
    expect(other.state.reply.status).toBe("thinking");
  });

  test("are not lost when nobody takes the transfer: the number is said again", () => {
    const call = greeted();
    call.says("chest pain");
    call.hearAll();
    call.send({ type: "transfer-done", outcome: "no-answer" });
    expect(call.spoken().at(-1)).toBe(RULE.again);
    expect(call.state.phase).toEqual({ status: "live" });
  });

  test("keep the line open where there is nobody to put through to, and the number is said again into a silence", () => {
    const call = greeted(NOBODY_TO_TRANSFER_TO);
    call.says("chest pain");
    expect(call.spoken().at(-1)).toBe(RULE.sentence);
    call.hearAll();
    expect(call.state.phase).toEqual({ status: "live" });
    call.send({ type: "timer", timer: "quiet" });
    expect(call.spoken().at(-1)).toBe(RULE.again);
  });

  test("mean nothing to a desk that has no rule for them", () => {
    const { emergency: _rule, ...settings } = SIMULATED_SETTINGS;
    const call = new DrivenCall();
    call.send({ type: "line-open", settings });
    call.says("chest pain");
    expect(call.state.reply.status).toBe("thinking");
  });
});
