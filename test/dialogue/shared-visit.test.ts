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
