import * as fc from "fast-check";
import { expect, test } from "vitest";
import { scriptedBrain } from "../../src/brain/scripted/scripted-brain.ts";
import { openDesk } from "../../src/app/open-desk.ts";
import { sampleDesk } from "../../src/store/testing/sample-desk.ts";
import { readAnswer } from "../../src/domain/dialogue/consent.ts";
import type { BrainEvent } from "../../src/ports/brain.ts";
import type { Desk } from "../../src/ports/desk.ts";
import type { ToolResult, TranscriptItem } from "../../src/domain/dialogue/transcript.ts";
import { openSalon } from "../../src/actions/testing/open-salon.ts";

const SAYINGS = [
  "yes",
  "no",
  "mm-hm",
  "okay",
  "haircut please",
  "i'd like a haircut with priya tomorrow at half past four",
  "tomorrow",
  "four",
  "next friday at 4",
  "no four o'clock",
  "with kavitha",
  "actually make it a facial",
  "the first one",
  "none of those",
  "any time",
  "this week",
  "in the morning",
  "my name is ravi",
  "ravi kumar",
  "a n i t a",
  "98401 23456",
  "nine eight four",
  "use this number",
  "move my appointment to friday at four",
  "cancel my appointment",
  "cancel it",
  "when is my appointment",
  "how much is a haircut",
  "what services do you have",
  "what's free tomorrow",
  "is priya free tomorrow",
  "what are your opening hours",
  "is there parking",
  "a person please",
  "repeat that",
  "start over",
  "help",
  "are you a robot",
  "goodbye",
  "thank you",
  "hello",
  "never mind",
  "one moment",
  "change the time",
  "the stylist",
  "yes but at four",
  "yes no wait",
  "i don't mind",
  "do you sell gift vouchers to men",
];

const REASONS = [
  "unknown-service",
  "unknown-stylist",
  "slot-taken",
  "need-time",
  "need-date",
  "which-week",
  "am-or-pm",
  "past",
  "bad-phone",
  "need-name",
  "which-one",
  "none-found",
  "not-heard",
  "not-consented",
  "interrupted",
  "failed",
  "something-new",
];

const alternatives = fc.subarray(
  [
    { start: "2026-11-24T15:30:00+05:30", stylist: "Priya", words: "3:30 PM with Priya" },
    { start: "2026-11-24T16:00:00+05:30", stylist: "Kavitha", words: "4 PM with Kavitha" },
    { appointment: "visit_1", start: "2026-11-25T16:00:00+05:30", words: "the haircut" },
  ],
  { minLength: 0 },
);

const result: fc.Arbitrary<ToolResult> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.nat(5).map((id) => ({
      status: "proposed" as const,
      proposal: `p${id}`,
      readBack: "A haircut with Priya tomorrow at 3 PM. Shall I book it?",
      data: null,
    })),
  },
  {
    weight: 2,
    arbitrary: alternatives.map((slots) => ({
      status: "ok" as const,
      data: { slots },
      speakable: "Well.",
    })),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      status: fc.constant("refused" as const),
      reason: fc.constantFrom(...REASONS),
      speakable: fc.constantFrom("I can't.", "Which?", ""),
      alternatives,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ status: "ok" as const, data: null }) },
);

const turn = fc.record({
  text: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...SAYINGS) },
    fc.string(),
    fc.string({ unit: "grapheme" }),
  ),
  results: fc.array(result, { minLength: 4, maxLength: 4 }),
  readBackHeard: fc.constantFrom("whole", "whole", "whole", "cut", "reprompt", "misheard"),
});

/** Plays the machine with a desk that answers anything at all, and checks every step of the brain. */
async function play(
  desk: Desk,
  turns: readonly (typeof turn extends fc.Arbitrary<infer Turn> ? Turn : never)[],
  known: boolean,
): Promise<void> {
  const transcript: TranscriptItem[] = [];
  const atMs = 0;
  for (const { text, results, readBackHeard } of turns) {
    transcript.push({ role: "caller", text, confidence: 1, via: "voice", atMs });
    for (const [step, answer] of results.entries()) {
      const events = await respond(desk, transcript, known);
      if (transcript.at(-1)?.role === "caller" && events.length === 0) {
        throw new Error(`No answer to ${JSON.stringify(text)}`);
      }
      for (const event of events) check(event, transcript);
      const call = events.find((event) => event.type === "tool")?.call;
      const said = events.find((event) => event.type === "text")?.text;
      const asked = events.find((event) => event.type === "asks")?.expectation;
      if (said !== undefined) {
        transcript.push({
          role: "receptionist",
          text: said,
          kind: "reply",
          interrupted: false,
          ...(asked && { asked }),
          atMs,
        });
      }
      if (call === undefined) break;
      transcript.push({ role: "tool-call", call, atMs });
      transcript.push({
        role: "tool-result",
        callId: call.id,
        name: call.name,
        result: answer,
        atMs,
      });
      if (answer.status !== "proposed") continue;
      const { proposal, readBack } = answer;
      const cut = readBackHeard === "cut";
      transcript.push({
        role: "receptionist",
        text: cut ? "A haircut" : readBack,
        kind: "read-back",
        interrupted: cut,
        asked: { kind: "yes-no" },
        proposal,
        atMs,
      });
      if (readBackHeard === "reprompt" || readBackHeard === "misheard") {
        transcript.push({
          role: "receptionist",
          text: "Hm?",
          kind: readBackHeard,
          interrupted: false,
          proposal,
          atMs,
        });
      }
      expect(step).toBeLessThan(results.length);
      break;
    }
  }
}

async function respond(
  desk: Desk,
  transcript: readonly TranscriptItem[],
  known: boolean,
): Promise<BrainEvent[]> {
  const caller = known ? { number: "+919840123456", name: "Anita" } : {};
  const context = { desk, transcript, caller, nowLocal: "2026-11-23T09:00" };
  const events: BrainEvent[] = [];
  const { signal } = new AbortController();
  for await (const event of scriptedBrain.respond(context, { signal })) events.push(event);
  return events;
}

function check(event: BrainEvent, transcript: readonly TranscriptItem[]): void {
  if (event.type === "text") {
    expect(event.text).toMatch(/[.?!]$/u);
    expect(event.text).not.toMatch(/[*_#`{}]|undefined|null/u);
  }
  if (event.type !== "tool" || event.call.name !== "confirm_proposal") return;
  const heard = transcript.filter(
    (item) =>
      !(item.role === "receptionist" && (item.kind === "misheard" || item.kind === "filler")),
  );
  // Turns that were not understood lie between; nothing else may.
  const yes = transcript.at(-1);
  const before = heard.slice(0, -1).findLast((item) => !(item.role === "caller"));
  expect(yes?.role === "caller" && readAnswer(yes.text)).toBe("yes");
  expect(before).toMatchObject({ role: "receptionist", kind: "read-back", interrupted: false });
  expect(event.call.input).toEqual({
    proposal: before?.role === "receptionist" ? before.proposal : "",
  });
}

test.each(["salon", "clinic"] as const)(
  "whatever is said and whatever the tools answer, the brain answers, and commits only what was read back and agreed to: %s",
  async (trade) => {
    await using business = await openSalon({ desk: { ...sampleDesk, trade } });
    const desk = await openDesk(business);
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 8 }), fc.boolean(), async (turns, known) => {
        await expect(play(desk, turns, known)).resolves.toBeUndefined();
      }),
      { numRuns: 400 },
    );
  },
);

test("the same conversation gets the same answer, word for word", async () => {
  await using salon = await openSalon();
  const desk = await openDesk(salon);
  const transcript: TranscriptItem[] = [
    { role: "caller", text: "a haircut tomorrow at 3", confidence: 1, via: "voice", atMs: 5 },
  ];
  expect(await respond(desk, transcript, true)).toEqual(await respond(desk, transcript, true));
});
