import { describe } from "vitest";
import { anita, conversation, HERS, STRANGER } from "./scenario.ts";

const NUMBER = anita.from;

describe("the same time", () => {
  conversation(
    "as before on another day",
    anita,
    [
      ["move my appointment to wednesday same time", "to Wednesday the 25th of November at 6 PM"],
      ["yes", "Done."],
    ],
    [`haircut with Arjun 2026-11-25T18:00 for Anita ${NUMBER}`],
  );
  conversation(
    "at the read-back of a move",
    anita,
    [
      ["move my appointment to wednesday at four", "Wednesday the 25th of November at 4 PM"],
      ["no, the same time as before", "Wednesday the 25th of November at 6 PM"],
      ["yes", "Done."],
    ],
    [`haircut with Arjun 2026-11-25T18:00 for Anita ${NUMBER}`],
  );
  conversation(
    "where a day was given and the time is asked",
    anita,
    [
      ["move my appointment to wednesday", "Which time would you like?"],
      ["same time", "Wednesday the 25th of November at 6 PM"],
    ],
    [HERS],
  );
});

describe("another stylist for what is booked", () => {
  for (const asked of ["change the stylist to kavitha", "can kavitha do it instead"]) {
    conversation(
      asked,
      anita,
      [
        ["when is my appointment", "today at 6 PM"],
        [asked, "to today at 6 PM, with Kavitha"],
        ["yes", "Done."],
      ],
      [HERS.replace("Arjun", "Kavitha")],
    );
  }
});

describe("whether a stylist is free", () => {
  conversation(
    "is asked about one day after another",
    anita,
    [
      ["is priya free today", "Priya isn't in"],
      ["is priya free on wednesday", "Wednesday the 25th of November, Priya can start"],
      ["is priya free tomorrow after 5", "Tomorrow, Priya can start"],
      ["is arjun free on thursday", "Thursday the 26th of November, Arjun can start"],
    ],
    [HERS],
  );
});

describe("a booking with everything in one breath", () => {
  conversation(
    "under a name and a number",
    { from: STRANGER },
    [
      [
        "book haircut tomorrow at 3 under the name Anu, number 98400 11111",
        "A haircut with Priya tomorrow at 3 PM, for Anu.",
      ],
      ["yes", "You're booked"],
    ],
    ["haircut with Priya 2026-11-24T15:00 for Anu +919840011111"],
  );
  conversation(
    "for a relation by name",
    { from: STRANGER },
    [
      ["i want to book a haircut for my son Aarav", "What day and time would you like?"],
      ["tomorrow at 3", "ending 4471?"],
      ["yes", "for Aarav."],
      ["yes", "You're booked"],
    ],
    [`haircut with Priya 2026-11-24T15:00 for Aarav ${STRANGER}`],
  );
});

describe("a caller whose number is withheld", () => {
  conversation(
    "is offered a person for an appointment that can't be found",
    {},
    [
      ["cancel my appointment", /couldn't find a booking.*put you through/su],
      ["yes", "put you through"],
    ],
    [],
  );
  conversation(
    "is offered a person again when they say their number",
    {},
    [
      ["cancel my appointment", "couldn't find a booking"],
      ["my number is 98401 12233", /put you through/u],
      ["yes please", "put you through"],
    ],
    [],
  );
});
