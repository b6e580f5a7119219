import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SpeechKind } from "../../src/domain/dialogue/transcript.ts";
import { PhoneCaller } from "../support/phone-caller.ts";
import { PhoneDesk } from "../support/phone-desk.ts";
import { SharedSpeech } from "../support/shared-speech.ts";

let speech: SharedSpeech;
beforeAll(() => {
  speech = new SharedSpeech();
});
afterAll(() => speech[Symbol.asyncDispose]());

const ONE_BREATH = "i'd like a haircut with Priya tomorrow at four p m";

describe("a caller who cuts in", () => {
  test("over the greeting is heard, and the voice falls silent", async () => {
    await using desk = await PhoneDesk.open(speech);
    const caller = await PhoneCaller.ring(desk, speech);
    await caller.pass(2000);
    expect(await caller.ask(ONE_BREATH)).toContain("What name shall I put it under?");
    const greeting = desk.events.find((event) => event.type === "receptionist-said");
    expect(greeting).toMatchObject({ interrupted: true });
    const [stretch] = caller.call.receptionistSpeech;
    const [utterance] = caller.call.utterances;
    expect((stretch?.endMs ?? Infinity) - (utterance?.startMs ?? 0)).toBeLessThan(500);
    caller.call.hangUp();
    await caller.ending();
  });

  test("with a yes in the middle of the read-back hears the rest of it, and books nothing before", async () => {
    await using desk = await PhoneDesk.open(speech);
    const caller = await PhoneCaller.ring(desk, speech);
    await caller.answer();
    await caller.ask(ONE_BREATH);
    await caller.ask("my name is David");
    await caller.say("yes please");
    await desk.until(heard(desk, /^A haircut/));
    await caller.pass(800);
    await caller.say("yes");
    await caller.answer();
    expect(await desk.appointments()).toEqual([]);
    expect(spoken(desk, "read-back")).toEqual([
      "A haircut with Priya tomorrow at 4 PM, for David.",
      "It's 400 rupees.",
      "Shall I book it?",
    ]);
    expect(await caller.ask("yes please")).toContain("You're booked");
    expect(await desk.appointments()).toHaveLength(1);
    caller.call.hangUp();
    await caller.ending();
  });
});

describe("a caller who says nothing", () => {
  test("is asked twice, eight seconds apart and in other words, and then the desk says goodbye", async () => {
    await using desk = await PhoneDesk.open(speech);
    const caller = await PhoneCaller.ring(desk, speech);
    expect((await caller.ending()).by).toBe("desk");
    const asked = spoken(desk, "reprompt");
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.at(-1)).toMatch(/\?$/);
    expect(spoken(desk, "goodbye").at(-1)).toContain("Goodbye!");
    const pauses = caller.call.receptionistSpeech
      .slice(1)
      .map(({ startMs }, at) => startMs - (caller.call.receptionistSpeech[at]?.endMs ?? 0))
      .filter((ms) => ms > 2000);
    expect(pauses).toHaveLength(2);
    for (const ms of pauses) expect(Math.abs(ms - 8000)).toBeLessThan(600);
  });
});

describe("a caller who can't be understood", () => {
  test("is asked twice and then put through to a person", async () => {
    await using desk = await PhoneDesk.open(speech);
    const caller = await PhoneCaller.ring(desk, speech);
    await caller.answer();
    const nonsense = "purple elephants calculate enormous submarines underneath vocabulary";
    expect(await caller.ask(nonsense)).toContain("I didn't catch that");
    expect(await caller.ask(nonsense)).toContain("I still didn't catch that");
    await caller.say(nonsense);
    const ending = await caller.ending();
    expect(ending.dialled).toBe("+914455500123");
    expect(ending.whisper).toContain("couldn't be understood");
    expect(caller.call.warnings).toEqual([]);
  });
});

/** What the desk said of this kind, in order. */
function spoken(desk: PhoneDesk, kind: SpeechKind): readonly string[] {
  return desk.events.flatMap((event) =>
    event.type === "receptionist-says" && event.kind === kind ? [event.text] : [],
  );
}

/** Settles when the desk begins to say this. */
function heard(desk: PhoneDesk, words: RegExp): Promise<void> {
  return new Promise((resolve) => {
    desk.feed.subscribe((event) => {
      if (event.type === "receptionist-says" && words.test(event.text)) resolve();
    });
  });
}
