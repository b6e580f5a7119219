import type { DayPart } from "./half-day.ts";
import { blank } from "./mask.ts";
import type { Preference } from "./meaning.ts";
import { matchesOf, wordPattern } from "./pattern.ts";

/** "In the afternoon", "after lunch", "as early as possible": times without a clock in them. */
export interface DayPartFound {
  readonly start: number;
  readonly end: number;
  /** Which half of the day a clock time elsewhere in the words belongs to. */
  readonly dayPart: DayPart | null;
  /** Minutes of the day; null is open. Null altogether where only a preference was said. */
  readonly range: { readonly from: number | null; readonly to: number | null } | null;
  readonly prefer: Preference | null;
}

interface DayPartRule {
  readonly pattern: RegExp;
  readonly said: Omit<DayPartFound, "start" | "end">;
}

const lead = "(?:(?:some|any) time )?(?:(?:in|during|for|on|by|at) )?(?:the )?";

const rules: readonly DayPartRule[] = [
  preference(
    "(?:as )?(?:early|soon) as (?:possible|you can|they can|we can)|asap|(?:the |your )?(?:very )?(?:earliest|soonest|next available|1th available|1th free)" +
      "(?: possible)?(?: (?:time|slot|appointment|opening|1))?|right away|straight away|immediately|whenever possible|(?:the |your )?1th (?:slot|opening|appointment)(?: available)?",
    "earliest",
  ),
  preference(
    "(?:as )?late as possible|(?:the |your )?(?:very )?(?:latest|last)(?: possible| available)? (?:time|slot|appointment|opening)|last thing(?: in the day)?|(?:at )?(?:the )?end of (?:the )?day",
    "latest",
  ),
  range(`1th thing(?: ${lead}morning)?`, "morning", null, 12, "earliest"),
  range("(?:early (?:in the )?)morning|bright and early", "morning", null, 9),
  range(`(?:${lead})?(?:late|later|mid) (?:in the )?morning`, "morning", 10, 12),
  range(`(?:${lead})?(?:early|earlier) (?:in the )?afternoon`, "afternoon", 12, 15),
  range(`(?:${lead})?(?:late|later|mid) (?:in the )?afternoon`, "afternoon", 15, 18),
  range(`(?:${lead})?(?:early|earlier) (?:in the )?evening`, "evening", 17, 19),
  range(
    `(?:${lead})?(?:late|later) (?:in the )?(?:evening|night)|late at night`,
    "evening",
    19,
    null,
  ),
  range(
    "(?:any time )?after (?:my |the )?(?:lunch|lunchtime|lunch time|lunch hour|lunch break)",
    "afternoon",
    13,
    null,
  ),
  range("(?:any time )?before (?:my |the )?(?:lunch|lunchtime|lunch time)", "morning", null, 12),
  range(
    "(?:over |at |around |during |in )?(?:the |my )?(?:lunchtime|lunch time|lunch hour|lunch break|lunch)",
    "afternoon",
    12,
    14,
  ),
  range(
    "(?:any time )?after (?:work|office|school|office hours|working hours)",
    "evening",
    17,
    null,
  ),
  range("(?:any time )?before (?:work|office|school|breakfast)", "morning", null, 9),
  range("after (?:the )?morning", null, 12, null),
  range("after (?:the )?afternoon", "evening", 17, null),
  range("before (?:the )?afternoon", "morning", null, 12),
  range("before (?:the )?(?:evening|night)", null, null, 17),
  range("(?:(?:not|but not|isnt|instead of|rather than) (?:in )?(?:the )?)morning", null, 12, null),
  range(
    "(?:(?:not|but not|instead of|rather than) (?:in )?(?:the )?)afternoon",
    "morning",
    null,
    12,
  ),
  range(
    "(?:(?:not|but not|instead of|rather than) (?:in )?(?:the )?)(?:evening|night)",
    null,
    null,
    17,
  ),
  range(`${lead}morning`, "morning", null, 12),
  range(`${lead}afternoon`, "afternoon", 12, 17),
  range(`${lead}evening`, "evening", 17, 21),
  range(`${lead}night(?: time)?`, "night", 18, null),
  range(
    "(?:at )?(?:any|what ?ever|whichever) time(?: of day| that day)?|all day|any hour",
    null,
    null,
    null,
  ),
];

/** Every part of the day in the normal words, with clock times already blanked; their places are blanked by `^`. */
export function findDayParts(text: string): {
  readonly found: DayPartFound[];
  readonly rest: string;
} {
  const found: DayPartFound[] = [];
  let rest = text;
  for (const rule of rules) {
    for (const match of matchesOf(rule.pattern, rest)) {
      const end = match.index + match[0].length;
      if (isGreeting(rest, match.index, end)) continue;
      found.push({ start: match.index, end, ...rule.said });
      rest = blank(rest, match.index, end, "^");
    }
  }
  return { found: found.toSorted((left, right) => left.start - right.start), rest };
}

/** "Morning, I'd like to book" greets; "Morning, please" answers. */
function isGreeting(text: string, start: number, end: number): boolean {
  return (
    start === 0 &&
    /^(?: ,| [|])? (?:i|im|id|ive|can|could|is|hi|hello|there|my|this|do)(?![^ ])/.test(
      text.slice(end),
    )
  );
}

function range(
  words: string,
  dayPart: DayPart | null,
  fromHour: number | null,
  toHour: number | null,
  prefer: Preference | null = null,
): DayPartRule {
  const hours = { from: minutesOf(fromHour), to: minutesOf(toHour) };
  const said = { dayPart, range: hours, prefer };
  return { pattern: wordPattern(words), said };
}

function minutesOf(hour: number | null): number | null {
  return hour === null ? null : hour * 60;
}

function preference(words: string, prefer: Preference): DayPartRule {
  return { pattern: wordPattern(words), said: { dayPart: null, range: null, prefer } };
}
