import { describe } from "vitest";
import { anita, conversation, HERS } from "./scenario.ts";

const NUMBER = anita.from;
const READ_BACK = "A haircut with Priya tomorrow at 3 PM";

describe("someone else than was read back", () => {
  for (const said of ["someone else please", "no not her", "anyone but her", "another stylist"]) {
    conversation(
      said,
      anita,
      [
        ["haircut tomorrow at 3", READ_BACK],
        [said, "Who would you like instead: Kavitha, Arjun or Meena?"],
        ["anyone", "A haircut with Kavitha tomorrow at 3 PM"],
        ["yes", "You're booked"],
      ],
      [HERS, `haircut with Kavitha 2026-11-24T15:00 for Anita ${NUMBER}`],
    );
  }
});

describe("somebody who doesn't work here", () => {
  for (const asked of ["book a facial with rahul tomorrow at 4", "is rahul free on friday"]) {
    conversation(
      asked,
      anita,
      [
        [asked, "I don't know that name. We have Priya, Kavitha, Arjun and Meena."],
        ["priya", /Priya/u],
      ],
      [HERS],
    );
  }
});

describe("one of one's own", () => {
  conversation(
    "is named when the new time is asked",
    {
      from: NUMBER,
      before: async (salon) => {
        await anita.before(salon);
        await salon.book("2026-11-25T15:00", { service: "facial", stylist: "meena" });
      },
    },
    [
      ["move my appointment", "What day and time would you like instead?"],
      ["the facial", "What day and time would you like"],
      ["friday same time", "I'll move your facial on Wednesday the 25th of November at 3 PM"],
      ["yes", "Done."],
      ["when is my facial", "a facial with Meena on Friday"],
    ],
    [HERS, `facial with Meena 2026-11-27T15:00 for Anita ${NUMBER}`],
  );
});

describe("what isn't to be had as it was said", () => {
  conversation(
    "two visits with two stylists are booked one at a time",
    anita,
    [
      [
        "haircut with priya at 11 tomorrow and a beard trim with arjun at noon on wednesday",
        /I'll book those one at a time.*A haircut with Priya tomorrow at 11 AM/su,
      ],
      ["yes", "You're booked"],
      ["a beard trim with arjun on wednesday at noon", "A beard trim with Arjun on Wednesday"],
    ],
    [HERS, `haircut with Priya 2026-11-24T11:00 for Anita ${NUMBER}`],
  );
  conversation(
    "a service that nobody here does is answered with what there is",
    anita,
    [
      ["i want a tattoo please", "I'm afraid we don't have that. We do haircut"],
      ["a haircut then", "What day and time would you like?"],
      ["tomorrow at 3", READ_BACK],
    ],
    [HERS],
  );
});
