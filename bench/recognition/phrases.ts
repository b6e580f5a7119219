import type { ExpectationKind } from "../../src/domain/dialogue/expectation.ts";

/** What callers answer to each question, in words that the salon's grammar has. */
export const PHRASES: readonly {
  readonly kind: ExpectationKind;
  readonly phrases: readonly string[];
}[] = [
  {
    kind: "open",
    phrases: [
      "i'd like a haircut with priya tomorrow at half past four",
      "can i get a beard trim today after five",
      "haircut please",
      "how much is a haircut",
      "what are your opening hours",
      "is kavitha free tomorrow",
      "i want to cancel my appointment",
      "can i speak to a person",
      "i'd like to move my appointment",
      "do you have parking",
      "i need a manicure on saturday",
      "i'd like to book an appointment",
    ],
  },
  {
    kind: "yes-no",
    phrases: [
      "yes",
      "yes please",
      "no",
      "no thanks",
      "that's right",
      "sounds good",
      "go ahead",
      "no make it four o'clock",
    ],
  },
  {
    kind: "service",
    phrases: ["haircut", "beard trim", "facial please", "haircut and shave", "manicure"],
  },
  { kind: "person", phrases: ["priya", "kavitha please", "arjun", "anyone"] },
  {
    kind: "date-time",
    phrases: [
      "tomorrow at half past four",
      "friday",
      "next tuesday at three p m",
      "the twenty second of june at ten thirty",
      "quarter to five",
      "the day after tomorrow",
      "on wednesday at two fifteen",
      "monday at eleven o'clock",
      "thursday please",
    ],
  },
  {
    kind: "name",
    phrases: [
      "my name is kavitha",
      "it's priya",
      "michael",
      "lakshmi",
      "jennifer",
      "my name is arjun",
    ],
  },
  {
    kind: "phone",
    phrases: [
      "nine eight four zero zero one two three four five",
      "seven three five eight two nine one six four zero",
    ],
  },
];

/** What has no place in any of them. */
export const OUTSIDE: readonly string[] = [
  "the weather has been rather strange lately",
  "did you see the match last night",
  "my dog ate all of the biscuits this morning",
  "i think the government should lower taxes",
  "please turn down the television",
  "the quick brown fox jumps over the lazy dog",
  "i bought a new laptop last week",
  "turn left at the traffic lights and then go straight",
  "have you finished your homework yet",
  "the pizza was cold when it arrived",
  "my car broke down on the motorway",
  "banana elephant umbrella",
];

/** What other people in the room talk about: spoken all at once, it is babble. */
export const BABBLE: readonly string[] = [
  "we went down to the river and had a picnic with the whole family",
  "my brother says that the new office is much closer to the station",
  "and then she told me that she had never even been to london before",
  "pass me the blue folder that is lying on the shelf behind you",
  "it went on for hours and hours and then they lost the match",
];
