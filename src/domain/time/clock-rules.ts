import { wordPattern } from "./pattern.ts";
import { clockSaid, shiftClock, type ClockSaid } from "./time-part.ts";

/** One way of saying a time of day that needs no other word to be one. */
export interface ClockRule {
  readonly pattern: RegExp;
  read(groups: Readonly<Record<string, string | undefined>>): ClockSaid | null;
}

const hour = String.raw`(?<hour>\d{1,2}|noon|midnight)(?! (?:minutes|days|weeks|people))`;
const notNumber = String.raw`(?! \d|:)`;
const notAfterNumber = String.raw`(?<!\d |[$] )`;

/** "half past four", "quarter to six", "ten past", "15:30", "four thirty", "nine hundred hours", "noon", "3 o'clock". */
export const clockRules: readonly ClockRule[] = [
  {
    pattern: wordPattern(`half (?:past|after) ${hour}`),
    read: ({ hour: said }) => shifted(said, 30),
  },
  {
    pattern: wordPattern(`(?:a )?quarter (?<side>past|after|to|of|before|till) ${hour}`),
    read: ({ hour: said, side }) => shifted(said, isLater(side) ? 15 : -15),
  },
  {
    // "From ten to six" is a range; "ten to six" is ten minutes before it.
    pattern: wordPattern(
      String.raw`(?<!\d )(?<!(?:from|between) )(?<minutes>5|10|20|25) (?:minutes )?(?<side>past|to|till) ${hour}(?! (?:to|till|until|-))`,
    ),
    read: ({ hour: said, minutes, side }) =>
      shifted(said, (isLater(side) ? 1 : -1) * Number(minutes)),
  },
  {
    pattern: wordPattern(
      String.raw`(?<minutes>\d{1,2}) minutes (?<side>past|after|to|before|till) ${hour}`,
    ),
    read: ({ hour: said, minutes, side }) =>
      shifted(said, (isLater(side) ? 1 : -1) * Number(minutes)),
  },
  {
    // British "half four" is half past four.
    pattern: wordPattern(
      String.raw`half (?<hour>\d{1,2})(?! (?:hours|days|minutes|weeks|price|off|\d))`,
    ),
    read: ({ hour: said }) => shifted(said, 30),
  },
  {
    pattern: wordPattern(
      String.raw`(?<![$] )(?<iso>t)?(?<hour>\d{1,2}):(?<minute>\d\d)(?! (?:rupees|dollars|pounds|euros|percent|stars?))`,
    ),
    read: ({ iso, hour: said = "", minute }) =>
      clockSaid(iso === undefined ? said : said.padStart(3, "0"), Number(minute)),
  },
  {
    // "Fifteen thirty hours", "1530 hours", "nine hundred hours", "oh nine hundred".
    pattern: wordPattern(String.raw`(?:(?:oh|o|0) )?(?<hour>\d{1,2}) hundred(?: hours)?(?! \d)`),
    read: ({ hour: said = "" }) => clockSaid(said.padStart(2, "0"), 0),
  },
  {
    // "Oh nine thirty"
    pattern: wordPattern(
      `${notAfterNumber}(?:oh|o|0) (?<hour>\\d) (?<minute>[0-5]\\d)${notNumber}`,
    ),
    read: ({ hour: said = "", minute }) => clockSaid(said.padStart(2, "0"), Number(minute)),
  },
  {
    pattern: wordPattern(String.raw`(?<hour>\d{1,2})(?: )?(?<minute>[0-5]\d) hours`),
    read: ({ hour: said = "", minute }) => clockSaid(said.padStart(2, "0"), Number(minute)),
  },
  {
    pattern: wordPattern(
      `${notAfterNumber}(?<hour>\\d{1,2}) (?:oh|o|0) (?<minute>[1-9])${notNumber}`,
    ),
    read: ({ hour: said = "", minute }) => clockSaid(said, Number(minute)),
  },
  {
    pattern: wordPattern(
      `${notAfterNumber}(?<hour>[01]?\\d|2[0-3]) (?<minute>[0-5]\\d)${notNumber}(?! (?:minutes|days|rupees|dollars|pounds|people|percent|euros))`,
    ),
    read: ({ hour: said = "", minute }) => clockSaid(said, Number(minute)),
  },
  {
    pattern: wordPattern(String.raw`(?<!\d (?:oclock )?in the )(?:12 )?(?:oclock )?noon`),
    read: () => ({ kind: "day", minutes: 720 }),
  },
  {
    pattern: wordPattern("(?:12 )?(?:oclock )?midnight"),
    read: () => ({ kind: "day", minutes: 0 }),
  },
  {
    pattern: wordPattern(String.raw`(?<hour>\d{1,2}) oclock`),
    read: ({ hour: said = "" }) => clockSaid(said, 0),
  },
];

function isLater(side: string | undefined): boolean {
  return side === "past" || side === "after";
}

function shifted(hourSaid: string | undefined, by: number): ClockSaid | null {
  if (hourSaid === undefined) return null;
  const word = hourSaid === "noon" ? "12" : hourSaid;
  const clock = word === "midnight" ? clockSaid("0", 0) : clockSaid(word, 0);
  if (clock === null) return null;
  const whole: ClockSaid = hourSaid === "noon" ? { kind: "day", minutes: 720 } : clock;
  return shiftClock(whole, by);
}
