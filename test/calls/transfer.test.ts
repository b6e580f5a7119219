import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallConditions } from "../../src/channels/twilio/simulator/index.ts";
import { listCalls } from "../../src/store/calls/calls.ts";
import { PhoneCaller, STRANGER } from "../support/phone-caller.ts";
import { PhoneDesk } from "../support/phone-desk.ts";
import { SharedSpeech } from "../support/shared-speech.ts";

let speech: SharedSpeech;
beforeAll(() => {
  speech = new SharedSpeech();
});
afterAll(() => speech[Symbol.asyncDispose]());

/** Whether the server that held the call answers Twilio's questions about the transfer, or another one does. */
const SERVERS = [
  ["the same server", () => undefined],
  ["another server", (desk: PhoneDesk) => desk.switchServer()],
] as const;

/** A caller who has asked for a person and hears that they are put through. */
async function askedForPerson(
  desk: PhoneDesk,
  conditions: CallConditions & { readonly from?: string },
): Promise<PhoneCaller> {
  const caller = await PhoneCaller.ring(desk, speech, conditions);
  await caller.answer();
  caller.said();
  await caller.say("can i speak to a person");
  await desk.until(
    new Promise<void>((resolve) => {
      desk.feed.subscribe((event) => {
        if (event.type === "receptionist-says" && /put you through/u.test(event.text)) resolve();
      });
    }),
  );
  return caller;
}

async function callbacks({ salon }: PhoneDesk) {
  const rows = await salon.database.read
    .selectFrom("outbox")
    .select("payload")
    .where("kind", "=", "callback")
    .execute();
  return rows.map(({ payload }): unknown => JSON.parse(payload));
}

async function outcomes({ salon: { database, deskId } }: PhoneDesk) {
  const calls = await listCalls(database.read, { deskId, limit: 10 });
  return calls.map(({ outcome }) => outcome);
}

describe.each(SERVERS)("asked by %s", (_, switchServer) => {
  test("a colleague hears what it is about, presses 1 and has the caller", async () => {
    await using desk = await PhoneDesk.open(speech);
    const caller = await askedForPerson(desk, { dialOutcomes: ["accepted"] });
    switchServer(desk);
    const ending = await caller.ending();
    expect(ending.whisper).toBe(
      "GlamDesk, a caller who asked for a person. To take the call, press 1.",
    );
    expect(ending.dialled).toBe("+914455500123");
    await caller.pass(90_000);
    expect(await outcomes(desk)).toEqual(["transferred"]);
    expect(await callbacks(desk)).toEqual([]);
  });

  test("a voicemail gives the caller back to the same conversation, which has them called back", async () => {
    await using desk = await PhoneDesk.open(speech);
    const caller = await askedForPerson(desk, { dialOutcomes: ["voicemail"] });
    switchServer(desk);
    await caller.pass(8000);
    expect(await caller.answer()).toContain("What shall I tell them it's about?");
    expect(await caller.ask("yes please")).toContain("asked them to call you back");
    expect(await caller.ask("no thanks")).toContain("Goodbye");
    expect((await caller.ending()).rung).toEqual(["+914455500123"]);
    expect(await callbacks(desk)).toMatchObject([{ phone: STRANGER }]);
    await caller.pass(90_000);
    expect(await outcomes(desk)).toEqual(["answered"]);
    expect(caller.call.warnings).toEqual([]);
  });
});

test("a caller who hangs up before they have left a message is called back all the same", async () => {
  await using desk = await PhoneDesk.open(speech);
  const caller = await askedForPerson(desk, { dialOutcomes: ["declined"] });
  await caller.pass(8000);
  expect(await caller.answer()).toContain("nobody could come to the phone");
  caller.call.hangUp();
  await caller.ending();
  await caller.pass(1000);
  expect(await callbacks(desk)).toMatchObject([{ phone: STRANGER }]);
});

test("of several people the second is rung when the first is busy", async () => {
  await using desk = await PhoneDesk.open(speech, ({ database }) =>
    database.write((writer) =>
      writer.updateTable("desks").set({ transfer_to: "+914455500123 +919840166666" }).execute(),
    ),
  );
  const caller = await askedForPerson(desk, { dialOutcomes: ["busy", "accepted"] });
  expect((await caller.ending()).rung).toEqual(["+914455500123", "+919840166666"]);
  await caller.pass(90_000);
  expect(await outcomes(desk)).toEqual(["transferred"]);
});

test("a caller who withheld their number is put through, and asked for it when nobody comes", async () => {
  await using desk = await PhoneDesk.open(speech);
  const conditions = { dialOutcomes: ["no-answer"], from: "+266696687" } as const;
  const caller = await askedForPerson(desk, conditions);
  await caller.pass(8000);
  expect(await caller.answer()).toContain("What shall I tell them it's about?");
  expect(await caller.ask("yes please")).toMatch(/number/u);
  caller.call.hangUp();
  await caller.ending();
});
