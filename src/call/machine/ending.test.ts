import { describe, expect, test } from "vitest";
import { DrivenCall } from "../testing/driven-call.ts";
import { SIMULATED_SETTINGS } from "../testing/simulated-settings.ts";

function sayingGoodbye(): DrivenCall {
  const call = DrivenCall.greeted();
  call.says("that's all, bye");
  call.brain({ tools: [{ name: "end_call" }] });
  call.tool({ status: "ending", ending: { how: "hang-up" }, speakable: "Goodbye!" });
  return call;
}

describe("the end", () => {
  test("comes only after the goodbye was heard", () => {
    const call = sayingGoodbye();
    expect(call.log).not.toContainEqual({ type: "hang-up" });
    call.hearAll();
    expect(call.effects).toContainEqual({ type: "hang-up" });
    expect(call.state.phase).toEqual({ status: "over" });
  });

  test("comes after all that the brain said before it, also when the tool is faster than the brain", () => {
    const call = DrivenCall.greeted();
    call.says("here is your parcel");
    const reply = call.thinking();
    call.send({ type: "brain-text", reply, text: "Thank you. Please leave it at the door." });
    call.send({ type: "brain-tool", reply, call: { id: "", name: "end_call", input: {} } });
    call.tool({ status: "ending", ending: { how: "hang-up" }, speakable: "Goodbye!" });
    call.hearAll();
    expect(call.spoken().slice(-3)).toEqual([
      "Thank you.",
      "Please leave it at the door.",
      "Goodbye!",
    ]);
  });

  test("is taken back when the caller speaks over the goodbye", () => {
    const call = sayingGoodbye();
    call.hearPart(0.5);
    call.says("wait, what about parking");
    expect(call.state.phase).toEqual({ status: "live" });
    expect(call.state.reply.status).toBe("thinking");
  });

  test("goes back to the caller when nobody takes the transfer", () => {
    const call = DrivenCall.greeted();
    call.says("a person please");
    call.brain({ tools: [{ name: "person" }] });
    call.tool({
      status: "ending",
      ending: { how: "transfer", to: "+914400000000", whisper: "" },
      speakable: "One moment.",
    });
    call.hearAll();
    call.send({ type: "transfer-done", outcome: "no-answer" });
    expect(call.state.phase).toEqual({ status: "live" });
    expect(call.spoken().at(-1)).toBe(SIMULATED_SETTINGS.words.transferFailed);
    expect(call.effects).toContainEqual({ type: "listen", expects: { kind: "open" } });
  });

  test("comes after the longest time a call may take, with a word of explanation", () => {
    const call = DrivenCall.greeted();
    call.send({ type: "timer", timer: "longest-call" });
    call.hearAll();
    expect(call.spoken().at(-1)).toBe(SIMULATED_SETTINGS.words.tooLong);
    expect(call.effects).toContainEqual({ type: "hang-up" });
  });

  test("stops after the sentence of the greeting that is being said when the program closes", () => {
    const call = new DrivenCall();
    const { words } = SIMULATED_SETTINGS;
    const settings = {
      ...SIMULATED_SETTINGS,
      words: { ...words, greeting: "Hello! How are you?" },
    };
    call.send({ type: "line-open", settings });
    call.hearPart(0.5);
    call.send({ type: "shutdown" });
    call.hear();
    expect(call.last()).toMatchObject({ text: "Hello!", interrupted: false });
    expect(call.effects).toContainEqual({ type: "hang-up" });
  });

  test("comes at once when the program closes while nobody is on the line", () => {
    const call = DrivenCall.greeted();
    call.says("a person please");
    call.brain({ tools: [{ name: "person" }] });
    call.tool({
      status: "ending",
      ending: { how: "transfer", to: "+914400000000", whisper: "" },
      speakable: "One moment.",
    });
    call.hearAll();
    call.send({ type: "shutdown" });
    expect(call.effects).toContainEqual({ type: "hang-up" });
  });

  test("finishes the sentence and nothing more when the program closes", () => {
    const call = DrivenCall.greeted();
    call.says("what do you offer");
    call.brain({ text: "We offer haircuts. We also do manicures." });
    call.send({ type: "shutdown" });
    expect(call.log).not.toContainEqual({ type: "hang-up" });
    call.hear();
    expect(call.effects).toContainEqual({ type: "hang-up" });
  });

  test("says nothing after its goodbye when the program closes while it thinks", () => {
    const call = DrivenCall.greeted();
    call.says("what do you offer");
    const reply = call.thinking();
    call.send({ type: "shutdown" });
    call.send({ type: "brain-text", reply, text: "We offer haircuts." });
    call.send({ type: "brain-done", reply });
    call.hearAll();
    expect(call.spoken().at(-1)).toBe(SIMULATED_SETTINGS.words.shutdown);
    expect(call.effects).toContainEqual({ type: "hang-up" });
  });

  test("lets go of the answer being thought about when a person is called because the ears failed", () => {
    const call = DrivenCall.greeted();
    call.says("what do you offer");
    const reply = call.thinking();
    call.send({ type: "fault", part: "ears" });
    call.tool({ status: "ending", ending: { how: "hang-up" }, speakable: "I'll hang up now." });
    call.send({ type: "brain-text", reply, text: "We offer haircuts." });
    call.send({ type: "brain-done", reply });
    expect(call.spoken().at(-1)).toBe("I'll hang up now.");
  });
});
