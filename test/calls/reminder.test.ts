import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ANITA, type Salon } from "../../src/actions/testing/open-salon.ts";
import { replay } from "../../src/call/replay.ts";
import { leaveUnanswered, type RungOut } from "../../src/channels/twilio/simulator/index.ts";
import { callIdOf } from "../../src/store/outbox/outbox-calls.ts";
import { enqueue } from "../../src/store/outbox/outbox.ts";
import { readEvents } from "../../src/store/calls/call-events.ts";
import { PhoneCaller } from "../support/phone-caller.ts";
import { PhoneDesk } from "../support/phone-desk.ts";
import { SharedSpeech } from "../support/shared-speech.ts";

let speech: SharedSpeech;
beforeAll(() => {
  speech = new SharedSpeech();
});
afterAll(() => speech[Symbol.asyncDispose]());

/** Anita comes on Tuesday at 3 PM; the desk rings her on Monday at 9. */
async function planReminder(salon: Salon): Promise<{ visitId: string; callId: string }> {
  const { database, clock, deskId } = salon;
  const visitId = await salon.book("2026-11-24T15:00");
  const nowMs = clock.nowMs();
  const key = `reminder-call:${visitId}:spoken`;
  const row = { deskId, key, kind: "reminder-call", channel: "call", visitId } as const;
  await database.write((writer) => enqueue(writer, { ...row, dueAtMs: nowMs, nowMs }));
  const notice = await database.read
    .selectFrom("outbox")
    .select("id")
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  return { visitId, callId: callIdOf(notice) };
}

/** A desk with that call planned. */
async function openDesk() {
  let planned: Awaited<ReturnType<typeof planReminder>> | undefined;
  const desk = await PhoneDesk.open(speech, async (salon) => {
    planned = await planReminder(salon);
  });
  if (!planned) throw new Error("Nothing was planned");
  return { desk, ...planned };
}

/** Anita picks up. */
async function pickUp(
  desk: PhoneDesk,
  callId: string,
  how: Omit<RungOut, "callId"> = {},
): Promise<PhoneCaller> {
  return await PhoneCaller.ring(desk, speech, { from: ANITA, outgoing: { callId, ...how } });
}

async function outcomeOf(desk: PhoneDesk, callId: string): Promise<string | null | undefined> {
  const row = await desk.salon.database.read
    .selectFrom("outbox")
    .select("outcome")
    .where("id", "=", callId.replace("call_", "outbox_"))
    .executeTakeFirst();
  return row?.outcome;
}

async function confirmedAt(desk: PhoneDesk, visitId: string): Promise<number | null | undefined> {
  const row = await desk.salon.database.read
    .selectFrom("visits")
    .select("confirmed_at_ms")
    .where("id", "=", visitId)
    .executeTakeFirst();
  return row?.confirmed_at_ms;
}

async function rows(desk: PhoneDesk): Promise<readonly string[]> {
  return (await desk.appointments()).map(
    ({ stylist, start, status }) => `${stylist} ${start.slice(0, 16)} ${status}`,
  );
}

describe("a spoken reminder", () => {
  test.each(["slt", "kal16"])("is confirmed by a yes, as %s", async (voice) => {
    const { desk: open, callId, visitId } = await openDesk();
    await using desk = open;
    const anita = await pickUp(desk, callId);
    expect(await anita.answer()).toBe(
      "Hello, this is GlamDesk's AI assistant, calling for Anita. It's about your haircut with Priya tomorrow at 3 PM. Will you be able to make it?",
    );
    expect(await anita.ask("yes i'll be there", voice)).toContain("We'll see you tomorrow at 3 PM");
    await anita.ask("no thank you", voice);
    const ending = await anita.ending();
    expect(ending.by).toBe("desk");
    expect(await confirmedAt(desk, visitId)).not.toBeNull();
    expect(await outcomeOf(desk, callId)).toBe("confirmed");
    const log = await readEvents(desk.salon.database.read, callId);
    expect([...replay(log)].filter(({ same }) => !same)).toEqual([]);
  });

  test("is moved", async () => {
    const { desk: open, callId } = await openDesk();
    await using desk = open;
    const anita = await pickUp(desk, callId);
    await anita.answer();
    expect(await anita.ask("i'd like to move it")).toContain("What day and time");
    expect(await anita.ask("on thursday at four p m")).toMatch(/Thursday.*4 PM/u);
    expect(await anita.ask("yes please")).toContain("is now");
    await anita.ask("no thank you");
    await anita.ending();
    expect(await rows(desk)).toEqual(["Priya 2026-11-26T16:00 booked"]);
    expect(await outcomeOf(desk, callId)).toBe("moved");
  });

  test("is cancelled", async () => {
    const { desk: open, callId } = await openDesk();
    await using desk = open;
    const anita = await pickUp(desk, callId);
    await anita.answer();
    expect(await anita.ask("no i can't make it")).toContain("Shall I cancel it?");
    expect(await anita.ask("yes please")).toContain("is cancelled");
    await anita.ask("no thank you");
    await anita.ending();
    expect(await rows(desk)).toEqual(["Priya 2026-11-24T15:00 cancelled"]);
    expect(await outcomeOf(desk, callId)).toBe("cancelled");
  });

  test("is cancelled by a plain no, once it is said what is to be done", async () => {
    const { desk: open, callId } = await openDesk();
    await using desk = open;
    const anita = await pickUp(desk, callId);
    await anita.answer();
    expect(await anita.ask("no")).toContain("move it to another time, or cancel it?");
    expect(await anita.ask("cancel it please")).toContain("Shall I cancel it?");
    expect(await anita.ask("yes")).toContain("is cancelled");
    anita.call.hangUp();
    await anita.ending();
    expect(await outcomeOf(desk, callId)).toBe("cancelled");
  });

  test("is stopped for good", async () => {
    const { desk: open, callId } = await openDesk();
    await using desk = open;
    const anita = await pickUp(desk, callId);
    await anita.answer();
    expect(await anita.ask("please don't call me again")).toContain("won't call or text");
    await anita.ending();
    expect(await outcomeOf(desk, callId)).toBe("opted-out");
    expect(await rows(desk)).toEqual(["Priya 2026-11-24T15:00 booked"]);
  });

  test("leaves a message on a voicemail, after its beep, with neither service nor stylist in it", async () => {
    const { desk: open, callId, visitId } = await openDesk();
    await using desk = open;
    const answeredBy = { verdict: "machine_end_beep", afterMs: 6000 };
    const machine = await pickUp(desk, callId, { answeredBy });
    await machine.say("hello you have reached the voicemail of anita please leave a message");
    const ending = await machine.ending();
    const said = machine.said();
    expect(said).toContain("with a message for Anita: we're expecting you tomorrow at 3 PM.");
    expect(said.slice(said.indexOf("with a message"))).not.toMatch(/haircut|Priya/u);
    expect(ending.by).toBe("desk");
    expect(await outcomeOf(desk, callId)).toBe("voicemail");
    expect(await confirmedAt(desk, visitId)).toBeNull();
  });

  test("takes whoever the phone company isn't sure of for a person", async () => {
    const { desk: open, callId } = await openDesk();
    await using desk = open;
    const answeredBy = { verdict: "unknown", afterMs: 3000 };
    const anita = await pickUp(desk, callId, { answeredBy });
    await anita.answer();
    expect(await anita.ask("yes")).toContain("We'll see you");
    expect(await outcomeOf(desk, callId)).toBe("confirmed");
    anita.call.hangUp();
    await anita.ending();
  });

  test("keeps its outcome when the phone company's news comes late and out of order", async () => {
    const { desk: open, callId } = await openDesk();
    await using desk = open;
    const anita = await pickUp(desk, callId, { tellsLate: true });
    await anita.answer();
    await anita.ask("yes");
    anita.call.hangUp();
    await anita.ending();
    expect(await outcomeOf(desk, callId)).toBe("confirmed");
  });

  test("nobody who says nothing is put through to anyone", async () => {
    const { desk: open, callId } = await openDesk();
    await using desk = open;
    const nobody = await pickUp(desk, callId);
    const ending = await nobody.ending();
    expect(ending.dialled).toBeUndefined();
    expect(nobody.said()).toContain("We're expecting you tomorrow at 3 PM.");
    expect(await outcomeOf(desk, callId)).toBe("nobody-spoke");
  });
});

describe("a reminder that nobody takes", () => {
  test.each([
    ["busy", "busy"],
    ["no-answer", "no-answer"],
    ["canceled", "failed"],
  ] as const)("ends as %s", async (status, outcome) => {
    const { desk: open, callId } = await openDesk();
    await using desk = open;
    const call = { callId, from: ANITA, to: "+914400000000", status };
    await leaveUnanswered(desk.exchange, call);
    expect(await outcomeOf(desk, callId)).toBe(outcome);
  });

  test("isn't said any more once the appointment is cancelled: who picks up hears why they were rung", async () => {
    const { desk: open, callId, visitId } = await openDesk();
    await using desk = open;
    await desk.salon.database.write((writer) =>
      writer.updateTable("visits").set({ status: "cancelled" }).where("id", "=", visitId).execute(),
    );
    await expect(pickUp(desk, callId)).rejects.toThrow("connects no stream");
  });
});
