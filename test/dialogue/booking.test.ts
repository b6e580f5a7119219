import { describe } from "vitest";
import { anita, conversation, HERS, priyaIsTaken, STRANGER } from "./scenario.ts";

const ANITA_NUMBER = anita.from;

describe("a known caller books", () => {
  conversation(
    "in one breath",
    anita,
    [
      [
        "i'd like a haircut with priya tomorrow at half past four",
        "A haircut with Priya tomorrow at 4:30 PM, for Anita.",
      ],
      [
        "yes please",
        "You're booked: haircut with Priya, tomorrow at 4:30 PM. Is there anything else",
      ],
      ["no thanks", "Goodbye!"],
    ],
    [HERS, `haircut with Priya 2026-11-24T16:30 for Anita ${ANITA_NUMBER}`],
  );
  conversation(
    "piece by piece",
    anita,
    [
      ["i'd like to book an appointment", "What would you like to have done?"],
      ["a beard trim", "What day and time would you like?"],
      ["on wednesday", "What time would you like?"],
      ["eleven thirty", "A beard trim with"],
      ["yes", "You're booked"],
    ],
    [HERS, `beard trim with Arjun 2026-11-25T11:30 for Anita ${ANITA_NUMBER}`],
  );
  conversation(
    "by naming nothing but the service",
    anita,
    [
      ["haircut please", "What day and time would you like?"],
      ["tomorrow at five with kavitha", "A haircut with Kavitha tomorrow at 5 PM"],
      ["that's right", "You're booked"],
    ],
    [HERS, `haircut with Kavitha 2026-11-24T17:00 for Anita ${ANITA_NUMBER}`],
  );
  conversation(
    "with anyone",
    anita,
    [
      ["a facial with anyone tomorrow at noon", /A facial with \w+ tomorrow at noon/],
      ["go ahead", "You're booked: facial"],
    ],
    [HERS, `facial with Priya 2026-11-24T12:00 for Anita ${ANITA_NUMBER}`],
  );
  conversation(
    "as soon as possible",
    anita,
    [
      ["i need a haircut as soon as possible", "Would one of those suit you?"],
      ["the first one", "Shall I book it?"],
      ["yes", "You're booked"],
    ],
    [`haircut with Arjun 2026-11-23T10:00 for Anita ${ANITA_NUMBER}`, HERS],
  );
  conversation(
    "after five, by choosing from what is free",
    anita,
    [
      ["can i get a beard trim today after five", /5 PM with Meena.* Which one would you like\?/],
      ["5 pm", "A beard trim with Meena today at 5 PM"],
      ["sounds good", "You're booked"],
    ],
    [`beard trim with Meena 2026-11-23T17:00 for Anita ${ANITA_NUMBER}`, HERS],
  );
  conversation(
    "two services in one visit",
    anita,
    [
      [
        "a haircut and a facial tomorrow at two",
        "A haircut and a facial with Priya tomorrow at 2 PM",
      ],
      ["yes", "You're booked: haircut and facial"],
    ],
    [HERS, `haircut and facial with Priya 2026-11-24T14:00 for Anita ${ANITA_NUMBER}`],
  );
  conversation(
    "twice in one call",
    anita,
    [
      ["haircut tomorrow at 3", "Shall I book it?"],
      ["yes", "anything else"],
      ["yes", "How can I help?"],
      ["a manicure on thursday at noon", "A manicure with"],
      ["yes", "You're booked: manicure"],
      ["no that's all thank you", "Goodbye!"],
    ],
    [
      HERS,
      `haircut with Priya 2026-11-24T15:00 for Anita ${ANITA_NUMBER}`,
      `manicure with Kavitha 2026-11-26T12:00 for Anita ${ANITA_NUMBER}`,
    ],
  );
  conversation(
    "for somebody else",
    anita,
    [
      ["a haircut for my husband ravi tomorrow at 4", "for Ravi."],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Priya 2026-11-24T16:00 for Ravi ${ANITA_NUMBER}`],
  );
});

describe("a stranger books", () => {
  conversation(
    "and is asked for a name and offered the number they ring from",
    { from: STRANGER },
    [
      ["haircut tomorrow at 3", "What name shall I put it under?"],
      ["it's ravi kumar", "Shall I use the number you're calling from, ending 4471?"],
      ["yes please", "for Ravi Kumar."],
      ["yes", "You're booked"],
    ],
    [`haircut with Priya 2026-11-24T15:00 for Ravi Kumar ${STRANGER}`],
  );
  conversation(
    "and gives another number",
    { from: STRANGER },
    [
      ["my name is meena and i'd like a facial on friday at three", "ending 4471?"],
      ["no", "What number shall I use?"],
      [
        "nine eight four oh one double two three four five",
        "on Friday the 27th of November at 3 PM, for Meena.",
      ],
      ["perfect", "You're booked"],
    ],
    ["facial with Priya 2026-11-27T15:00 for Meena +919840122345"],
  );
  conversation(
    "from a withheld number, giving the number in two parts",
    {},
    [
      ["haircut tomorrow at 3", "What name"],
      ["sam", "What's the best number to reach you on?"],
      ["use this number", "I can't see your number from here."],
      ["nine eight four oh one", "and the rest of it?"],
      ["two three four five six", "for Sam."],
      ["yes", "You're booked"],
    ],
    ["haircut with Priya 2026-11-24T15:00 for Sam +919840123456"],
  );
  conversation(
    "and keys the number in",
    {},
    [
      ["haircut tomorrow at 3 my name is sam", "What's the best number"],
      ["#9840123456", "for Sam."],
      ["yes", "You're booked"],
    ],
    ["haircut with Priya 2026-11-24T15:00 for Sam +919840123456"],
  );
  conversation(
    "and corrects a number that is none",
    {},
    [
      ["haircut tomorrow at 3", "What name"],
      ["sam", "best number"],
      ["double oh double oh double oh double oh double oh", /digit by digit/],
      ["9840123456", "for Sam."],
      ["yes", "You're booked"],
    ],
    ["haircut with Priya 2026-11-24T15:00 for Sam +919840123456"],
  );
  conversation(
    "and spells a name that was not understood twice",
    { from: STRANGER },
    [
      ["haircut tomorrow at 3", "What name"],
      ["xq vlorp snarg timbo wuh", /Could you say it again\?/],
      ["xq vlorp snarg timbo wuh", "and then spell it for me?"],
      ["anita a n i t a", "ending 4471?"],
      ["yes", "for Anita."],
      ["yes", "You're booked"],
    ],
    [`haircut with Priya 2026-11-24T15:00 for Anita ${STRANGER}`],
  );
  conversation(
    "and spells a name that was heard with doubt",
    { from: STRANGER },
    [
      ["haircut tomorrow at 3", "What name"],
      ["~my name is alice", "I didn't quite get the name."],
      ["helen h e l e n", "ending 4471?"],
      ["yes", "for Helen."],
      ["yes", "You're booked"],
    ],
    [`haircut with Priya 2026-11-24T15:00 for Helen ${STRANGER}`],
  );
  conversation(
    "and is kept although the name could not even be spelled",
    { from: STRANGER },
    [
      ["haircut tomorrow at 3", "What name"],
      ["xq vlorp snarg timbo wuh", "Could you say it again?"],
      ["xq vlorp snarg timbo wuh", "and then spell it for me?"],
      ["vlorp snarg timbo wuh wuh", "ending 4471?"],
      ["yes", "for Caller 4471."],
      ["yes", "You're booked"],
    ],
    [`haircut with Priya 2026-11-24T15:00 for Caller 4471 ${STRANGER}`],
  );
  conversation(
    "and hears that the time is taken before giving a name",
    { from: STRANGER, before: priyaIsTaken },
    [
      [
        "haircut with priya tomorrow at 3",
        /Priya's taken at 3 PM tomorrow.*Which would you like\?/,
      ],
      ["half past three", "What name"],
      ["sam", "4471"],
      ["yes", "A haircut with Priya tomorrow at 3:30 PM, for Sam."],
      ["yes", "You're booked"],
    ],
    [
      HERS,
      "haircut with Priya 2026-11-24T15:00 for Ravi +919840177777",
      `haircut with Priya 2026-11-24T15:30 for Sam ${STRANGER}`,
    ],
  );
});

const TAKEN = [HERS, "haircut with Priya 2026-11-24T15:00 for Ravi +919840177777"];
const taken = { from: ANITA_NUMBER, before: priyaIsTaken };

describe("when the time is taken, the caller", () => {
  conversation(
    "takes the first that is offered",
    taken,
    [
      [
        "haircut with priya tomorrow at 3",
        "I have 2:30 PM or 3:30 PM with Priya, or 3 PM with Kavitha.",
      ],
      ["the first one please", "A haircut with Priya tomorrow at 2:30 PM"],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Priya 2026-11-24T14:30 for Anita ${ANITA_NUMBER}`, TAKEN[1] ?? ""],
  );
  conversation(
    "names a time that was offered",
    taken,
    [
      ["haircut with priya tomorrow at 3", "Which would you like?"],
      ["half past three then", "A haircut with Priya tomorrow at 3:30 PM"],
      ["yes", "You're booked"],
    ],
    [...TAKEN, `haircut with Priya 2026-11-24T15:30 for Anita ${ANITA_NUMBER}`],
  );
  conversation(
    "goes to another stylist at the same time",
    taken,
    [
      ["haircut with priya tomorrow at 3", "Which would you like?"],
      ["with kavitha", "A haircut with Kavitha tomorrow at 3 PM"],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Kavitha 2026-11-24T15:00 for Anita ${ANITA_NUMBER}`, TAKEN[1] ?? ""],
  );
  conversation(
    "wants none of them and names another day",
    taken,
    [
      ["haircut with priya tomorrow at 3", "Which would you like?"],
      ["none of those", "What other day or time would suit you"],
      ["thursday", "A haircut with Priya on Thursday the 26th of November at 3 PM"],
      ["yes", "You're booked"],
    ],
    [...TAKEN, `haircut with Priya 2026-11-26T15:00 for Anita ${ANITA_NUMBER}`],
  );
  conversation(
    "says yes to several and is asked which",
    taken,
    [
      ["haircut with priya tomorrow at 3", "Which would you like?"],
      ["yes", "Which one would you like?"],
      ["the last one", "A haircut with Kavitha tomorrow at 3 PM"],
      ["no never mind", "What would you like to change?"],
      ["forget it", "I've left it at that."],
    ],
    TAKEN,
  );
});

describe("where the words can be read in two ways", () => {
  conversation(
    "next Friday is asked back, and settled by the week",
    anita,
    [
      [
        "haircut next friday at 4",
        "Do you mean Friday the 27th of November or Friday the 4th of December?",
      ],
      ["this week", "A haircut with Priya on Friday the 27th of November at 4 PM"],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Priya 2026-11-27T16:00 for Anita ${ANITA_NUMBER}`],
  );
  conversation(
    "next Friday is settled by the date",
    anita,
    [
      ["haircut next friday at 4", "Do you mean"],
      ["friday the 4th of december", "A haircut with Priya on Friday the 4th of December at 4 PM"],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Priya 2026-12-04T16:00 for Anita ${ANITA_NUMBER}`],
  );
  conversation(
    "a day that is over is asked for again",
    anita,
    [
      ["haircut yesterday at 4", "That's already gone by."],
      ["tomorrow", "A haircut with Priya tomorrow at 4 PM"],
    ],
    [HERS],
  );
});
