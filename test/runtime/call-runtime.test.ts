import { expect, test } from "vitest";
import { z } from "zod";
import { salonPhrasebook } from "../../src/desks/salon/phrasebook.ts";
import { salonScript } from "../../src/desks/salon/script.ts";
import { VirtualClock } from "../../src/base/testing/virtual-clock.ts";
import type { ToolResult } from "../../src/domain/dialogue/transcript.ts";
import { silentLogger } from "../../src/ops/logger.ts";
import type { BrainEvent } from "../../src/ports/brain.ts";
import type { CallFeedEvent } from "../../src/ports/call-feed.ts";
import type { CallLogEntry } from "../../src/ports/call-log.ts";
import type { Tool } from "../../src/ports/tool.ts";
import { ScriptedEars } from "../../src/ports/testing/scripted-ears.ts";
import { ScriptedVoice } from "../../src/ports/testing/scripted-voice.ts";
import { StepBrain } from "../../src/ports/testing/step-brain.ts";
import { TelephoneLine } from "../../src/ports/testing/telephone-line.ts";
import { replay } from "../../src/call/replay.ts";
import { SIMULATED_SETTINGS } from "../../src/call/testing/simulated-settings.ts";
import { runCall } from "../../src/call/runtime/call-runtime.ts";
import type { CallReport } from "../../src/call/runtime/report.ts";

const START_MS = Date.UTC(2026, 10, 21, 4, 30);
const GOODBYE: ToolResult = {
  status: "ending",
  ending: { how: "hang-up" },
  speakable: "Goodbye!",
};
const END_CALL: BrainEvent = { type: "tool", call: { id: "1", name: "end_call", input: {} } };

function tool(name: string, effect: Tool["effect"], run: Tool["run"]): Tool {
  return { name, description: name, input: z.object({}).loose(), effect, run };
}

function beginCall(
  brain: StepBrain,
  tools: readonly Tool[] = [],
  flush: () => Promise<void> = () => Promise.resolve(),
) {
  const clock = new VirtualClock(START_MS);
  const line = new TelephoneLine(clock);
  const ears = new ScriptedEars();
  const voice = new ScriptedVoice({ clock, firstSoundMs: 80, msPerCharacter: 60 });
  const log: CallLogEntry[] = [];
  const feed: CallFeedEvent[] = [];
  const closing = new AbortController();
  let report: CallReport | undefined;
  const over = runCall({
    callId: "call_1",
    line,
    desk: {
      profile: {
        id: "desk",
        trade: "salon",
        name: "GlamDesk",
        zone: "Asia/Kolkata",
        country: "IN",
        currency: "INR",
        languages: ["en"],
        greeting: "Hello!",
        voice: "scripted",
      },
      phrasebook: salonPhrasebook({
        language: "en",
        country: "IN",
        hours: [],
        services: [],
        stylists: [],
        faqs: [],
        customerNames: [],
      }),
      script: salonScript,
      tools: [tool("end_call", "end", () => Promise.resolve(GOODBYE)), ...tools],
      briefing: "",
      hints: ({ kind }) => ({ keyTerms: [], grammar: kind }),
    },
    settings: SIMULATED_SETTINGS,
    caller: { number: "+919840012345" },
    brain,
    ears,
    voice,
    clock,
    log: {
      append: (entry) => void log.push(entry),
      flush,
    },
    feed: { publish: (event) => void feed.push(event) },
    logger: silentLogger,
    signal: closing.signal,
  }).then((answer) => {
    report = answer;
    return answer;
  });
  return {
    clock,
    line,
    ears,
    voice,
    log,
    feed,
    closing,
    over,
    report: () => report,
    async says(text: string, lengthMs = 800) {
      ears.hear({ type: "speech-start", atMs: 0 });
      await clock.advance(lengthMs);
      ears.hear({ type: "speech-end", atMs: 0 }, { type: "words-final", text, confidence: 0.9 });
      await clock.advance(700);
    },
  };
}

test("holds a call from the greeting to the goodbye, and closes the line after its last sound", async () => {
  const call = beginCall(new StepBrain([{ type: "text", text: "Anything else?" }], [END_CALL], []));
  await call.clock.advance(5000);
  await call.says("what do you offer");
  await call.clock.advance(2000);
  await call.says("no, that's all");
  const goodbyeMs = call.voice.lengthMs("Goodbye!");
  await call.clock.advance(goodbyeMs - 100);
  expect(call.line.closed).toBe(false);
  await call.clock.advance(400);
  expect(call.line.closed).toBe(true);
  expect((await call.over).outcome).toBe("answered");
});

test("never has more than 200 ms of sound waiting at the far end", async () => {
  const call = beginCall(new StepBrain());
  await call.clock.advance(6000);
  expect(call.line.playedMs).toBe(call.voice.lengthMs(SIMULATED_SETTINGS.words.greeting));
  expect(call.line.mostQueuedMs).toBeLessThanOrEqual(200);
});

test("falls silent within a frame when the caller speaks, and goes on where they stopped hearing", async () => {
  const call = beginCall(new StepBrain());
  await call.clock.advance(1080);
  call.ears.hear({ type: "speech-start", atMs: 0 });
  await call.clock.advance(20);
  const heardMs = call.line.playedMs;
  await call.clock.advance(500);
  expect(call.line.playedMs).toBe(heardMs);
  call.ears.hear({ type: "speech-end", atMs: 0 }, { type: "words-final", text: "", confidence: 0 });
  await call.clock.advance(5000);
  const whole = call.voice.lengthMs(SIMULATED_SETTINGS.words.greeting);
  // Nothing is lost, and at most what lay between two marks is said twice.
  expect(call.line.playedMs).toBeGreaterThanOrEqual(whole);
  expect(call.line.playedMs).toBeLessThanOrEqual(whole + 120);
});

test("listens for what was asked, and as patiently as that deserves", async () => {
  const call = beginCall(
    new StepBrain([
      { type: "text", text: "What's your number?" },
      { type: "asks", expectation: { kind: "phone" } },
    ]),
  );
  await call.clock.advance(5000);
  await call.says("a haircut");
  await call.clock.advance(100);
  const [first, last] = [call.ears.hints[0], call.ears.hints.at(-1)];
  expect(first?.grammar).toBe("open");
  expect(last?.grammar).toBe("phone");
  expect(last?.pauseMs ?? 0).toBeGreaterThan(first?.pauseMs ?? 0);
});

test("gives the brain the words that were heard and the time where the desk is", async () => {
  const brain = new StepBrain([{ type: "text", text: "We do." }]);
  const call = beginCall(brain);
  await call.clock.advance(5000);
  await call.says("do you do facials");
  const [context] = brain.contexts;
  expect(context?.nowLocal).toBe("2026-11-21T10:00");
  expect(context?.transcript.map((item) => "text" in item && item.text)).toEqual([
    SIMULATED_SETTINGS.words.greeting,
    "do you do facials",
  ]);
});

test("tells how long the caller waited for the first sound of the answer", async () => {
  const call = beginCall(new StepBrain([{ type: "text", text: "We do." }], [END_CALL], []));
  await call.clock.advance(5000);
  await call.says("do you do facials");
  await call.clock.advance(1000);
  await call.says("bye");
  await call.clock.advance(5000);
  const [turn] = (await call.over).turns;
  // 600 ms of patience after an open question, 80 ms until the voice's first sound.
  expect(turn).toMatchObject({ heard: "do you do facials", said: "We do.", responseMs: 680 });
});

test("takes a tool that throws for a refusal the brain can speak of", async () => {
  const brain = new StepBrain(
    [{ type: "tool", call: { id: "1", name: "look", input: {} } }],
    [{ type: "text", text: "I can't see that now." }],
  );
  const call = beginCall(brain, [tool("look", "read", () => Promise.reject(new Error("gone")))]);
  await call.clock.advance(5000);
  await call.says("when are you free");
  await call.clock.advance(100);
  expect(brain.contexts[1]?.transcript.at(-1)).toMatchObject({
    role: "tool-result",
    result: { status: "refused", reason: "failed" },
  });
});

test("lets a write finish although the caller hangs up, and reports what it did", async () => {
  const written: string[] = [];
  const brain = new StepBrain(
    [{ type: "tool", call: { id: "1", name: "propose", input: {} } }],
    [{ type: "tool", call: { id: "1", name: "confirm_proposal", input: { proposal: "p1" } } }],
  );
  const call = beginCall(brain, [
    tool("propose", "propose", () =>
      Promise.resolve({
        status: "proposed",
        proposal: "p1",
        readBack: "A haircut at four. Shall I book it?",
        data: {},
      }),
    ),
    tool("confirm_proposal", "commit", (_input, context) => {
      written.push(context.idempotencyKey);
      call.line.tell({ type: "closed", by: "caller" });
      return Promise.resolve({ status: "ok", data: { what: "booked" } });
    }),
  ]);
  await call.clock.advance(5000);
  await call.says("a haircut at four");
  await call.clock.advance(4000);
  await call.says("yes");
  await call.clock.advance(100);
  expect((await call.over).outcome).toBe("booked");
  expect(written).toEqual(["call_1:proposal:p1"]);
  expect(call.line.closed).toBe(true);
});

test("goes on without the sentence that no voice can say", async () => {
  const call = beginCall(new StepBrain([{ type: "text", text: "First thing. Second thing." }]));
  call.voice.failing.set("First thing.", new Error("no voice"));
  await call.clock.advance(5000);
  await call.says("tell me two things");
  await call.clock.advance(3000);
  const said = call.feed.flatMap((event) =>
    event.type === "receptionist-said" ? [event.text] : [],
  );
  expect(said.at(-1)).toBe("Second thing.");
  expect(said).not.toContain("First thing.");
});

test("calls a person when the ears fail", async () => {
  const person = tool("person", "end", () =>
    Promise.resolve({
      status: "ending",
      ending: { how: "transfer", to: "+914455500123", whisper: "A caller." },
      speakable: "I'll put you through.",
    }),
  );
  const call = beginCall(new StepBrain(), [person]);
  await call.clock.advance(5000);
  call.ears.fail(new Error("deaf"));
  await call.clock.advance(5000);
  expect(call.line.transfers).toEqual(["+914455500123"]);
  expect((await call.over).outcome).toBe("transferred");
});

test("finishes its sentence and ends when the program closes", async () => {
  const call = beginCall(new StepBrain());
  await call.clock.advance(1000);
  call.closing.abort();
  await call.clock.advance(1000);
  expect(call.line.closed).toBe(false);
  await call.clock.advance(3500);
  expect(call.line.closed).toBe(true);
});

test("its log replays to the same effects, byte for byte", async () => {
  const call = beginCall(new StepBrain([{ type: "text", text: "We do." }], [END_CALL], []));
  await call.clock.advance(5000);
  await call.says("do you do facials");
  await call.clock.advance(1000);
  await call.says("bye");
  await call.clock.advance(5000);
  await call.over;
  const steps = [...replay(call.log)];
  expect(steps.length).toBeGreaterThan(20);
  expect(steps.filter((step) => !step.same)).toEqual([]);
});

test("refuses a write whose call can't be put on record, instead of waiting for it for ever", async () => {
  const written: string[] = [];
  const brain = new StepBrain(
    [{ type: "tool", call: { id: "1", name: "propose", input: {} } }],
    [{ type: "tool", call: { id: "1", name: "confirm_proposal", input: { proposal: "p1" } } }],
    [{ type: "text", text: "I couldn't book it." }],
  );
  const call = beginCall(
    brain,
    [
      tool("propose", "propose", () =>
        Promise.resolve({ status: "proposed", proposal: "p1", readBack: "Shall I?", data: {} }),
      ),
      tool("confirm_proposal", "commit", (_input, context) => {
        written.push(context.idempotencyKey);
        return Promise.resolve({ status: "ok", data: { what: "booked" } });
      }),
    ],
    () => Promise.reject(new Error("disk full")),
  );
  await call.clock.advance(5000);
  await call.says("a haircut at four");
  await call.clock.advance(2000);
  await call.says("yes");
  await call.clock.advance(100);
  expect(written).toEqual([]);
  expect(brain.contexts[2]?.transcript.at(-1)).toMatchObject({
    role: "tool-result",
    result: { status: "refused", reason: "failed" },
  });
});

test("tells what is asked for and what its tools answer, for a screen that offers the same", async () => {
  const asks = { type: "asks", expectation: { kind: "name" } } as const;
  const call = beginCall(new StepBrain([{ type: "text", text: "Your name?" }, asks], [END_CALL]));
  await call.clock.advance(5000);
  await call.says("a haircut");
  await call.clock.advance(3000);
  await call.says("anna");
  await call.clock.advance(3000);
  const asked = call.feed.flatMap((event) =>
    event.type === "asks" ? [event.expects.kind] : event.type === "noted" ? [event.item.role] : [],
  );
  expect(asked).toEqual(["open", "name", "tool-result"]);
});

test("tells nothing of a call after its end", async () => {
  const call = beginCall(new StepBrain());
  await call.clock.advance(5000);
  call.line.tell({ type: "closed", by: "caller" });
  for (let count = 0; count < 50; count += 1) {
    call.ears.hear({ type: "words-partial", text: "a haircut", confidence: 0.5 });
  }
  await call.clock.advance(1000);
  expect((await call.over).outcome).toBe("abandoned");
  expect(call.feed.at(-1)?.type).toBe("call-ended");
});

test("tells that nothing was heard of a sentence the caller cut off before it began", async () => {
  const call = beginCall(new StepBrain([{ type: "text", text: "First thing. Second thing." }], []));
  await call.clock.advance(5000);
  await call.says("tell me two things");
  await call.clock.advance(300);
  await call.says("never mind that");
  const says = call.feed.flatMap((event) =>
    event.type === "receptionist-says" && event.text === "Second thing." ? [event.utterance] : [],
  );
  expect(says).toHaveLength(1);
  expect(call.feed).toContainEqual(
    expect.objectContaining({ type: "receptionist-said", utterance: says[0], text: "" }),
  );
});

test("says that the caller gave up who hangs up while a colleague's phone rings", async () => {
  const person = tool("person", "end", () =>
    Promise.resolve({
      status: "ending",
      ending: { how: "transfer", to: "+914455500123", whisper: "A caller." },
      speakable: "One moment.",
    }),
  );
  const call = beginCall(
    new StepBrain([{ type: "tool", call: { id: "1", name: "person", input: {} } }]),
    [person],
  );
  call.line.transfer = () => new Promise(() => undefined);
  await call.clock.advance(5000);
  await call.says("a person please");
  await call.clock.advance(3000);
  call.line.tell({ type: "closed", by: "caller" });
  await call.clock.advance(100);
  expect((await call.over).outcome).toBe("abandoned");
});
