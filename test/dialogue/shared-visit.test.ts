import { describe } from "vitest";
import { anita, conversation, HERS } from "./scenario.ts";

const NUMBER = anita.from;

describe("two services that nobody does alone", () => {
  conversation(
    "are one visit with both people, read back and booked as one",
    anita,
    [
      [
        "a hair colour and a beard trim tomorrow at four",
        /A hair colour with \w+ and a beard trim with Meena tomorrow at 4 PM, for Anita\. It's 2700 rupees/u,
      ],
      ["yes", /You're booked: hair colour with \w+ and beard trim with Meena, tomorrow at 4 PM/u],
      ["what have I booked", /a hair colour with \w+ and a beard trim with Meena tomorrow/u],
    ],
    [HERS, `hair colour and beard trim with Priya 2026-11-24T16:00 for Anita ${NUMBER}`],
  );

  conversation(
    "leave the other one to whoever does it when somebody is asked for",
    anita,
    [
      [
        "a hair colour and a beard trim with kavitha tomorrow at four",
        "A hair colour with Kavitha and a beard trim with Meena tomorrow at 4 PM",
      ],
      ["yes please", "You're booked"],
    ],
    [HERS, `hair colour and beard trim with Kavitha 2026-11-24T16:00 for Anita ${NUMBER}`],
  );

  conversation(
    "are offered with both people where the time can't be had",
    anita,
    [
      [
        "a hair colour and a beard trim tomorrow at five",
        /I have .* with \w+ and Meena.*Which (?:one )?would you like\?/u,
      ],
      ["the first one", /A hair colour with \w+ and a beard trim with Meena tomorrow at/u],
      ["yes", "You're booked"],
    ],
    [HERS, `hair colour and beard trim with Priya 2026-11-24T15:30 for Anita ${NUMBER}`],
  );
});

describe("two services with a person for each, at one time", () => {
  for (const asked of [
    "a cut with Priya and a beard trim with Meena tomorrow at 4",
    "tomorrow at 4 a haircut with priya and then a beard trim with meena please",
    "could I have a haircut with Priya tomorrow at 4 and a beard trim with Meena",
  ]) {
    conversation(
      `are one visit: ${asked}`,
      anita,
      [
        [asked, "A haircut with Priya and a beard trim with Meena tomorrow at 4 PM, for Anita"],
        ["yes", "You're booked: haircut with Priya and beard trim with Meena, tomorrow at 4 PM"],
      ],
      [HERS, `haircut and beard trim with Priya 2026-11-24T16:00 for Anita ${NUMBER}`],
    );
  }

  conversation(
    "stay with both in what is offered instead",
    anita,
    [
      [
        "a haircut with Priya and a beard trim with Meena tomorrow at 6 pm",
        /I have .* with Priya and Meena/u,
      ],
      ["the first one", /A haircut with Priya and a beard trim with Meena/u],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut and beard trim with Priya 2026-11-24T17:00 for Anita ${NUMBER}`],
  );

  conversation(
    "are moved together",
    anita,
    [
      ["a haircut with Priya and a beard trim with Meena tomorrow at 4", "Shall I book it?"],
      ["yes", "You're booked"],
      ["move the beard trim to 5 pm", /to tomorrow at 5 PM, with Priya and Meena/u],
      ["yes", "Done."],
    ],
    [HERS, `haircut and beard trim with Priya 2026-11-24T17:00 for Anita ${NUMBER}`],
  );
});
