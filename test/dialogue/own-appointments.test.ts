import { describe } from "vitest";
import { anita, conversation, HERS } from "./scenario.ts";
import type { Talk } from "./talk.ts";

const NUMBER = anita.from;
const FACIAL = `facial with Meena 2026-11-25T15:00 for Anita ${NUMBER}`;

/** Anita has a haircut with Arjun today at 6 PM and a facial with Meena on Wednesday at 3 PM. */
const two = {
  from: NUMBER,
  before: async (salon: Talk["salon"]): Promise<void> => {
    await anita.before(salon);
    await salon.book("2026-11-25T15:00", { service: "facial", stylist: "meena" });
  },
};

describe("which appointments a caller has", () => {
  for (const asked of [
    "what appointments do i have",
    "which bookings do i have",
    "what appointments have i got",
    "can you tell me what appointments i have",
    "do i have an appointment",
  ]) {
    conversation(asked, two, [[asked, "You have a haircut with Arjun today"]], [HERS, FACIAL]);
  }
  conversation(
    "is told in the middle of a choice",
    anita,
    [
      ["what's free tomorrow for a facial", "Would one of those suit you?"],
      ["what appointments do i have", "You have a haircut with Arjun today"],
    ],
    [HERS],
  );
});

describe("one of several appointments", () => {
  for (const asked of [
    "cancel the facial",
    "i want to cancel my facial with meena on wednesday",
    "cancel my facial",
    "cancel the one with meena",
  ]) {
    conversation(
      asked,
      two,
      [
        [asked, "That's your facial with Meena on Wednesday"],
        ["yes", "is cancelled"],
      ],
      [HERS],
    );
  }
  for (const answer of [
    "the haircut",
    "the one with arjun",
    "the one today",
    "my haircut please",
  ]) {
    conversation(
      `cancel which one: ${answer}`,
      two,
      [
        ["cancel my appointment", "Which one do you mean?"],
        [answer, "That's your haircut with Arjun today at 6 PM."],
        ["yes", "is cancelled"],
      ],
      [FACIAL],
    );
  }
  for (const asked of [
    "move the facial to friday at four",
    "move the one with meena to friday at four",
    "i'd like to move my facial with meena to friday at four",
    "can you change my wednesday appointment to friday at four",
  ]) {
    conversation(
      asked,
      two,
      [
        [asked, "I'll move your facial on Wednesday"],
        ["yes", "Done."],
      ],
      [HERS, FACIAL.replace("11-25T15", "11-27T16")],
    );
  }
  conversation(
    "is narrowed down until one is left",
    {
      from: NUMBER,
      before: async (salon) => {
        await two.before(salon);
        await salon.book("2026-11-26T12:00", { stylist: "arjun" });
      },
    },
    [
      ["cancel my appointment", "Which one do you mean?"],
      ["the haircut", /^(?!.*facial).*Which one do you mean\?/su],
      ["thursday", "That's your haircut with Arjun on Thursday"],
      ["yes", "is cancelled"],
    ],
    [HERS, FACIAL],
  );
  conversation(
    "is moved to another stylist",
    two,
    [
      ["move the facial to friday at four with kavitha", "4 PM, with Kavitha. Is that right?"],
      ["yes", "Done."],
    ],
    [HERS, `facial with Kavitha 2026-11-27T16:00 for Anita ${NUMBER}`],
  );
  conversation(
    "is moved at a time given afterwards",
    two,
    [
      ["reschedule my facial", "What day and time would you like"],
      ["friday at four", "I'll move your facial on Wednesday"],
    ],
    [HERS, FACIAL],
  );
});
