import { describe, expect, test } from "vitest";
import type { CallHappening } from "../events.ts";
import { DrivenCall } from "../testing/driven-call.ts";
import { SIMULATED_SETTINGS } from "../testing/simulated-settings.ts";

const { cutOff, goOn, transferFailed } = SIMULATED_SETTINGS.words;
const READ_BACK = ["A haircut with Priya.", "It's 400 rupees.", "Shall I book it?"];
const BOOKED = { status: "ok", data: { what: "booked" }, speakable: "You're booked." } as const;

/** The two ways in which a call loses its line: the connection broke, or the whole process died. */
const BREAKS = [
  ["the line breaks", [{ type: "line-lost" }]],
  ["the process dies", [{ type: "taken-over" }]],
  ["the line breaks and then the process dies", [{ type: "line-lost" }, { type: "taken-over" }]],
] as const satisfies readonly (readonly [string, readonly CallHappening[]])[];

/** What is said from the moment the caller is back. */
function comesBack(call: DrivenCall): readonly string[] {
  const before = call.spoken().length;
  call.nowMs += 2000;
  call.send({ type: "line-found" });
  return call.spoken().slice(before);
}

function beingReadBack(): DrivenCall {
  const call = DrivenCall.greeted();
  call.says("a haircut tomorrow at four");
  call.brain({ tools: [{ name: "propose" }] });
  call.tool({ status: "proposed", proposal: "p1", readBack: READ_BACK.join(" "), data: {} });
  return call;
}

function committing(): DrivenCall {
  const call = beingReadBack();
  call.hearAll();
  call.says("yes");
  call.brain({ tools: [{ name: "confirm_proposal", input: { proposal: "p1" } }] });
  return call;
}

describe.each(BREAKS)("when %s", (_, happenings) => {
  function breaks(call: DrivenCall): void {
    for (const happening of happenings) call.send(happening);
  }

  test("in a read-back, the caller hears it again from its beginning, and only then may consent", () => {
    const call = beingReadBack();
    call.hear();
    call.hearPart(0.5);
    breaks(call);
    expect(call.state.consent.status).toBe("reading");
    expect(comesBack(call)).toEqual([cutOff, ...READ_BACK]);
    call.hear();
    call.hear();
    expect(call.state.consent.status).toBe("reading");
    call.hear();
    expect(call.state.consent).toEqual({ status: "awaiting", proposal: "p1" });
  });

  test("before the caller has answered a read-back, they hear it again", () => {
    const call = beingReadBack();
    call.hearAll();
    breaks(call);
    expect(comesBack(call)).toEqual([cutOff, ...READ_BACK]);
  });

  test("in a sentence, it is said again as a whole, and what was to follow too", () => {
    const call = DrivenCall.greeted();
    call.says("when are you open");
    call.brain({ text: "We're open from nine. And on Sundays from ten. Anything else?" });
    call.hearPart(0.6);
    breaks(call);
    expect(call.last()).toMatchObject({ role: "receptionist", interrupted: true });
    expect(comesBack(call)).toEqual([
      cutOff,
      "We're open from nine.",
      "And on Sundays from ten.",
      "Anything else?",
    ]);
  });

  test("while the brain thinks, it thinks anew and the old thought is dead", () => {
    const call = DrivenCall.greeted();
    call.says("when are you open");
    const before = call.thinking();
    breaks(call);
    expect(comesBack(call)).toEqual([cutOff]);
    expect(call.thinking()).not.toBe(before);
    call.send({ type: "brain-text", reply: before, text: "From nine. " });
    expect(call.spoken().at(-1)).toBe(cutOff);
  });

  test("while a tool looks something up, it goes on, and the brain goes by what it found", () => {
    const call = DrivenCall.greeted();
    call.says("when are you free");
    call.brain({ tools: [{ name: "look" }] });
    breaks(call);
    call.tool({ status: "ok", data: { free: ["16:00"] } });
    expect(call.last()).toMatchObject({ role: "tool-call" });
    expect(comesBack(call)).toEqual([cutOff]);
    expect(call.last()).toMatchObject({ role: "tool-result", result: { status: "ok" } });
    expect(call.state.reply.status).toBe("thinking");
  });

  test("while something is being proposed, it is read back when they are there to hear it", () => {
    const call = DrivenCall.greeted();
    call.says("a haircut tomorrow at four");
    call.brain({ tools: [{ name: "propose" }] });
    breaks(call);
    call.tool({ status: "proposed", proposal: "p1", readBack: READ_BACK.join(" "), data: {} });
    expect(call.spoken()).not.toContain(READ_BACK[0]);
    expect(comesBack(call)).toEqual([cutOff, ...READ_BACK]);
  });

  test("in the caller's speech, what they were asked is asked again", () => {
    const call = DrivenCall.greeted();
    call.says("a haircut");
    call.brain({ text: "What day would suit you?", asks: { kind: "date-time" } });
    call.hearAll();
    call.send({ type: "speech-start" });
    call.send({ type: "words-final", text: "tomorrow", confidence: 0.9 });
    breaks(call);
    expect(comesBack(call)).toEqual([cutOff, "What day would suit you?"]);
    expect(call.effects).toContainEqual({ type: "listen", expects: { kind: "date-time" } });
    expect(call.state.ear.status).toBe("quiet");
    expect(call.state.transcript.filter(({ role }) => role === "caller")).toHaveLength(1);
  });

  test("in a write that then ends, it ran under one key and the caller is told how it ended", () => {
    const call = committing();
    breaks(call);
    call.tool(BOOKED);
    expect(comesBack(call)).toEqual([cutOff]);
    expect(call.state.reply.status).toBe("thinking");
    const keys = call.log.flatMap((effect) =>
      effect.type === "run-tool" && effect.call.name === "confirm_proposal"
        ? [effect.idempotencyKey]
        : [],
    );
    expect(new Set(keys)).toEqual(new Set(["proposal:p1"]));
  });

  test("in a write that goes on, the answer waits for it", () => {
    const call = committing();
    breaks(call);
    comesBack(call);
    expect(call.state.running).toHaveLength(1);
    call.tool(BOOKED);
    expect(call.state.reply.status).toBe("thinking");
  });

  test("in the goodbye, it is said again and the call ends", () => {
    const call = DrivenCall.greeted();
    call.says("that's all");
    call.brain({ tools: [{ name: "end_call" }] });
    call.tool({ status: "ending", ending: { how: "hang-up" }, speakable: "Thank you. Goodbye!" });
    call.hear();
    breaks(call);
    expect(comesBack(call)).toEqual([cutOff, "Goodbye!"]);
    call.hearAll();
    expect(call.log.at(-1)).toEqual({ type: "hang-up" });
  });

  test("in words that can't wait, nothing stands before them", () => {
    const call = DrivenCall.greeted();
    call.says("i have chest pain");
    breaks(call);
    expect(comesBack(call)[0]).toBe("Hang up and call 112 now.");
    expect(call.state.phase.status).toBe("ending");
  });

  test("a caller who doesn't come back is waited for half a minute", () => {
    const call = DrivenCall.greeted();
    breaks(call);
    expect(call.effects).toContainEqual({ type: "set-timer", timer: "line", afterMs: 30_000 });
    call.send({ type: "timer", timer: "line" });
    expect(call.state.phase.status).toBe("over");
  });

  test("what was written before they gave up belongs to the call", () => {
    const call = committing();
    breaks(call);
    call.tool(BOOKED);
    call.send({ type: "line-closed" });
    expect(call.last()).toMatchObject({ role: "tool-result", result: BOOKED });
  });

  test("nothing is heard, said or thought until they are back", () => {
    const call = DrivenCall.greeted();
    breaks(call);
    const before = call.log.length;
    call.says("hello");
    call.send({ type: "key", digit: "0" });
    call.send({ type: "turn-end", text: "hello", confidence: 1, via: "voice" });
    expect(call.log.slice(before)).toEqual([]);
  });

  test("the call may last no longer for it", () => {
    const call = DrivenCall.greeted();
    const { longestCallMs } = SIMULATED_SETTINGS.limits;
    call.nowMs = 100_000;
    breaks(call);
    comesBack(call);
    const armed = call.effects.find(
      (effect) => effect.type === "set-timer" && effect.timer === "longest-call",
    );
    expect(armed).toMatchObject({ afterMs: longestCallMs - 102_000 });
  });

  test.each(["line-closed", "shutdown"] as const)("%s ends it", (type) => {
    const call = DrivenCall.greeted();
    breaks(call);
    call.send({ type });
    expect(call.state.phase.status).toBe("over");
  });
});

test("a caller who had said nothing and whom nothing was asked is told to go on", () => {
  const call = DrivenCall.greeted();
  call.says("a haircut");
  call.brain({ text: "What day would suit you?" });
  call.hearPart(0.5);
  call.says("well");
  call.send({ type: "fault", part: "brain", reply: call.thinking() });
  call.hearPart(0.5);
  call.send({ type: "line-lost" });
  expect(comesBack(call)).toEqual([cutOff, goOn]);
});

test("a caller whose colleague's telephone rang when the process died is told that nobody was reached", () => {
  const call = DrivenCall.greeted();
  call.says("a person please");
  call.brain({ tools: [{ name: "person" }] });
  const ending = { how: "transfer", to: "+914400000000", whisper: "A caller." } as const;
  call.tool({ status: "ending", ending, speakable: "I'll put you through." });
  call.hearAll();
  expect(call.state.phase.status).toBe("transferring");
  call.send({ type: "taken-over" });
  expect(comesBack(call)).toEqual([transferFailed]);
  expect(call.state.phase.status).toBe("live");
});

test("only a process that took over begins a write again", () => {
  const call = committing();
  call.send({ type: "line-lost" });
  expect(call.effects.filter(({ type }) => type === "run-tool")).toEqual([]);
  call.send({ type: "taken-over" });
  expect(call.effects.filter(({ type }) => type === "run-tool")).toMatchObject([
    { call: { name: "confirm_proposal" }, idempotencyKey: "proposal:p1" },
  ]);
});

test("news that came meanwhile is told when they are back", () => {
  const call = DrivenCall.greeted();
  call.send({ type: "line-lost" });
  const news = { id: "n1", kind: "on-my-way", text: "Priya is on her way.", data: {} } as const;
  call.send({ type: "news", news });
  comesBack(call);
  call.hearAll();
  expect(call.spoken()).toContain(news.text);
});
