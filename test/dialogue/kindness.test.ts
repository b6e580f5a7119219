import { describe } from "vitest";
import { anita, conversation, HERS, priyaIsTaken, STRANGER } from "./scenario.ts";

const NUMBER = anita.from;
const READ_BACK = "A haircut with Priya tomorrow at 3 PM, for Anita.";
const BOOKED = `haircut with Priya 2026-11-24T15:00 for Anita ${NUMBER}`;

describe("a caller who says no thanks", () => {
  conversation(
    "to the times on offer is asked what else would suit",
    { from: NUMBER, before: priyaIsTaken },
    [
      ["haircut with priya tomorrow at 3", "Which would you like?"],
      ["no thanks", "No problem. What other day or time would suit you"],
      ["no thank you", "I've left it at that."],
    ],
    [HERS, "haircut with Priya 2026-11-24T15:00 for Ravi +919840177777"],
  );
  conversation(
    "to a question is asked no more",
    { from: STRANGER },
    [
      ["i'd like a haircut", "What day and time"],
      ["no thanks", "I've left it at that."],
    ],
    [],
  );
});

describe("a caller without a name", () => {
  for (const farewell of ["bye", "goodbye", "ok bye"]) {
    conversation(
      `who says "${farewell}" is let go`,
      { from: STRANGER },
      [
        ["haircut tomorrow at 3", "What name"],
        [farewell, "Goodbye!"],
      ],
      [],
    );
  }
  for (const end of ["no thanks", "stop", "cancel", "never mind"]) {
    conversation(
      `who says "${end}" is asked no more`,
      { from: STRANGER },
      [
        ["haircut tomorrow at 3", "What name"],
        [end, "I've left it at that."],
      ],
      [],
    );
  }
  conversation(
    "is told that the number stands for it",
    {},
    [
      ["haircut tomorrow at 3", "What name"],
      ["12 34", "Could you say it again?"],
      ["12 34", "and then spell it"],
      ["12 34", /can't get the name right, so I'll put your number in its place\..*number/u],
      ["98401 12233", "for Caller 2233."],
      ["yes", "You're booked"],
    ],
    ["haircut with Priya 2026-11-24T15:00 for Caller 2233 +919840112233"],
  );
});

describe("several visits at once", () => {
  for (const asked of [
    "two haircuts tomorrow at 3, for me and my wife",
    "a haircut tomorrow at 3 for me and my son",
  ]) {
    conversation(
      asked,
      anita,
      [
        [asked, /I'll book those one at a time.*A haircut with Priya tomorrow at 3 PM/su],
        ["yes", "You're booked"],
      ],
      [HERS, BOOKED],
    );
  }
});

describe("a caller who thinks again", () => {
  for (const end of ["never mind", "forget it", "leave it", "ok never mind"]) {
    conversation(
      `says "${end}" when asked for the time`,
      anita,
      [
        ["book a haircut", "What day and time would you like?"],
        [end, "I've left it at that."],
      ],
      [HERS],
    );
  }
  for (const asked of ["wait, how much is it", "hang on how much is a haircut", "how much is it"]) {
    conversation(
      `asks "${asked}" at the read-back and then agrees`,
      anita,
      [
        ["haircut tomorrow at 3", READ_BACK],
        [
          asked,
          /400 rupees.*A haircut with Priya tomorrow at 3 PM, for Anita.*Shall I book it\?/su,
        ],
        ["yes", "You're booked"],
      ],
      [HERS, BOOKED],
    );
  }
  conversation(
    "changes nothing after all",
    anita,
    [
      ["haircut tomorrow at 3", READ_BACK],
      ["no", "What would you like to change?"],
      ["yes", READ_BACK],
    ],
    [HERS],
  );
  conversation(
    "cancels what was just moved",
    anita,
    [
      ["move my appointment to friday at four", "Is that right?"],
      ["yes", "Done."],
      ["actually cancel it", "Shall I cancel it?"],
      ["yes", "is cancelled"],
    ],
    [],
  );
});
