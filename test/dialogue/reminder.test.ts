import { describe, expect, test } from "vitest";
import { ANITA } from "../../src/actions/testing/open-salon.ts";
import { hasOptedOut } from "../../src/store/outbox/opted-out.ts";
import { ringOut, type RungOut } from "./ring-out.ts";

async function confirmedAt({ salon, visitId }: RungOut): Promise<number | null> {
  const row = await salon.database.read
    .selectFrom("visits")
    .select("confirmed_at_ms")
    .where("id", "=", visitId)
    .executeTakeFirstOrThrow();
  return row.confirmed_at_ms;
}

async function rating({ salon, visitId }: RungOut): Promise<object | undefined> {
  return await salon.database.read
    .selectFrom("ratings")
    .select(["stars", "words"])
    .where("visit_id", "=", visitId)
    .executeTakeFirst();
}

const HERS = `haircut with Priya 2026-11-24T15:00 for Anita ${ANITA}`;

describe("a reminder by telephone", () => {
  test("names who calls, for whom, what, with whom and when, and asks", async () => {
    await using call = await ringOut();
    expect(call.talk.lines).toEqual([
      "desk: Hello, this is GlamDesk's AI assistant, calling for Anita. It's about your haircut with Priya today at 3 PM. Will you be able to make it?",
    ]);
  });

  test.each([
    "yes",
    "yes I'll be there",
    "yeah sure",
    "I can make it",
    "see you then",
    "of course",
    "confirmed",
  ])("is answered by %j, and the appointment is confirmed", async (answer) => {
    await using call = await ringOut();
    expect(await call.talk.say(answer)).toContain("Great, thank you! We'll see you today at 3 PM.");
    expect(await confirmedAt(call)).not.toBeNull();
    expect(await call.outcome()).toBe("confirmed");
    expect(await call.talk.say("no that's all")).toContain("Goodbye!");
    expect(call.talk.isOver).toBe(true);
    expect(await call.talk.book()).toEqual([HERS]);
  });

  test("asks after a no what is to be done, and moves the appointment once that is read back and agreed to", async () => {
    await using call = await ringOut();
    expect(await call.talk.say("no")).toContain("move it to another time, or cancel it?");
    expect(await call.talk.say("move it")).toContain("What day and time");
    expect(await call.talk.say("thursday at four")).toMatch(/Thursday.*4 PM/u);
    expect(await call.talk.book()).toEqual([HERS]);
    expect(await call.talk.say("yes")).toContain("is now");
    expect(await call.talk.book()).toEqual([
      `haircut with Priya 2026-11-26T16:00 for Anita ${ANITA}`,
    ]);
    expect(await confirmedAt(call)).toBeNull();
  });

  test("takes a new time said at once for the time of this appointment", async () => {
    await using call = await ringOut();
    expect(await call.talk.say("can we make it friday at eleven instead")).toMatch(
      /Friday.*11 AM/u,
    );
    expect(await call.talk.say("yes please")).toContain("is now");
    expect(await call.talk.book()).toEqual([
      `haircut with Priya 2026-11-27T11:00 for Anita ${ANITA}`,
    ]);
  });

  test.each(["cancel it", "cancel", "just cancel it please"])(
    "after a no takes %j, and cancels once it was read back and agreed to",
    async (answer) => {
      await using call = await ringOut();
      await call.talk.say("no");
      expect(await call.talk.say(answer)).toContain("Shall I cancel it?");
      await call.talk.say("yes");
      expect(await call.talk.book()).toEqual([]);
    },
  );

  test.each(["another time please", "reschedule", "move it to another day"])(
    "after a no takes %j, and asks for the new time",
    async (answer) => {
      await using call = await ringOut();
      await call.talk.say("no");
      expect(await call.talk.say(answer)).toContain("What day and time");
    },
  );

  test.each(["cancel it", "I can't make it", "I need to cancel"])(
    "%j cancels after it was read back and agreed to",
    async (answer) => {
      await using call = await ringOut();
      expect(await call.talk.say(answer)).toContain("Shall I cancel it?");
      expect(await call.talk.say("yes")).toContain("is cancelled");
      expect(await call.talk.book()).toEqual([]);
    },
  );

  test("does not take the way somebody picks up for an answer: a yes to what they can't have heard asks again", async () => {
    await using call = await ringOut();
    call.talk.unhear();
    expect(await call.talk.say("yes?")).toContain("Will you be able to make it?");
    expect(await confirmedAt(call)).toBeNull();
    expect(await call.talk.say("yes")).toContain("Great, thank you!");
    expect(await confirmedAt(call)).not.toBeNull();
  });

  test.each([
    "yes, you've reached the Kumars, we can't come to the phone right now",
    "hi this is Anita, I'll be there for you soon, so leave me a message after the tone",
    "the person you are calling is not available right now",
    "no one can take your call, please leave your name and number",
  ])("takes a recorded %j for no answer, and tells it nothing more", async (greeting) => {
    await using call = await ringOut();
    expect(await call.talk.say(greeting)).toBe("desk: Will you be able to make it?");
    expect(await confirmedAt(call)).toBeNull();
    expect(await call.outcome()).toBeNull();
  });

  test.each(["hello?", "sorry, who is this?", "are you a robot?", "pardon?"])(
    "says again who is calling, to %j",
    async (answer) => {
      await using call = await ringOut();
      expect(await call.talk.say(answer)).toContain("this is GlamDesk's AI assistant");
      expect(await call.talk.say("yes")).toContain("Great, thank you!");
    },
  );

  test.each(["stop calling me", "please don't call me again", "take me off your list"])(
    "%j ends the calls and texts to that number, and leaves the appointment",
    async (answer) => {
      await using call = await ringOut();
      expect(await call.talk.say(answer)).toContain("won't call or text this number");
      expect(call.talk.isOver).toBe(true);
      const { database, deskId } = call.salon;
      expect(await hasOptedOut(database.read, { deskId, phone: ANITA })).toBe(true);
      expect(await call.outcome()).toBe("opted-out");
      expect(await call.talk.book()).toEqual([HERS]);
    },
  );

  test("says with its goodbye how to have no more of them", async () => {
    await using call = await ringOut();
    await call.talk.say("yes I'll be there");
    expect(await call.talk.say("no that's all")).toMatch(/no more of these calls, just say so/u);
  });

  test("rings a wrong number once", async () => {
    await using call = await ringOut();
    expect(await call.talk.say("sorry, you have the wrong number")).toContain(
      "sorry to have troubled you",
    );
    expect(await call.outcome()).toBe("wrong-number");
    const { database, deskId } = call.salon;
    expect(await hasOptedOut(database.read, { deskId, phone: ANITA })).toBe(true);
  });

  test("comes once more for somebody who is busy, where there is time for it", async () => {
    await using call = await ringOut({ now: "2026-11-24T13:00" });
    expect(await call.talk.say("can you call me later")).toContain(
      "I'll try again at about 1:20 PM",
    );
    expect(await call.outcome()).toBe("call-later");
    const planned = await call.salon.database.read
      .selectFrom("outbox")
      .select("due_at_ms")
      .where("kind", "=", "reminder-call")
      .where("key", "like", "%:again")
      .execute();
    expect(planned).toEqual([{ due_at_ms: call.salon.at("2026-11-24T13:20") }]);
  });

  test("does not come again when the appointment is too near", async () => {
    await using call = await ringOut({ now: "2026-11-24T14:30" });
    expect(await call.talk.say("I'm driving")).toContain("We're expecting you today at 3 PM");
    expect(call.talk.isOver).toBe(true);
  });

  test("puts somebody through who asks for a person", async () => {
    await using call = await ringOut();
    expect(await call.talk.say("can I speak to a person")).toMatch(
      /put you through|call you back/u,
    );
  });

  test("answers questions, and then still knows what it rang for", async () => {
    await using call = await ringOut();
    expect(await call.talk.say("how much is it")).not.toContain("Sorry, I didn't catch that");
    await call.talk.say("yes I'll be there");
    expect(await confirmedAt(call)).not.toBeNull();
  });

  test("tells whoever picks up of no other appointment at that number", async () => {
    await using call = await ringOut({
      before: (salon) => salon.book("2026-11-25T11:00", { stylist: "arjun", name: "Mia" }),
    });
    const answer = await call.talk.say("what appointments do I have");
    expect(answer).toContain("Priya");
    expect(answer).not.toContain("Arjun");
  });
});

describe("a reminder of a clinic's", () => {
  const at = { file: "desks/clinic.yaml", service: "flu-shot", stylist: "alvarez" };

  test("doesn't say what the visit is for, and is confirmed by a yes", async () => {
    await using call = await ringOut({ at });
    expect(call.talk.lines[0]).toContain("It's about your appointment with");
    expect(call.talk.lines[0]).not.toMatch(/flu|shot/u);
    expect(await call.talk.say("yes I'll be there")).toContain("Great, thank you!");
    expect(await confirmedAt(call)).not.toBeNull();
  });

  test("is moved with the clinic's own tools", async () => {
    await using call = await ringOut({ at });
    expect(await call.talk.say("can we make it wednesday at eleven instead")).toMatch(
      /(?:Wednesday|tomorrow).*11 AM/u,
    );
    expect(await call.talk.say("yes please")).toMatch(/is now|moved/u);
    expect(await call.outcome()).toBeNull();
    expect((await call.talk.book())[0]).toContain("2026-11-25T11:00");
  });

  test("is cancelled after it was read back and agreed to", async () => {
    await using call = await ringOut({ at });
    expect(await call.talk.say("no")).toContain("or cancel it?");
    expect(await call.talk.say("cancel it")).toContain("cancel it?");
    await call.talk.say("yes");
    expect(await call.talk.book()).toEqual([]);
  });
});

describe("a call after the visit", () => {
  test("asks how it was and keeps the answer", async () => {
    await using call = await ringOut({ purpose: "follow-up" });
    expect(call.talk.lines[0]).toContain(
      "You had your haircut with Priya today. How was it, from one to five, with five the best?",
    );
    expect(await call.talk.say("five")).toContain("That's lovely to hear");
    expect(await rating(call)).toEqual({ stars: 5, words: null });
    expect(await call.outcome()).toBe("rated");
  });

  test("keeps the words that come with it", async () => {
    await using call = await ringOut({ purpose: "follow-up" });
    const words = "two stars, I had to wait so long";
    expect(await call.talk.say(words)).toContain("We'll try to do better");
    expect(await rating(call)).toEqual({ stars: 2, words });
  });

  test("takes no rating from what is none, and can be stopped", async () => {
    await using call = await ringOut({ purpose: "follow-up" });
    await call.talk.say("maybe three or four");
    expect(await rating(call)).toBeUndefined();
    expect(await call.talk.say("stop calling me")).toContain("won't call or text");
  });
});
