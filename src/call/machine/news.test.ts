import { describe, expect, test } from "vitest";
import type { News } from "../../domain/dialogue/news.ts";
import { DrivenCall } from "../testing/driven-call.ts";
import { SIMULATED_SETTINGS } from "../testing/simulated-settings.ts";

const ON_MY_WAY: News = {
  id: "n1",
  kind: "on-my-way",
  text: "Priya is on her way down.",
  data: {},
};

describe("news from outside", () => {
  test("is told word for word while nobody speaks, and stands in the transcript before its words", () => {
    const call = DrivenCall.greeted();
    call.send({ type: "news", news: ON_MY_WAY });
    expect(call.spoken().at(-1)).toBe("Priya is on her way down.");
    call.hearAll();
    expect(call.state.transcript.slice(-2)).toMatchObject([
      { role: "news", news: { kind: "on-my-way" } },
      { role: "receptionist", kind: "news", text: "Priya is on her way down." },
    ]);
  });

  test("is told once, however often it comes", () => {
    const call = DrivenCall.greeted();
    call.send({ type: "news", news: ON_MY_WAY });
    call.send({ type: "news", news: ON_MY_WAY });
    call.hearAll();
    call.send({ type: "news", news: ON_MY_WAY });
    expect(call.spoken().filter((text) => text === ON_MY_WAY.text)).toHaveLength(1);
  });

  test("waits while the caller speaks, while the brain thinks and while something is said", () => {
    const call = DrivenCall.greeted();
    call.send({ type: "speech-start" });
    call.send({ type: "news", news: ON_MY_WAY });
    call.send({ type: "speech-end" });
    call.send({ type: "words-final", text: "is there any coffee", confidence: 0.9 });
    call.send({ type: "timer", timer: "endpoint" });
    call.brain({ text: "It's behind you." });
    expect(call.spoken().at(-1)).toBe("It's behind you.");
    call.hearAll();
    expect(call.spoken().at(-1)).toBe(ON_MY_WAY.text);
  });

  test("waits until a read-back was answered", () => {
    const call = DrivenCall.greeted();
    call.says("book it");
    call.brain({ tools: [{ name: "propose" }] });
    call.tool({ status: "proposed", proposal: "p1", readBack: "A haircut. All right?", data: {} });
    call.send({ type: "news", news: ON_MY_WAY });
    call.hearAll();
    expect(call.spoken()).not.toContain(ON_MY_WAY.text);
    call.says("no");
    call.brain({ text: "Then not." });
    call.hearAll();
    expect(call.spoken()).toContain(ON_MY_WAY.text);
  });

  test("with an ending is the last that is said", () => {
    const call = DrivenCall.greeted();
    call.send({ type: "news", news: { ...ON_MY_WAY, ending: { how: "hang-up" } } });
    call.hearAll();
    expect(call.log.at(-1)).toEqual({ type: "hang-up" });
  });
});

describe("a caller who waits with us", () => {
  test("isn't asked whether they're still there, but told that we're still at it", () => {
    const call = DrivenCall.greeted();
    call.says("i'll wait");
    call.brain({ text: "Take a seat.", asks: { kind: "wait" } });
    call.hearAll();
    expect(call.log.findLast((effect) => effect.type === "set-timer")).toMatchObject({
      timer: "quiet",
      afterMs: 25_000,
    });
    for (let round = 0; round < 5; round += 1) {
      call.send({ type: "timer", timer: "quiet" });
      call.hearAll();
    }
    expect(call.spoken().slice(-5)).toEqual(
      Array.from({ length: 5 }, () => SIMULATED_SETTINGS.words.stillWaiting),
    );
    expect(call.state.phase.status).toBe("live");
  });
});

test("noise around somebody who only waits is no reason to say that they weren't understood", () => {
  const call = DrivenCall.greeted();
  call.says("i'll wait");
  call.brain({ text: "I'll tell you what they say.", asks: { kind: "wait" } });
  call.hearAll();
  const said = call.spoken().length;
  for (let turn = 0; turn < 4; turn += 1) call.says("something or other", 0.2);
  expect(call.spoken()).toHaveLength(said);
  expect(call.state.phase).toEqual({ status: "live" });
});

test("a tool outside its state is refused before it runs, and its answer opens the next state", () => {
  const call = new DrivenCall();
  call.send({
    type: "line-open",
    settings: {
      ...SIMULATED_SETTINGS,
      flow: {
        start: "greeting",
        tools: { greeting: ["look"], found: ["look", "propose"] },
        transitions: [{ from: "greeting", on: "look:found", to: "found" }],
      },
    },
  });
  call.hearAll();
  call.says("announce me");
  call.brain({ tools: [{ name: "propose" }] });
  expect(call.state.transcript.find((item) => item.role === "tool-result")).toMatchObject({
    result: { status: "refused", reason: "not-now" },
  });
  call.brain({ tools: [{ name: "look" }] });
  call.tool({ status: "ok", data: { outcome: "found" } });
  call.brain({ tools: [{ name: "propose" }] });
  expect(call.state.running).toMatchObject([{ call: { name: "propose" } }]);
});
