import { describe, expect, test } from "vitest";
import { anita, conversation, HERS, STRANGER } from "./scenario.ts";
import { Talk } from "./talk.ts";

const NUMBER = anita.from;
const READ_BACK = "A haircut with Priya tomorrow at 3 PM, for Anita.";
const BOOKED = `haircut with Priya 2026-11-24T15:00 for Anita ${NUMBER}`;

describe("at the read-back", () => {
  conversation(
    "another time makes another proposal",
    anita,
    [
      ["haircut with priya tomorrow at 3", READ_BACK],
      ["no, four o'clock", "A haircut with Priya tomorrow at 4 PM"],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Priya 2026-11-24T16:00 for Anita ${NUMBER}`],
  );
  conversation(
    "another stylist",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      ["no with kavitha", "A haircut with Kavitha tomorrow at 3 PM"],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Kavitha 2026-11-24T15:00 for Anita ${NUMBER}`],
  );
  conversation(
    "another service",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      ["actually make it a facial", "A facial with Priya tomorrow at 3 PM"],
      ["yes", "You're booked"],
    ],
    [HERS, `facial with Priya 2026-11-24T15:00 for Anita ${NUMBER}`],
  );
  conversation(
    "another day keeps the time",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      ["can we make it thursday instead", "on Thursday the 26th of November at 3 PM"],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Priya 2026-11-26T15:00 for Anita ${NUMBER}`],
  );
  conversation(
    "another name",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      ["no it's for meera", "for Meera."],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Priya 2026-11-24T15:00 for Meera ${NUMBER}`],
  );
  conversation(
    "a name that was misheard is said and spelled",
    { from: STRANGER },
    [
      ["haircut tomorrow at 3", "What name"],
      ["my name is savita", "4471"],
      ["yes", "for Savita."],
      ["no the name is wrong", "Could you say your first name, and then spell it for me?"],
      ["anita a n i t a", "for Anita."],
      ["yes", "You're booked"],
    ],
    [`haircut with Priya 2026-11-24T15:00 for Anita ${STRANGER}`],
  );
  conversation(
    "a name that is to be another is asked for",
    { from: STRANGER },
    [
      ["haircut tomorrow at 3", "What name"],
      ["my name is savita", "4471"],
      ["yes", "for Savita."],
      ["the name", "What name shall I put it under?"],
      ["meera", "for Meera."],
      ["yes", "You're booked"],
    ],
    [`haircut with Priya 2026-11-24T15:00 for Meera ${STRANGER}`],
  );
  conversation(
    "a name that will not come right does not cost the appointment",
    { from: STRANGER },
    [
      ["haircut tomorrow at 3", "What name"],
      ["my name is savita", "4471"],
      ["yes", "for Savita."],
      ["the name is wrong", "spell it for me?"],
      ["ankita a n k i t a", "for Ankita."],
      ["the name is wrong", "spell it for me?"],
      ["savitha s a v i t h a", "for Savitha."],
      ["the name is wrong", /I'll put your number in its place[^]*for Caller 4471\./],
      ["yes", "You're booked"],
    ],
    [`haircut with Priya 2026-11-24T15:00 for Caller 4471 ${STRANGER}`],
  );
  conversation(
    "a yes with a change is a change",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      ["yes but at four", "tomorrow at 4 PM"],
    ],
    [HERS],
  );
  conversation(
    "a bare no is asked what to change, and the detail is asked for",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      ["no", "What would you like to change?"],
      ["the time", "What time would you like?"],
      ["five", "tomorrow at 5 PM"],
      ["no that's wrong", "What would you like to change?"],
      ["the stylist", "Who would you like to see?"],
      ["kavitha please", "A haircut with Kavitha tomorrow at 5 PM"],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Kavitha 2026-11-24T17:00 for Anita ${NUMBER}`],
  );
  conversation(
    "nothing to change after a no reads it again",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      ["no", "What would you like to change?"],
      ["nothing", READ_BACK],
      ["yes", "You're booked"],
    ],
    [HERS, BOOKED],
  );
  conversation(
    "a sound of listening is no consent",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      ["mm-hm", "Sorry, I didn't catch that."],
    ],
    [HERS],
  );
  conversation(
    "a question is answered, and then it is read again before a yes counts",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      [
        "do you have parking",
        /free parking behind the salon[^]*A haircut with Priya tomorrow at 3 PM/,
      ],
      ["yes", "You're booked"],
    ],
    [HERS, BOOKED],
  );
  conversation(
    "a price is told, and then it is read again",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      ["how much is it", /costs 400 rupees[^]*A haircut with Priya/],
      ["yes", "You're booked"],
    ],
    [HERS, BOOKED],
  );
  conversation(
    "repeat reads it again",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      ["sorry could you say that again", READ_BACK],
      ["yes", "You're booked"],
    ],
    [HERS, BOOKED],
  );
  conversation(
    "giving up books nothing",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      ["cancel that", "I've left it at that. Is there anything else"],
      ["no", "Goodbye!"],
    ],
    [HERS],
  );
  conversation(
    "start over forgets the booking",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      ["start over", "Okay, let's start again. How can I help?"],
      ["a facial tomorrow at noon", "A facial with Priya tomorrow at noon"],
    ],
    [HERS],
  );
  conversation(
    "a person can still be had",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      ["a person please", "I'll put you through"],
    ],
    [HERS],
  );

  test("a yes to 'are you still there' is no consent: it is read again", async () => {
    await using talk = await Talk.ring(anita);
    await talk.say("haircut tomorrow at 3");
    talk.interject("Are you still there?", "reprompt");
    expect(await talk.say("yes")).toContain(READ_BACK);
    expect(await talk.book()).toEqual([HERS]);
    expect(await talk.say("yes")).toContain("You're booked");
  });

  test("a yes after an apology still answers the read-back", async () => {
    await using talk = await Talk.ring(anita);
    await talk.say("haircut tomorrow at 3");
    talk.interject("Sorry, I didn't catch that.", "misheard");
    expect(await talk.say("yes")).toContain("You're booked");
  });
});
