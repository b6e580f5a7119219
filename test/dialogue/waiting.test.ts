import { expect, test } from "vitest";
import { commitCancellation } from "../../src/actions/booking/commit-cancellation.ts";
import { proposeAbout } from "../../src/actions/booking/propose-about.ts";
import { waiting } from "../../src/store/waiting/waiting-list.ts";
import { Talk } from "./talk.ts";

const RAVI = "+919840777777";

/** Tomorrow at 3 PM is taken. */
async function busy(salon: Talk["salon"]): Promise<string> {
  return await salon.book("2026-11-24T15:00", { name: "Kamala", phone: "+919840111111" });
}

/** Ravi waits for a haircut with Priya tomorrow, and a place at 3 PM has just become free. */
async function held(salon: Talk["salon"]): Promise<void> {
  const appointmentId = await busy(salon);
  const talk = await waitFor(salon);
  expect(talk).toContain("You're on the waiting list");
  const proposed = await proposeAbout(salon.owner, "cancel", { appointmentId });
  if (proposed.ok) await commitCancellation(salon.owner, proposed);
}

async function waitFor(salon: Talk["salon"]): Promise<string> {
  const { joinWaitingList } = await import("../../src/actions/waiting/join-waiting-list.ts");
  const joined = await joinWaitingList(salon.caller(RAVI), {
    serviceIds: [`${salon.deskId}/haircut`],
    stylistId: `${salon.deskId}/priya`,
    fromMs: salon.at("2026-11-24T00:00"),
    untilMs: salon.at("2026-11-25T00:00"),
    customerName: "Ravi",
    phone: RAVI,
  });
  return joined.ok ? "You're on the waiting list" : joined.reason;
}

async function whoWaits(talk: Talk) {
  const { database, deskId } = talk.salon;
  const list = await waiting(database.read, { deskId });
  return list.map(({ customer, status }) => `${customer.name} ${status}`);
}

test("whom nothing offered suits is put on the waiting list for the day", async () => {
  await using talk = await Talk.ring({ from: RAVI, before: busy });
  await talk.say("a haircut with priya tomorrow at 3 pm");
  expect(await talk.say("none of those")).toContain("shall I put you on the waiting list?");
  expect(await talk.say("yes please")).toContain("What name");
  await talk.say("ravi");
  expect(await talk.say("yes")).toContain(
    "You're on the waiting list for a haircut with Priya tomorrow. I'll text you if a place opens.",
  );
  expect(await whoWaits(talk)).toEqual(["Ravi waiting"]);
});

test("another time instead of waiting is looked for as ever", async () => {
  await using talk = await Talk.ring({ from: RAVI, before: busy });
  await talk.say("a haircut with priya tomorrow at 3 pm");
  await talk.say("none of those");
  await talk.say("wednesday at 4 pm");
  await talk.say("ravi");
  await talk.say("yes");
  expect(await talk.say("yes")).toContain("You're booked");
});

test("a caller may ask for the waiting list at any moment", async () => {
  await using talk = await Talk.ring({ from: RAVI, before: busy });
  await talk.say("a haircut with priya tomorrow at 3 pm");
  await talk.say("put me on the waiting list please");
  await talk.say("ravi");
  expect(await talk.say("yes")).toContain("a haircut with Priya tomorrow");
});

test("the waiting list asks for what it needs when nothing was said yet", async () => {
  await using talk = await Talk.ring({ from: RAVI });
  expect(await talk.say("do you have a waiting list")).toContain(
    "What would you like to have done?",
  );
  expect(await talk.say("a facial")).toContain("What day");
  await talk.say("saturday");
  await talk.say("ravi");
  expect(await talk.say("yes")).toContain(
    "You're on the waiting list for a facial on Saturday the 28th of November.",
  );
});

test.each(["can I wait for a place with priya tomorrow", "I'd like to wait for an opening"])(
  "%j asks for the waiting list, too",
  async (words) => {
    await using talk = await Talk.ring({ from: RAVI, before: busy });
    await talk.say(words);
    await talk.say("haircut");
    if (!words.includes("tomorrow")) await talk.say("tomorrow");
    await talk.say("ravi");
    expect(await talk.say("yes")).toContain("You're on the waiting list for a haircut");
  },
);

test("whoever waits can leave the list", async () => {
  await using talk = await Talk.ring({
    from: RAVI,
    before: async (salon) => expect(await waitFor(salon)).toContain("waiting list"),
  });
  expect(await talk.say("take me off the waiting list")).toContain("You're off the waiting list.");
  expect(await whoWaits(talk)).toEqual(["Ravi left"]);
});

test("whoever calls in while a place is held for them hears of it first, and takes it with a yes", async () => {
  await using talk = await Talk.ring({ from: RAVI, before: held });
  expect(talk.lines[0]).toContain(
    "A place opened for a haircut with Priya tomorrow at 3 PM, and I'm holding it for you. Would you like it?",
  );
  expect(await talk.say("yes please")).toContain("for Ravi. Shall I book it?");
  expect(await talk.say("yes")).toContain("You're booked");
  expect(await talk.book()).toEqual([`haircut with Priya 2026-11-24T15:00 for Ravi ${RAVI}`]);
});

test("a no gives it to the next and keeps them on the list", async () => {
  await using talk = await Talk.ring({ from: RAVI, before: held });
  expect(await talk.say("no thanks")).toContain("You stay on the waiting list.");
  expect(await whoWaits(talk)).toEqual(["Ravi waiting"]);
});

test("something else can be asked while the place stays held", async () => {
  await using talk = await Talk.ring({ from: RAVI, before: held });
  await talk.say("how much is a facial");
  expect(await whoWaits(talk)).toEqual(["Ravi offered"]);
});

test("nobody else hears of it", async () => {
  await using talk = await Talk.ring({ from: "+919840999999", before: held });
  expect(talk.lines[0]).toBe("desk: Hello, this is GlamDesk. How can I help?");
});
