import { describe, expect, test } from "vitest";
import { DrivenCall } from "../testing/driven-call.ts";
import { SIMULATED_SETTINGS } from "../testing/simulated-settings.ts";

const VOICEMAIL = "Hello, this is GlamDesk. Please call us back.";

function ringing(voicemail = ""): DrivenCall {
  const call = new DrivenCall();
  const { words } = SIMULATED_SETTINGS;
  call.send({
    type: "line-open",
    settings: {
      ...SIMULATED_SETTINGS,
      greetingAsks: { kind: "yes-no" },
      words: { ...words, voicemail },
    },
  });
  return call;
}

describe("a machine that answers a call of ours", () => {
  test("gets the message instead of the greeting, and then we hang up", () => {
    const call = ringing(VOICEMAIL);
    call.hearPart(0.3);
    call.send({ type: "machine-answered", takesMessage: true });
    expect(call.effects).toContainEqual({ type: "stop-speaking" });
    call.hearAll();
    expect(call.spoken().slice(-2).join(" ")).toBe(VOICEMAIL);
    expect(call.effects).toContainEqual({ type: "hang-up" });
  });

  test("has nothing to say that counts: what its own greeting was taken for is dropped", () => {
    const call = ringing(VOICEMAIL);
    call.hearAll();
    call.says("please leave a message");
    const reply = call.thinking();
    call.send({ type: "machine-answered", takesMessage: true });
    expect(call.effects).toContainEqual({ type: "stop-thinking", reply });
    call.hearAll();
    expect(call.state.phase.status).toBe("over");
  });

  test("is hung up on without a word when there is no message for it, or when it is a fax", () => {
    for (const [voicemail, takesMessage] of [
      [undefined, true],
      [VOICEMAIL, false],
    ] as const) {
      const call = ringing(voicemail);
      call.send({ type: "machine-answered", takesMessage });
      expect(call.effects).toContainEqual({ type: "hang-up" });
      expect(call.spoken()).not.toContain(VOICEMAIL);
    }
  });

  test("was a person after all, who speaks over the message and is heard", () => {
    const call = ringing(VOICEMAIL);
    call.send({ type: "machine-answered", takesMessage: true });
    call.hearPart(0.5);
    call.says("hello, i'm here");
    expect(call.state.phase.status).toBe("live");
    expect(call.state.reply.status).toBe("thinking");
  });

  test("can't be one who has got something done already", () => {
    const call = ringing(VOICEMAIL);
    call.hearAll();
    call.says("yes i'll be there");
    call.brain({ tools: [{ name: "look" }] });
    call.tool({ status: "ok", data: null });
    call.send({ type: "machine-answered", takesMessage: true });
    expect(call.state.phase.status).toBe("live");
    expect(call.effects).not.toContainEqual({ type: "stop-speaking" });
  });
});

test("a greeting that asks a question is listened to for its answer", () => {
  const call = ringing();
  expect(call.log).toContainEqual({ type: "listen", expects: { kind: "yes-no" } });
});
