import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCalls } from "../../src/store/calls/calls.ts";
import { replay } from "../../src/call/replay.ts";
import { readEvents } from "../../src/store/calls/call-events.ts";
import { PhoneCaller } from "../support/phone-caller.ts";
import { PhoneDesk } from "../support/phone-desk.ts";
import { SharedSpeech } from "../support/shared-speech.ts";

let speech: SharedSpeech;
beforeAll(() => {
  speech = new SharedSpeech();
});
afterAll(() => speech[Symbol.asyncDispose]());

const ONE_BREATH = "i'd like a haircut with Priya tomorrow at four p m";
const READ_BACK =
  "A haircut with Priya tomorrow at 4 PM, for David. It's 400 rupees. Shall I book it?";
const CUT_OFF = "Sorry, we got cut off.";

/** Whether the process that held the call takes the caller back, or another one does. */
const SERVERS = [
  ["the same server", () => undefined],
  ["another server", (desk: PhoneDesk) => desk.switchServer()],
] as const;

async function askedForName(desk: PhoneDesk): Promise<PhoneCaller> {
  const caller = await PhoneCaller.ring(desk, speech);
  await caller.answer();
  expect(await caller.ask(ONE_BREATH)).toContain("What name shall I put it under?");
  return caller;
}

async function hearingTheReadBack(desk: PhoneDesk): Promise<PhoneCaller> {
  const caller = await askedForName(desk);
  await caller.ask("my name is David");
  await caller.say("yes please");
  await desk.until(saying(desk, /^It's 400/));
  return caller;
}

/** Settles when the desk begins to say this. */
async function saying(desk: PhoneDesk, words: RegExp): Promise<void> {
  await new Promise<void>((resolve) => {
    desk.feed.subscribe((event) => {
      if (event.type === "receptionist-says" && words.test(event.text)) resolve();
    });
  });
}

/** What is said to the caller from the moment they are back. */
async function saidAfterBreak(caller: PhoneCaller): Promise<string> {
  await caller.pass(1500);
  const said = await caller.answer();
  return said.slice(said.lastIndexOf(CUT_OFF));
}

/** What stands in the database of the one call there was: its outcome, and that its whole log replays. */
async function onlyCall(desk: PhoneDesk) {
  const { database, deskId } = desk.salon;
  const [call, ...others] = await listCalls(database.read, { deskId, limit: 10 });
  expect(others).toEqual([]);
  const steps = [...replay(await readEvents(database.read, call?.id ?? ""))];
  expect(steps.every(({ same }) => same)).toBe(true);
  expect(steps.map(({ sequence }) => sequence)).toEqual(steps.map((_, index) => index));
  return { ...call, steps };
}

describe.each(SERVERS)("a caller whose line breaks comes back to %s, and", (_, switchServer) => {
  test("in the middle of the read-back, hears it again and books once", async () => {
    await using desk = await PhoneDesk.open(speech);
    const caller = await hearingTheReadBack(desk);
    await caller.pass(600);
    switchServer(desk);
    caller.call.die();
    expect(await saidAfterBreak(caller)).toBe(`${CUT_OFF} ${READ_BACK}`);
    expect(await desk.appointments()).toEqual([]);
    expect(await caller.ask("yes please")).toContain("You're booked");
    expect(await caller.ask("no thanks")).toContain("Goodbye");
    expect((await caller.ending()).by).toBe("desk");
    expect(await desk.appointments()).toHaveLength(1);
    expect(caller.call.warnings).toEqual([]);
    await caller.pass(60_000);
    expect(await onlyCall(desk)).toMatchObject({ outcome: "booked" });
  });

  test("in the middle of a word of theirs, is asked again", async () => {
    await using desk = await PhoneDesk.open(speech);
    const caller = await askedForName(desk);
    const speaking = caller.say("my name is David");
    await caller.pass(500);
    switchServer(desk);
    caller.call.die();
    await speaking;
    expect(await saidAfterBreak(caller)).toContain("What name shall I put it under?");
    expect(await caller.ask("my name is David")).toContain("the number you're calling from");
    caller.call.hangUp();
    await caller.ending();
  });

  test("as their yes was understood, is booked once and told so", async () => {
    await using desk = await PhoneDesk.open(speech);
    const caller = await hearingTheReadBack(desk);
    await caller.answer();
    const agreed = new Promise<void>((resolve) => {
      desk.feed.subscribe(({ type }) => {
        if (type === "caller-said") resolve();
      });
    });
    const yes = caller.say("yes please");
    await desk.until(agreed);
    switchServer(desk);
    caller.call.die();
    await yes;
    expect(await saidAfterBreak(caller)).toContain("You're booked");
    expect(await desk.appointments()).toHaveLength(1);
    caller.call.hangUp();
    await caller.ending();
    await caller.pass(60_000);
    expect(await onlyCall(desk)).toMatchObject({ outcome: "booked" });
    expect(await desk.appointments()).toHaveLength(1);
  });

  test("by the fourth time, is put through to a person", async () => {
    await using desk = await PhoneDesk.open(speech);
    const caller = await PhoneCaller.ring(desk, speech, { dialOutcomes: ["accepted"] });
    for (let time = 0; time < 3; time += 1) {
      await caller.pass(5000);
      switchServer(desk);
      caller.call.die();
    }
    await caller.pass(1000);
    expect(await saidAfterBreak(caller)).toContain("How can I");
    switchServer(desk);
    caller.call.die();
    const ending = await caller.ending();
    expect(ending.announcements).toEqual([
      "I'm sorry, something went wrong on our side. I'll put you through.",
    ]);
    expect(ending.dialled).toMatch(/^\+\d+$/u);
    await caller.pass(60_000);
    expect(await onlyCall(desk)).toMatchObject({ outcome: "transferred" });
    expect(await missedCallTexts(desk)).toEqual([]);
  });

  test("by the fourth time, and whom no person took, gets the text to callers who were missed", async () => {
    await using desk = await PhoneDesk.open(speech);
    const caller = await PhoneCaller.ring(desk, speech, { dialOutcomes: ["no-answer"] });
    for (let time = 0; time < 4; time += 1) {
      await caller.pass(5000);
      switchServer(desk);
      caller.call.die();
    }
    expect((await caller.ending()).announcements.at(-1)).toMatch(/nobody can take your call/u);
    await caller.pass(60_000);
    expect(await onlyCall(desk)).toMatchObject({ outcome: "failed" });
    expect(await missedCallTexts(desk)).toEqual(["waiting"]);
  });
});

test("a caller whom nobody took goes on at whichever server Twilio asks", async () => {
  await using desk = await PhoneDesk.open(speech);
  const caller = await PhoneCaller.ring(desk, speech, { dialOutcomes: ["no-answer"] });
  await caller.answer();
  await caller.say("a person please");
  await desk.until(saying(desk, /put you through/u));
  desk.switchServer();
  await caller.pass(15_000);
  expect(caller.said()).toContain("nobody could come to the phone just now");
  caller.call.hangUp();
  await caller.ending();
  await caller.pass(60_000);
  expect(await onlyCall(desk)).toMatchObject({ outcome: "abandoned" });
});

test("a caller who hangs up, and of whom the last message got lost, holds nothing any more", async () => {
  await using desk = await PhoneDesk.open(speech);
  const caller = await hearingTheReadBack(desk);
  caller.call.hangUp({ withStop: false });
  await caller.ending();
  await caller.pass(1000);
  expect(await onlyCall(desk)).toMatchObject({
    outcome: "answered",
    endedAtMs: expect.any(Number),
  });
  expect(await held(desk)).toEqual([]);
});

test("a caller who doesn't come back is waited for half a minute, and then holds nothing any more", async () => {
  await using desk = await PhoneDesk.open(speech);
  const caller = await hearingTheReadBack(desk);
  desk.stopAnswering();
  caller.call.die();
  await caller.pass(29_000);
  expect(await held(desk)).toHaveLength(1);
  await caller.pass(2000);
  expect(await onlyCall(desk)).toMatchObject({ outcome: "failed" });
  expect(await held(desk)).toEqual([]);
});

/** The times that are kept for callers who have not agreed yet. */
async function held({ salon }: PhoneDesk): Promise<readonly { readonly id: string }[]> {
  const { read } = salon.database;
  return await read.selectFrom("visits").select("id").where("status", "=", "held").execute();
}

/** What has become of the texts to callers who were missed. */
async function missedCallTexts({ salon }: PhoneDesk): Promise<readonly string[]> {
  const { read } = salon.database;
  const rows = await read
    .selectFrom("outbox")
    .select("status")
    .where("kind", "=", "missed-call")
    .execute();
  return rows.map(({ status }) => status);
}
