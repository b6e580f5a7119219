import { expect, test } from "vitest";
import { anita, HERS } from "./scenario.ts";
import { Talk } from "./talk.ts";

const ELSEWHERE = "+919840777777";

/** Somebody rings from another number than Anita's, at a desk that can text. */
async function ring(options: { readonly from?: string } = { from: ELSEWHERE }): Promise<Talk> {
  return await Talk.ring({ ...options, before: anita.before, texting: "carrier" });
}

/** The digits as somebody reads them out. */
function spoken(digits: string): string {
  const words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
  return Array.from(digits, (digit) => words[Number(digit)]).join(" ");
}

const OFFER = "If it's under another number, I can text a code there to check.";
const SENT = "If the number ending 3456 is on our books, I've just texted a code to it.";

test("an appointment under another number is cancelled once its code was told back", async () => {
  await using talk = await ring();
  expect(await talk.say("i'd like to cancel my appointment")).toContain(OFFER);
  expect(talk.expects.kind).toBe("phone");
  expect(await talk.say("nine eight four oh one two three four five six")).toContain(SENT);
  expect(talk.expects.kind).toBe("code");
  const said = await talk.say(spoken(await talk.code()));
  expect(said).toContain("Thank you, Anita.");
  expect(said).toContain("That's your haircut with Arjun today at 6 PM. Shall I cancel it?");
  expect(await talk.say("yes")).toContain("is cancelled");
  expect(await talk.book()).toEqual([]);
});

test("a code can be typed, and a withheld number changes nothing", async () => {
  await using talk = await ring({});
  await talk.say("when is my appointment");
  await talk.say("#9840123456");
  expect(await talk.say(`#${await talk.code()}`)).toContain("You have a haircut with Arjun today");
});

test("moving an appointment goes on where it was", async () => {
  await using talk = await ring();
  await talk.say("i want to move my appointment to today at 7:30 pm");
  await talk.say("nine eight four oh one two three four five six");
  const said = await talk.say(await talk.code());
  expect(said).toContain("I'll move your haircut");
  expect(said).toContain("today at 7:30 PM");
  await talk.say("yes please");
  expect(await talk.book()).toEqual([HERS.replace("T18:00", "T19:30")]);
});

/** Everything the desk says and does to somebody who gives this number and three wrong codes. */
async function answersTo(phone: string): Promise<readonly string[]> {
  await using talk = await ring();
  await talk.say("i'd like to cancel my appointment");
  await talk.say(phone);
  for (const code of ["one two three four five six", "123456", "#654321"]) await talk.say(code);
  const said = talk.lines.filter((line) => !line.startsWith("caller:"));
  return said.map((line) => line.replace(phone.slice(-4), "...."));
}

test("the words are the same for a number that nobody is on file at", async () => {
  const known = await answersTo("9840123456");
  expect(known.at(-1)).toContain("I can't take that code any more. Shall I put you through");
  expect(await answersTo("9840999999")).toEqual(known);
});

test("a wrong code is asked for again and opens nothing", async () => {
  await using talk = await ring();
  await talk.say("cancel my appointment");
  await talk.say("9840123456");
  const code = await talk.code();
  expect(await talk.say(code === "111111" ? "222222" : "111111")).toContain(
    "That isn't the code I have.",
  );
  expect(await talk.say(code)).toContain("That's your haircut");
});

test("half of a code waits for the rest of it, and too few digits are asked for again", async () => {
  await using talk = await ring();
  await talk.say("cancel my appointment");
  await talk.say("9840123456");
  const code = await talk.code();
  expect(await talk.say(spoken(code.slice(0, 3)))).toContain("the rest");
  expect(await talk.say(spoken(code.slice(3)))).toContain("That's your haircut");
});

test("a code that didn't come is sent again", async () => {
  await using talk = await ring();
  await talk.say("cancel my appointment");
  await talk.say("9840123456");
  const first = await talk.code();
  await talk.salon.clock.advance(1000);
  expect(await talk.say("i didn't get it, can you send it again")).toContain(SENT);
  expect(talk.calls.filter(({ name }) => name === "send_code")).toHaveLength(2);
  expect(await talk.say(await talk.code())).toContain("That's your haircut");
  expect(first).toMatch(/^\d{6}$/);
});

test("a number that was heard wrong is said again", async () => {
  await using talk = await ring();
  await talk.say("cancel my appointment");
  expect(await talk.say("9840123459")).toContain("ending 3459");
  await talk.salon.clock.advance(1000);
  expect(await talk.say("no, it's 9840123456")).toContain(SENT);
  expect(await talk.say(await talk.code())).toContain("That's your haircut");
});

test("whoever has no other number is offered a person", async () => {
  await using talk = await ring();
  await talk.say("cancel my appointment");
  expect(await talk.say("no")).toContain("Shall I put you through to someone?");
});

test("whoever is shown and has nothing booked is not asked again", async () => {
  await using talk = await ring();
  await talk.say("cancel my appointment");
  await talk.say("9840123456");
  await talk.say(await talk.code());
  await talk.say("yes");
  expect(await talk.say("what appointments do i have")).toContain(
    "I couldn't find a booking under this number. Shall I put you through to someone?",
  );
});

test("a booking after a code is under the number it showed", async () => {
  await using talk = await ring();
  await talk.say("what appointments do i have");
  await talk.say("9840123456");
  await talk.say(await talk.code());
  await talk.say("book a facial with meena tomorrow at 3 pm");
  expect(await talk.say("yes")).toContain("You're booked");
  expect(await talk.book()).toContain(`facial with Meena 2026-11-24T15:00 for Anita ${anita.from}`);
});

test("where no text can be sent a person is offered, and nothing is asked in vain", async () => {
  await using talk = await Talk.ring({ from: ELSEWHERE, before: anita.before });
  expect(await talk.say("cancel my appointment")).toContain(
    "I couldn't find a booking under this number. Shall I put you through to someone?",
  );
});

test("something else may be asked in between", async () => {
  await using talk = await ring();
  await talk.say("cancel my appointment");
  expect(await talk.say("how much is a haircut")).toContain("haircut");
  expect(await talk.say("a person please")).toContain("put you through");
});
