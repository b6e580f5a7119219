import { expect, test } from "vitest";
import { DrivenCall } from "../testing/driven-call.ts";

const FREE = { status: "ok", data: { free: ["four"] } } as const;

/** A caller who has probably finished asking, and a brain that wants to look something up for them. */
function asked(): DrivenCall {
  const call = DrivenCall.greeted();
  call.send({ type: "turn-eager", text: "what is free" });
  call.brain({ tools: [{ name: "look" }] });
  return call;
}

function confirm(call: DrivenCall, text = "what is free"): void {
  call.send({ type: "turn-end", text, confidence: 0.9, via: "voice" });
}

function roles(call: DrivenCall): readonly string[] {
  return call.state.transcript.slice(1).map(({ role }) => role);
}

test("what only reads is looked up before the turn is certain, and the next step begins with it", () => {
  const call = asked();
  expect(call.log.filter(({ type }) => type === "run-tool")).toHaveLength(1);
  call.tool(FREE);
  const think = call.log.findLast((effect) => effect.type === "think");
  expect(think).toMatchObject({ speculative: true });
  expect(think?.transcript.slice(1).map(({ role }) => role)).toEqual([
    "caller",
    "tool-call",
    "tool-result",
  ]);
});

test("what was looked up is part of the conversation once the turn is confirmed", () => {
  const call = asked();
  call.tool(FREE);
  call.brain({ text: "Four is free." });
  expect(roles(call)).toEqual([]);
  confirm(call);
  expect(roles(call)).toEqual(["caller", "tool-call", "tool-result"]);
  expect(call.spoken().at(-1)).toBe("Four is free.");
  expect(call.log.filter(({ type }) => type === "run-tool")).toHaveLength(1);
});

test("a turn that is confirmed while the tool is at work waits for it as ever", () => {
  const call = asked();
  confirm(call);
  expect(roles(call)).toEqual(["caller", "tool-call"]);
  call.tool(FREE);
  expect(roles(call)).toEqual(["caller", "tool-call", "tool-result"]);
  expect(call.effects).toContainEqual(
    expect.objectContaining({ type: "think", speculative: false }),
  );
});

test("nothing is left of it when the caller goes on", () => {
  const call = asked();
  call.send({ type: "turn-resumed" });
  expect(call.effects.map(({ type }) => type)).toContain("drop-tool");
  expect(call.state.running).toEqual([]);
  confirm(call, "what is free on friday");
  expect(roles(call)).toEqual(["caller"]);
});

test("what writes or ends waits for the turn", () => {
  const call = DrivenCall.greeted();
  call.send({ type: "turn-eager", text: "book it" });
  call.brain({ tools: [{ name: "propose" }, { name: "look" }] });
  expect(call.log.filter(({ type }) => type === "run-tool")).toEqual([]);
  confirm(call, "book it");
  expect(call.log.filter(({ type }) => type === "run-tool")).toHaveLength(2);
});

test("words of the same step are said once the turn is confirmed, before the next step", () => {
  const call = DrivenCall.greeted();
  call.send({ type: "turn-eager", text: "what is free" });
  call.brain({ text: "Let me see.", tools: [{ name: "look" }] });
  call.tool(FREE);
  expect(call.log.filter(({ type }) => type === "think")).toHaveLength(1);
  confirm(call);
  expect(call.spoken().at(-1)).toBe("Let me see.");
  expect(call.log.filter(({ type }) => type === "think")).toHaveLength(2);
});
