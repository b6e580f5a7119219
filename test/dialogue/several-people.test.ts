import { expect, test } from "vitest";
import { anita, HERS } from "./scenario.ts";
import { Talk } from "./talk.ts";

const MIA = `haircut with Priya 2026-11-24T16:00 for Mia ${anita.from}`;

/** Anita comes today at 6 PM, and her daughter Mia tomorrow at 4 PM. */
const both = {
  from: anita.from,
  before: async (salon: Talk["salon"]): Promise<void> => {
    await anita.before(salon);
    await salon.book("2026-11-24T16:00", { name: "Mia" });
  },
};

test("a mother books for her child, and the appointment is the child's at the mother's number", async () => {
  await using talk = await Talk.ring(anita);
  await talk.say("i'd like a haircut with priya tomorrow at 4 pm for my daughter mia");
  const readBack = talk.lines.at(-1) ?? "";
  expect(readBack).toContain("for Mia");
  await talk.say("yes");
  expect((await talk.book()).toSorted()).toEqual([HERS, MIA].toSorted());
});

test("whoever shares a number hears of everybody's appointments there, and whose they are", async () => {
  await using talk = await Talk.ring(both);
  expect(await talk.say("what appointments do i have")).toContain(
    "You have a haircut for Anita with Arjun today at 6 PM, and a haircut for Mia with Priya tomorrow at 4 PM.",
  );
});

test("an appointment is told from the others by the first name of whom it is for", async () => {
  await using talk = await Talk.ring(both);
  expect(await talk.say("cancel my appointment")).toContain("Which one do you mean?");
  expect(await talk.say("the one for mia")).toContain("with Priya tomorrow at 4 PM");
  await talk.say("yes");
  expect(await talk.book()).toEqual([HERS]);
});

test("a new booking from a shared number asks whom it is for", async () => {
  await using talk = await Talk.ring(both);
  expect(await talk.say("book a facial with meena tomorrow at 11 am")).toContain("name");
  await talk.say("mia");
  await talk.say("yes");
  expect(talk.lines.at(-1)).toContain("for Mia");
});
