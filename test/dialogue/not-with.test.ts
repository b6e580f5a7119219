import { describe } from "vitest";
import { anita, conversation, HERS, priyaIsTaken } from "./scenario.ts";

const NUMBER = anita.from;

describe("a stylist the caller doesn't want", () => {
  conversation(
    "is not booked: the caller is asked whom instead",
    anita,
    [
      [
        "i want a haircut but not with priya",
        "Who would you like instead: Kavitha, Arjun or Meena?",
      ],
      ["kavitha", "What day and time would you like?"],
      ["tomorrow at 3", "A haircut with Kavitha tomorrow at 3 PM"],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Kavitha 2026-11-24T15:00 for Anita ${NUMBER}`],
  );
  conversation(
    "is not booked for a caller to whom anyone else will do",
    anita,
    [
      ["haircut tomorrow at 3 with anyone but priya", "Who would you like instead"],
      ["i don't mind", "A haircut with Kavitha tomorrow at 3 PM"],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Kavitha 2026-11-24T15:00 for Anita ${NUMBER}`],
  );
  conversation(
    "is dropped at the read-back",
    anita,
    [
      ["haircut tomorrow at 3", "A haircut with Priya tomorrow at 3 PM"],
      ["not with priya", "Who would you like instead"],
      ["kavitha", "A haircut with Kavitha tomorrow at 3 PM"],
      ["yes", "You're booked"],
    ],
    [HERS, `haircut with Kavitha 2026-11-24T15:00 for Anita ${NUMBER}`],
  );
  conversation(
    "gives way to the one named instead",
    anita,
    [
      ["a haircut with kavitha not priya tomorrow at 3", "A haircut with Kavitha tomorrow at 3 PM"],
      ["no not kavitha but priya", "A haircut with Priya tomorrow at 3 PM"],
    ],
    [HERS],
  );
  conversation(
    "is not picked from an offer",
    { ...anita, before: priyaIsTaken },
    [
      ["haircut with priya tomorrow at 3", "Priya's taken"],
      ["not priya", "Who would you like instead"],
    ],
    [HERS, "haircut with Priya 2026-11-24T15:00 for Ravi +919840177777"],
  );
});
