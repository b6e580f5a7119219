import { describe, expect, test } from "vitest";
import { DrivenCall } from "../testing/driven-call.ts";
import { SIMULATED_SETTINGS } from "../testing/simulated-settings.ts";

function endpointDelaysAfter(kind: "yes-no" | "phone", words: string): number[] {
  const call = DrivenCall.greeted();
  call.says("hello there");
  call.brain({ text: "And now?", asks: { kind } });
  call.hearAll();
  call.send({ type: "words-final", text: words, confidence: 0.9 });
  return call.effects.flatMap((effect) =>
    effect.type === "set-timer" && effect.timer === "endpoint" ? [effect.afterMs] : [],
  );
}

describe("turn-taking", () => {
  test("greets at once and listens while it does", () => {
    const call = new DrivenCall();
    call.send({ type: "line-open", settings: SIMULATED_SETTINGS });
    expect(call.spoken()).toEqual([SIMULATED_SETTINGS.words.greeting]);
    expect(call.effects).toContainEqual({ type: "listen", expects: { kind: "open" } });
  });

  test("counts words spoken over the greeting", () => {
    const call = new DrivenCall();
    call.send({ type: "line-open", settings: SIMULATED_SETTINGS });
    call.hearPart(0.5);
    call.says("what does a haircut cost");
    expect(call.state.transcript).toMatchObject([
      { role: "receptionist", text: "Hello, thank you for calling,", interrupted: true },
      { role: "caller", text: "what does a haircut cost" },
    ]);
    expect(call.state.reply.status).toBe("thinking");
  });

  test("waits longer for the end of a telephone number than for the end of a yes", () => {
    const [yes = 0] = endpointDelaysAfter("yes-no", "yeah");
    const [half = 0] = endpointDelaysAfter("phone", "nine eight four oh one");
    const [whole = 0] = endpointDelaysAfter(
      "phone",
      "nine eight four oh one double two three four five",
    );
    expect(yes).toBeLessThanOrEqual(250);
    expect(half).toBeGreaterThan(1200);
    expect(whole).toBeLessThan(half);
  });

  test("joins what is said before and after a pause within a turn", () => {
    const call = DrivenCall.greeted();
    call.send({ type: "speech-start" });
    call.send({ type: "speech-end" });
    call.send({ type: "words-final", text: "a haircut", confidence: 0.9 });
    call.send({ type: "speech-start" });
    call.send({ type: "timer", timer: "endpoint" });
    expect(call.last()?.role).toBe("receptionist");
    call.send({ type: "speech-end" });
    call.send({ type: "words-final", text: "with priya", confidence: 0.8 });
    call.send({ type: "timer", timer: "endpoint" });
    expect(call.last()).toMatchObject({ text: "a haircut with priya", confidence: 0.8 });
  });

  test("counts the caller's silence from their last sound, where the ears know when that was", () => {
    const call = DrivenCall.greeted();
    call.send({ type: "speech-start" });
    call.nowMs += 2000;
    call.send({ type: "speech-end", agoMs: 250 });
    call.send({ type: "words-final", text: "a haircut tomorrow", confidence: 0.9 });
    expect(call.effects).toContainEqual({ type: "set-timer", timer: "endpoint", afterMs: 350 });
  });

  test("thinks ahead while it waits for more, and says nothing before the turn is over", () => {
    const call = DrivenCall.greeted();
    call.send({ type: "speech-start" });
    call.send({ type: "speech-end" });
    call.send({ type: "words-final", text: "a haircut", confidence: 0.9 });
    const guess = call.thinking();
    call.send({ type: "brain-text", reply: guess, text: "When would you like it?" });
    call.send({ type: "brain-done", reply: guess });
    expect(call.spoken()).toHaveLength(1);
    call.send({ type: "timer", timer: "endpoint" });
    expect(call.spoken().at(-1)).toBe("When would you like it?");
    expect(call.log.filter(({ type }) => type === "think")).toHaveLength(1);
  });

  test("thinks again when the caller goes on, and not at all about words that aren't clear", () => {
    const call = DrivenCall.greeted();
    call.send({ type: "speech-start" });
    call.send({ type: "speech-end" });
    call.send({ type: "words-final", text: "a haircut", confidence: 0.9 });
    const guess = call.thinking();
    call.send({ type: "speech-start" });
    call.send({ type: "speech-end" });
    call.send({ type: "words-final", text: "with priya", confidence: 0.9 });
    expect(call.log).toContainEqual({ type: "stop-thinking", reply: guess });
    expect(call.state.reply).toMatchObject({ speculative: "a haircut with priya" });

    const unclear = DrivenCall.greeted();
    unclear.send({ type: "words-final", text: "a haircut", confidence: 0.3 });
    expect(unclear.state.reply.status).toBe("idle");
  });

  test("forgets what it thought ahead when the caller keys something instead", () => {
    const call = DrivenCall.greeted();
    call.send({ type: "words-final", text: "a haircut", confidence: 0.9 });
    call.send({ type: "key", digit: "*" });
    expect(call.state.reply.status).toBe("idle");
  });

  test("uses a speculative reply only when the turn is confirmed unchanged", () => {
    const call = DrivenCall.greeted();
    call.send({ type: "turn-eager", text: "a haircut" });
    const guess = call.thinking();
    call.send({ type: "brain-text", reply: guess, text: "When would you like it?" });
    call.send({ type: "brain-done", reply: guess });
    expect(call.spoken()).toHaveLength(1);
    call.send({ type: "turn-end", text: "a haircut", confidence: 0.9, via: "voice" });
    expect(call.spoken().at(-1)).toBe("When would you like it?");
  });

  test("discards a speculative reply when the caller goes on", () => {
    const call = DrivenCall.greeted();
    call.send({ type: "turn-eager", text: "a haircut" });
    const guess = call.thinking();
    call.send({ type: "turn-resumed" });
    expect(call.effects).toContainEqual({ type: "stop-thinking", reply: guess });
    call.send({ type: "turn-end", text: "a haircut and a shave", confidence: 0.9, via: "voice" });
    expect(call.thinking()).not.toBe(guess);
  });

  test("waits for the words of the second half when those of the first come late, over it", () => {
    const call = DrivenCall.greeted();
    call.send({ type: "speech-start" });
    call.nowMs += 400;
    call.send({ type: "speech-end" });
    call.nowMs += 300;
    call.send({ type: "speech-start" });
    call.send({ type: "words-final", text: "yes", confidence: 0.9 });
    call.nowMs += 400;
    call.send({ type: "speech-end" });
    expect(call.state.ear).toMatchObject({ status: "settling", owed: true });
    call.send({ type: "words-final", text: "no wait", confidence: 0.9 });
    call.send({ type: "timer", timer: "endpoint" });
    expect(call.last()).toMatchObject({ role: "caller", text: "yes no wait" });
  });
});
