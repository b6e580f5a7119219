import { expect, test } from "vitest";
import { Talk } from "./talk.ts";
import { anita, STRANGER } from "./scenario.ts";

/** What the people at the desk are asked to do: whom to ring back, and why. */
async function callbacks({ salon }: Talk) {
  const rows = await salon.database.read
    .selectFrom("outbox")
    .select("payload")
    .where("kind", "=", "callback")
    .execute();
  return rows.map(({ payload }): unknown => JSON.parse(payload));
}

/** Asks for a person, and comes back when nobody picked up: the machine says so, sentence by sentence. */
async function isGivenBack(talk: Talk): Promise<void> {
  expect(await talk.say("can i talk to a person")).toContain("put you through");
  talk.isOver = false;
  talk.interject(
    "I'm sorry, nobody could come to the phone just now. What shall I tell them it's about?",
    "reply",
  );
}

test("a caller whom nobody could take leaves a message, and goes on with their own business", async () => {
  await using talk = await Talk.ring(anita);
  await isGivenBack(talk);
  const message = "tell them the colour has washed out and I want my money back";
  expect(await talk.say(message)).toContain("I've passed that on and asked them to call you back");
  expect(await callbacks(talk)).toMatchObject([{ phone: anita.from, reason: message }]);
  expect(await talk.say("when is my appointment")).toContain("haircut");
});

test("a withheld number is asked for, and the message is not lost meanwhile", async () => {
  await using talk = await Talk.ring({});
  await isGivenBack(talk);
  expect(await talk.say("it's about a gift voucher for my sister")).toMatch(/number/u);
  await talk.say("nine eight four oh one one four four seven one");
  expect(await callbacks(talk)).toMatchObject([
    { phone: STRANGER, reason: "it's about a gift voucher for my sister" },
  ]);
});

test("no message, another errand or a goodbye is none", async () => {
  await using nothing = await Talk.ring(anita);
  await isGivenBack(nothing);
  expect(await nothing.say("no thanks")).toMatch(/else/u);
  await using errand = await Talk.ring(anita);
  await isGivenBack(errand);
  expect(await errand.say("then book me a haircut for friday at four")).toContain("haircut");
  expect(await callbacks(nothing)).toEqual([]);
  expect(await callbacks(errand)).toEqual([]);
});

test("a plain yes has them called back without a word", async () => {
  await using talk = await Talk.ring(anita);
  await isGivenBack(talk);
  expect(await talk.say("yes please")).toContain("asked them to call you back");
  expect(await callbacks(talk)).toMatchObject([{ phone: anita.from }]);
});

test("a second message in the same call is passed on too, once the first has gone out", async () => {
  await using talk = await Talk.ring(anita);
  await isGivenBack(talk);
  await talk.say("tell them my colour has washed out");
  await talk.salon.database.write((writer) =>
    writer.updateTable("outbox").set({ status: "sent" }).where("kind", "=", "callback").execute(),
  );
  await isGivenBack(talk);
  await talk.say("tell them i'd like to cancel my appointment as well");
  expect(await callbacks(talk)).toMatchObject([
    { reason: "tell them my colour has washed out" },
    { reason: "tell them i'd like to cancel my appointment as well" },
  ]);
  expect(await talk.book()).toHaveLength(1);
});

test("a question to the receptionist is answered, and no message", async () => {
  await using talk = await Talk.ring(anita);
  await isGivenBack(talk);
  expect(await talk.say("tell me when my appointment is")).toContain("haircut");
  expect(await callbacks(talk)).toEqual([]);
});
