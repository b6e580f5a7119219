import { expect, test } from "vitest";
import type { Json } from "../../src/base/json.ts";
import type { ToolResult, TranscriptItem } from "../../src/domain/dialogue/transcript.ts";
import type { BrainEvent } from "../../src/ports/brain.ts";
import { StepBrain } from "../../src/ports/testing/step-brain.ts";
import { brainContext } from "../support/brain-context.ts";
import { truthGate } from "../../src/brain/truth-gate/truth-gate.ts";

test("says nothing is booked where a model says it is", async () => {
  expect(
    await passes(
      "You're booked for Tuesday at three with Priya!",
      said("haircut on tuesday at three with priya"),
    ),
  ).toBe("I haven't booked anything yet.");
});

test("lets a claim through once it is committed, in the model's own words", async () => {
  const words = "Lovely, you're all set for Tuesday at three with Priya.";
  expect(await passes(words, booked("2026-11-24T15:00:00+05:30"))).toBe(words);
});

test("does not take one booking for another", async () => {
  const history = [
    ...said("and a facial on friday at five"),
    ...booked("2026-11-24T15:00:00+05:30"),
  ];
  expect(await passes("Your facial is booked for Friday at five.", history)).toBe(
    "I haven't booked anything yet.",
  );
});

test("does not take an old booking for the new one that the caller just asked for", async () => {
  const history = [
    ...said("book me on friday at four"),
    ...looked({ appointments: [{ start: "2026-11-24T15:00:00+05:30" }] }),
  ];
  expect(await passes("You're booked for Friday at four.", history)).toBe(
    "I haven't booked anything yet.",
  );
  expect(await passes("You're booked for Tuesday at three.", history)).toBe(
    "You're booked for Tuesday at three.",
  );
});

test("does not call anything done while a newer proposal waits for its yes", async () => {
  const history = [
    ...booked("2026-11-24T15:00:00+05:30"),
    ...proposed("Facial on Friday at five. Shall I book it?"),
  ];
  expect(await passes("All set!", history)).toBe("That isn't done yet.");
});

test.each([
  ["You're booked for Tuesday!", "I haven't booked anything yet."],
  ["I've moved you to four.", "I haven't moved anything yet."],
  ["Your appointment is cancelled.", "I haven't cancelled anything yet."],
  ["Great, you're confirmed!", "I haven't confirmed anything yet."],
  ["I've let Priya know.", "I haven't told anybody yet."],
  ["I've texted you the address.", "I can't say yet that it was sent."],
  ["Your badge is printed.", "Nothing is printed yet."],
  ["You're all set!", "That isn't done yet."],
])("in place of '%s' says what isn't so", async (claim, instead) => {
  expect(await passes(claim, said("tuesday at four with priya please"))).toBe(instead);
});

test("says confirmed of what the caller has confirmed, and of what is booked", async () => {
  const data = { what: "confirmed", appointment: "visit_1" };
  const words = "Wonderful, you're confirmed.";
  expect(await passes(words, answered("confirm_coming", { status: "ok", data }))).toBe(words);
  expect(await passes(words, booked("2026-11-24T15:00:00+05:30"))).toBe(words);
});

test("lets whoever confirmed be seen then, and takes that for nothing else", async () => {
  const data = { what: "confirmed", appointment: "visit_1", start: "2026-11-24T15:00:00+05:30" };
  for (const tool of ["confirm_coming", "confirm_proposal"]) {
    const history = answered(tool, { status: "ok", data });
    expect(await passes("Great, see you then!", history)).toBe("Great, see you then!");
    expect(await passes("I've cancelled your appointment.", history)).toBe(
      "I haven't cancelled anything yet.",
    );
  }
});

test("does not say moved or cancelled of what was only booked", async () => {
  const history = booked("2026-11-24T15:00:00+05:30");
  expect(await passes("I've cancelled your haircut on Tuesday at three.", history)).toBe(
    "I haven't cancelled anything yet.",
  );
});

test("holds back a time that nobody gave", async () => {
  const history = [
    ...said("what's free on tuesday"),
    ...looked({ slots: ["2026-11-24T10:00:00+05:30", "2026-11-24T15:30:00+05:30"] }),
  ];
  expect(
    await passes("I have ten o'clock and half past three. I also have 4:15 PM.", history),
  ).toBe("I have ten o'clock and half past three.");
});

test("holds back a price that no tool gave, and lets the right one through", async () => {
  const history = looked({ service: "haircut", priceMinor: 40000, minutes: 30 });
  expect(await passes("A haircut is 350 rupees.", history)).toBe(
    "I'd rather not guess. What would you like me to check?",
  );
  expect(await passes("A haircut is four hundred rupees and takes thirty minutes.", history)).toBe(
    "A haircut is four hundred rupees and takes thirty minutes.",
  );
});

test("never gives away who else is a customer", async () => {
  const history = [
    ...said("who comes before me"),
    ...looked({ slots: ["2026-11-24T10:00:00+05:30"] }),
  ];
  for (const leak of ["Anita Kumar comes at ten.", "At ten there's Anita.", "It's Zorblax at ten."])
    expect(await passes(leak, history)).toBe(
      "I'd rather not guess. What would you like me to check?",
    );
});

test("lets the names through that the caller gave and that the desk has", async () => {
  const words = "Thanks, Zubeida. Priya can see you at ten.";
  expect(await passes(words, [...said("my name is zubeida, at ten please")])).toBe(words);
});

test("lets questions, tools and what the desk wrote itself pass untouched", async () => {
  const asks: BrainEvent = { type: "asks", expectation: { kind: "open" } };
  const tool: BrainEvent = {
    type: "tool",
    call: { id: "1", name: "get_available_slots", input: {} },
  };
  const events = await replies([{ type: "text", text: "What day suits you?" }, asks, tool], []);
  expect(events).toEqual([{ type: "text", text: "What day suits you?" }, asks, tool]);
  const readBack = "That's a haircut at 3:30 PM with Priya for 400 rupees. Shall I book it?";
  expect(await passes(readBack, proposed(readBack))).toBe(readBack);
});

test("judges each sentence as soon as it is whole, and a last one that has no end", async () => {
  const pieces = ["I can do ", "that. You're boo", "ked for Tuesday"].map((text): BrainEvent => ({
    type: "text",
    text,
  }));
  const texts = (await replies(pieces, said("tuesday"))).map(
    (event) => event.type === "text" && event.text,
  );
  expect(texts).toEqual(["I can do that.\n", "I haven't booked anything yet."]);
});

test("counts what it holds back, without the words", async () => {
  const faults: string[] = [];
  const gate = truthGate(
    new StepBrain([{ type: "text", text: "You're booked. It's 999 rupees." }]),
    (fault) => faults.push(fault),
  );
  await Array.fromAsync(gate.respond(brainContext([]), { signal: AbortSignal.timeout(1000) }));
  expect(faults).toEqual(["claim", "fact"]);
});

async function passes(text: string, history: readonly TranscriptItem[]): Promise<string> {
  const events = await replies([{ type: "text", text }], history);
  return events
    .flatMap((event) => (event.type === "text" ? [event.text] : []))
    .join("")
    .replaceAll("\n", " ")
    .trim();
}

async function replies(step: readonly BrainEvent[], history: readonly TranscriptItem[]) {
  const gate = truthGate(new StepBrain(step));
  return await Array.fromAsync(
    gate.respond(brainContext(history), { signal: new AbortController().signal }),
  );
}

function said(text: string): TranscriptItem[] {
  return [{ role: "caller", text, confidence: 1, via: "voice", atMs: 0 }];
}

function answered(name: string, result: ToolResult): TranscriptItem[] {
  return [{ role: "tool-result", callId: "1", name, result, atMs: 0 }];
}

function booked(start: string): TranscriptItem[] {
  const data = {
    what: "booked",
    appointment: "visit_1",
    services: ["haircut"],
    stylist: "Priya",
    start,
  };
  return answered("confirm_proposal", {
    status: "ok",
    data,
    speakable: "You're booked: haircut with Priya.",
  });
}

function looked(data: Json): TranscriptItem[] {
  return answered("get_available_slots", { status: "ok", data });
}

function proposed(readBack: string): TranscriptItem[] {
  return answered("book_appointment", { status: "proposed", proposal: "p1", readBack, data: {} });
}
