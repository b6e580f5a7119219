import { describe } from "vitest";
import { anita, priyaIsTaken, conversation, HERS, STRANGER } from "./scenario.ts";

const NUMBER = anita.from;

describe("changing an appointment", () => {
  conversation(
    "moves it to another day and time",
    anita,
    [
      [
        "move my appointment to friday at four",
        "I'll move your haircut today at 6 PM to Friday the 27th of November at 4 PM",
      ],
      ["yes", "Done."],
    ],
    [`haircut with Arjun 2026-11-27T16:00 for Anita ${NUMBER}`],
  );
  conversation(
    "asks when to, and offers times on the day",
    anita,
    [
      ["can i reschedule my appointment", "What day and time would you like instead?"],
      ["wednesday", "Which time would you like?"],
      ["four thirty", "Wednesday the 25th of November at 4:30 PM"],
      ["that's right", "Done."],
    ],
    [`haircut with Arjun 2026-11-25T16:30 for Anita ${NUMBER}`],
  );
  conversation(
    "from one day to another takes the new one",
    anita,
    [
      [
        "change my appointment from today to wednesday at noon",
        "to Wednesday the 25th of November at noon",
      ],
      ["yes please", "Done."],
    ],
    [`haircut with Arjun 2026-11-25T12:00 for Anita ${NUMBER}`],
  );
  conversation(
    "corrects the new time at the read-back",
    anita,
    [
      ["move my appointment to friday at four", "Friday the 27th of November at 4 PM"],
      ["no make it five", "Friday the 27th of November at 5 PM"],
      ["yes", "Done."],
    ],
    [`haircut with Arjun 2026-11-27T17:00 for Anita ${NUMBER}`],
  );
  conversation(
    "asks which of two is meant",
    anita,
    [
      ["haircut tomorrow at 3", "Shall I book it?"],
      ["yes", "You're booked"],
      ["move my appointment to friday at four", "Which one do you mean?"],
      ["the one tomorrow", "I'll move your haircut tomorrow at 3 PM to Friday"],
      ["yes", "Done."],
    ],
    [HERS, `haircut with Priya 2026-11-27T16:00 for Anita ${NUMBER}`],
  );
  conversation(
    "cancels it",
    anita,
    [
      [
        "i'd like to cancel my appointment",
        "That's your haircut with Arjun today at 6 PM. Shall I cancel it?",
      ],
      ["yes cancel it", "is cancelled. Is there anything else"],
      ["no thank you", "Goodbye!"],
    ],
    [],
  );
  conversation(
    "keeps it when the caller thinks better of it",
    anita,
    [
      ["cancel my appointment", "Shall I cancel it?"],
      ["no leave it", "What would you like to change?"],
      ["never mind", "I've left it at that."],
    ],
    [HERS],
  );
  conversation(
    "cancels the second of two",
    anita,
    [
      ["haircut tomorrow at 3", "Shall I book it?"],
      ["yes", "You're booked"],
      ["cancel it", "Which one do you mean?"],
      ["the second one", "That's your haircut with Priya tomorrow at 3 PM."],
      ["yes", "is cancelled"],
    ],
    [HERS],
  );
  conversation(
    "finds nothing for a stranger",
    { from: STRANGER },
    [
      [
        "cancel my appointment",
        "I couldn't find a booking under this number. Shall I put you through to someone?",
      ],
      ["no", "Is there anything else"],
      ["when is my appointment", "I couldn't find a booking under this number."],
    ],
    [],
  );
  conversation(
    "begins with looking it up",
    anita,
    [
      ["when is my appointment", "You have a haircut with Arjun today at 6 PM."],
      ["move it to wednesday at one thirty", "Wednesday the 25th of November at 1:30 PM"],
      ["yes", "Done."],
    ],
    [`haircut with Arjun 2026-11-25T13:30 for Anita ${NUMBER}`],
  );
});

describe("questions", () => {
  conversation(
    "a price, which leads to a booking",
    anita,
    [
      ["how much is a haircut", "costs 400 rupees"],
      ["yes", "What day and time would you like?"],
      ["wednesday at 11", "A haircut with Priya on Wednesday the 25th of November at 11 AM"],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Priya 2026-11-25T11:00 for Anita ${NUMBER}`],
  );
  conversation(
    "a price without a service asks which",
    anita,
    [
      ["how much does it cost", "What would you like to have done?"],
      ["hair colour", "costs 2500 rupees"],
      ["no", "Is there anything else"],
      ["no", "Goodbye!"],
    ],
    [HERS],
  );
  conversation(
    "the list of services",
    anita,
    [
      ["what services do you offer", "We do haircut, beard trim"],
      ["a manicure on thursday at noon", "A manicure with Kavitha on Thursday"],
    ],
    [HERS],
  );
  conversation(
    "what is free, and one of them",
    anita,
    [
      ["what's free tomorrow for a facial", "Would one of those suit you?"],
      ["the second one", "A facial with"],
      ["yes", "You're booked"],
    ],
    [HERS, `facial with Priya 2026-11-24T16:00 for Anita ${NUMBER}`],
  );
  conversation(
    "whether a time is free that is not, and takes another",
    { ...anita, before: priyaIsTaken },
    [
      ["what's free for a haircut with priya tomorrow at three", "Priya's taken at 3 PM tomorrow."],
      ["half past three please", "A haircut with Priya tomorrow at 3:30 PM, for Anita."],
      ["yes", "You're booked"],
    ],
    [
      HERS,
      `haircut with Priya 2026-11-24T15:30 for Anita ${anita.from}`,
      "haircut with Priya 2026-11-24T15:00 for Ravi +919840177777",
    ],
  );
  conversation(
    "whether a stylist is free",
    anita,
    [
      ["is priya free tomorrow", "Tomorrow, Priya can start"],
      ["yes please at four for a haircut", "A haircut with Priya tomorrow at 4 PM"],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Priya 2026-11-24T16:00 for Anita ${NUMBER}`],
  );
  conversation(
    "in the middle of a booking, and then the booking goes on",
    { from: STRANGER },
    [
      ["haircut tomorrow", "What time would you like?"],
      ["are you open on sundays", /We're open every day.* What time would you like\?/],
      ["three", "What name"],
      ["do you take cards", /card.* What name shall I put it under\?/],
      ["sam", "ending 4471?"],
      ["where are you", /Lake View Road.* ending 4471\?/],
      ["yes", "for Sam."],
    ],
    [],
  );
  conversation(
    "that nobody wrote an answer to are admitted",
    anita,
    [["do you sell gift vouchers for weddings", /\?$/]],
    [HERS],
  );
});

describe("manners", () => {
  conversation(
    "an honest answer to whether it's a robot",
    anita,
    [
      ["are you a robot", "I'm an AI receptionist, not a person"],
      ["haircut tomorrow", "What time would you like?"],
      ["am i talking to a real person", /I'm an AI receptionist.* What time would you like\?/],
    ],
    [HERS],
  );
  conversation(
    "help says what can be done and asks again",
    anita,
    [
      ["what can you do", "I can book, move or cancel an appointment"],
      ["haircut", "What day and time"],
      ["help", /I can book.* What day and time would you like\?/],
    ],
    [HERS],
  );
  conversation(
    "repeat says the last thing again",
    anita,
    [
      ["haircut", "What day and time would you like?"],
      ["pardon", "What day and time would you like?"],
    ],
    [HERS],
  );
  conversation(
    "hold on waits",
    anita,
    [
      ["haircut", "What day and time would you like?"],
      ["one moment", "Of course, take your time."],
      ["tomorrow at 3", "Shall I book it?"],
    ],
    [HERS],
  );
  conversation(
    "thanks is welcome, and goodbye ends the call",
    anita,
    [
      ["when is my appointment", "today at 6 PM"],
      ["thank you", "You're welcome! Is there anything else"],
      ["no that's it", "Goodbye!"],
    ],
    [HERS],
  );
  conversation(
    "a person is put through at any time",
    { from: STRANGER },
    [
      ["haircut tomorrow at 3", "What name"],
      ["can i speak to someone please", "I'll put you through"],
    ],
    [],
  );
  conversation(
    "hello is answered, and nonsense is not understood",
    anita,
    [
      ["hello", "Hello! How can I help?"],
      ["purple monkey dishwasher", "Sorry, I didn't catch that."],
    ],
    [HERS],
  );
});
