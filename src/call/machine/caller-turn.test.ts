import { describe, expect, test } from "vitest";
import { DrivenCall } from "../testing/driven-call.ts";

function answering(): DrivenCall {
  const call = DrivenCall.greeted();
  call.says("what do you offer");
  call.brain({ text: "We offer haircuts and facials. We also do manicures on Fridays." });
  return call;
}

describe("barge-in", () => {
  test("falls silent with the event that says the caller speaks", () => {
    const call = answering();
    call.hearPart(0.5);
    call.send({ type: "speech-start" });
    expect(call.effects[0]).toMatchObject({ type: "set-timer", timer: "speech" });
    expect(call.effects).toContainEqual({ type: "pause-speaking" });
  });

  test("keeps in the history only the words that were heard", () => {
    const call = answering();
    call.hear();
    call.hearPart(0.5);
    call.says("how much is a facial");
    expect(call.effects).toContainEqual({ type: "stop-speaking" });
    expect(call.state.transcript.slice(-3)).toMatchObject([
      { text: "We offer haircuts and facials.", interrupted: false },
      { text: "We also do", interrupted: true },
      { text: "how much is a facial" },
    ]);
  });

  test.each([
    ["noise", "", 0.9],
    ["words too uncertain to act on", "cancel everything", 0.4],
    ["a sound of listening", "mm-hm", 0.9],
  ])("goes on after %s", (_what, words, confidence) => {
    const call = answering();
    call.hearPart(0.5);
    call.says(words, confidence);
    expect(call.effects).toContainEqual({ type: "resume-speaking" });
    expect(call.state.reply.status).toBe("idle");
    expect(call.state.transcript.filter((item) => item.role === "caller")).toHaveLength(1);
  });

  test("drops what a discarded reply still says or wants", () => {
    const call = DrivenCall.greeted();
    call.says("goodbye");
    const discarded = call.thinking();
    call.says("wait, one more thing");
    call.send({ type: "brain-text", reply: discarded, text: "Bye now." });
    call.send({
      type: "brain-tool",
      reply: discarded,
      call: { id: "", name: "end_call", input: {} },
    });
    expect(call.log).toContainEqual({ type: "stop-thinking", reply: discarded });
    expect(call.log.filter((effect) => effect.type === "run-tool")).toEqual([]);
    expect(call.spoken()).not.toContain("Bye now.");
  });

  test("goes on with its errand at a sound of listening", () => {
    const call = DrivenCall.greeted();
    call.says("when are you free tomorrow");
    call.brain({ tools: [{ name: "look" }] });
    call.says("okay");
    expect(call.state.running.map((tool) => tool.call.name)).toEqual(["look"]);
    call.tool({ status: "ok", data: {} });
    expect(call.state.reply.status).toBe("thinking");
  });

  test("takes a late yes for the answer to its question although it already thinks", () => {
    const call = DrivenCall.greeted();
    call.says("a haircut");
    call.brain({ text: "Shall I look tomorrow?", asks: { kind: "yes-no" } });
    call.hearAll();
    call.says("well let me see");
    call.says("yes");
    expect(call.last()).toMatchObject({ role: "caller", text: "yes" });
  });
});
