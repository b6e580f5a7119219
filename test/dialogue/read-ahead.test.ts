import { beforeAll, afterAll, expect, test } from "vitest";
import { openSalon, type Salon } from "../../src/actions/testing/open-salon.ts";
import { openDesk } from "../../src/app/open-desk.ts";
import { readAhead } from "../../src/brain/read-ahead.ts";
import { scriptedBrain } from "../../src/brain/scripted/scripted-brain.ts";
import { readDeskFile } from "../../src/config/desk-file/read-desk-file.ts";
import type { TranscriptItem } from "../../src/domain/dialogue/transcript.ts";
import type { Brain, BrainEvent } from "../../src/ports/brain.ts";
import type { Desk } from "../../src/ports/desk.ts";

let salon: Salon;
let desk: Desk;
beforeAll(async () => {
  salon = await openSalon({ desk: await readDeskFile("desks/glamdesk.yaml") });
  desk = await openDesk(salon.caller());
});
afterAll(() => salon[Symbol.asyncDispose]());

/** A brain that is slow, and here only says that it was asked. */
const slow: Brain = {
  name: "slow",
  async *respond() {
    yield { type: "text", text: "I was asked." };
  },
};

async function answer(...transcript: TranscriptItem[]): Promise<readonly BrainEvent[]> {
  const events: BrainEvent[] = [];
  const context = { desk, transcript, caller: {}, nowLocal: "2026-11-23T10:00" };
  const { signal } = new AbortController();
  for await (const event of readAhead(slow, scriptedBrain).respond(context, { signal }))
    events.push(event);
  return events;
}

function caller(text: string): TranscriptItem {
  return { role: "caller", text, confidence: 1, via: "voice", atMs: 1 };
}

test.each([
  ["how much is a haircut", "get_service_info", { service: "haircut" }],
  ["do you have parking", "get_faq", { question: "do you have parking" }],
  [
    "i'd like a haircut tomorrow at four",
    "get_available_slots",
    { service: "haircut", when: "tomorrow at four" },
  ],
])("what %j needs is read before the brain is asked", async (words, name, input) => {
  const events = await answer(caller(words));
  expect(events).toEqual([
    { type: "tool", ahead: true, call: { id: expect.any(String), name, input } },
  ]);
});

test.each(["hello", "what does it cost", "i want to speak to a person", "the earlier the better"])(
  "the brain itself is asked what to make of %j",
  async (words) => {
    expect(await answer(caller(words))).toEqual([{ type: "text", text: "I was asked." }]);
  },
);

test("the brain is asked once the answer is there", async () => {
  const call = { id: "c1", name: "get_service_info", input: { service: "haircut" } };
  const events = await answer(
    caller("how much is a haircut"),
    { role: "tool-call", call, atMs: 2 },
    {
      role: "tool-result",
      callId: "c1",
      name: call.name,
      result: { status: "ok", data: { price: 400 } },
      atMs: 3,
    },
  );
  expect(events).toEqual([{ type: "text", text: "I was asked." }]);
});

test("a guide that stumbles is not listened to", async () => {
  const stumbling: Brain = {
    name: "stumbling",
    respond() {
      throw new Error("It can't");
    },
  };
  const brain = readAhead(slow, stumbling);
  const context = { desk, transcript: [caller("hello")], caller: {}, nowLocal: "2026-11-23T10:00" };
  const events: BrainEvent[] = [];
  const { signal } = new AbortController();
  for await (const event of brain.respond(context, { signal })) events.push(event);
  expect(events).toEqual([{ type: "text", text: "I was asked." }]);
});
