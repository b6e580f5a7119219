import { describe, expect, test } from "vitest";
import { DrivenCall } from "../testing/driven-call.ts";
import { SIMULATED_SETTINGS } from "../testing/simulated-settings.ts";

describe("misunderstanding", () => {
  test("is admitted twice, in different words, and then a person is called", () => {
    const call = DrivenCall.greeted();
    for (let round = 0; round < 3; round += 1) {
      call.says("mumble mumble", 0.3);
      call.hearAll();
    }
    const [first, second] = call.spoken().slice(1);
    expect(first).not.toBe(second);
    expect(call.log).toContainEqual(
      expect.objectContaining({
        type: "run-tool",
        call: expect.objectContaining({ name: "person" }),
      }),
    );
    call.tool({
      status: "ending",
      ending: { how: "transfer", to: "+914400000000", whisper: "A caller." },
      speakable: "I'll put you through.",
    });
    call.hearAll();
    expect(call.effects).toContainEqual({
      type: "transfer",
      to: "+914400000000",
      whisper: "A caller.",
    });
  });

  test("is counted when the brain can make nothing of the words, too", () => {
    const call = DrivenCall.greeted();
    call.says("the purple elephant");
    call.brain({ notUnderstood: true });
    expect(call.spoken().at(-1)).toBe(SIMULATED_SETTINGS.words.misheard[0]);
  });

  test("is left to the brain where a doubtful name was heard, but not where nothing was", () => {
    const call = DrivenCall.greeted();
    call.says("a haircut");
    call.brain({ text: "What name is it for?", asks: { kind: "name" } });
    call.hearAll();
    call.says("my name is alice", 0.4);
    expect(call.state.transcript.at(-1)).toMatchObject({ text: "my name is alice" });
    call.brain({ text: "Could you spell it?", asks: { kind: "spelling" } });
    call.hearAll();
    call.says("mumble", 0.2);
    expect(call.spoken().at(-1)).toBe(SIMULATED_SETTINGS.words.misheard[0]);
  });

  test("is forgotten after a turn that made sense", () => {
    const call = DrivenCall.greeted();
    call.says("mumble", 0.3);
    call.hearAll();
    call.says("a haircut");
    call.brain({ text: "When would you like it?" });
    call.hearAll();
    call.says("mumble", 0.3);
    expect(call.spoken().at(-1)).toBe(SIMULATED_SETTINGS.words.misheard[0]);
  });
});

describe("faults", () => {
  test("apologises when the brain breaks once, and calls a person the second time", () => {
    const call = DrivenCall.greeted();
    call.says("a haircut");
    call.send({ type: "fault", part: "brain", reply: call.thinking() });
    expect(call.spoken().at(-1)).toBe(SIMULATED_SETTINGS.words.trouble);
    call.hearAll();
    call.says("a haircut");
    call.send({ type: "fault", part: "brain", reply: call.thinking() });
    expect(call.state.running.map((tool) => tool.call.name)).toEqual(["person"]);
  });

  test("goes on with the next sentence when one cannot be voiced", () => {
    const call = DrivenCall.greeted();
    call.says("what do you offer");
    call.brain({ text: "We offer haircuts. We also do manicures." });
    const [first] = call.state.playout.queue;
    call.send({ type: "fault", part: "voice", utterance: first?.id ?? "" });
    expect(call.effects).toContainEqual({ type: "skip-speaking", utterance: first?.id });
    call.hear();
    expect(call.last()).toMatchObject({ text: "We also do manicures." });
  });
});
