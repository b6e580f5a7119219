import { blank } from "./mask.ts";
import { countOf, matchesOf, wordPattern } from "./pattern.ts";

/** A moment counted from now: "in half an hour", "two hours from now", "right now", "this time tomorrow". */
export interface MomentPart {
  readonly start: number;
  readonly end: number;
  /** Minutes after midnight today; over 1440 is a later day. */
  readonly minutes: number;
  /** False for "this time", whose day is said elsewhere. */
  readonly hasDay: boolean;
}

/** Moments in the normal words (dates already blanked); their places are blanked by `@`. */
export function findMoments(
  text: string,
  nowMinutes: number,
  answer: boolean,
): { readonly parts: MomentPart[]; readonly rest: string } {
  const parts: MomentPart[] = [];
  let rest = text;
  const rules = answer ? [...counted, ...short] : counted;
  for (const rule of rules) {
    for (const match of matchesOf(rule.pattern, rest)) {
      if (!rule.hasDay && !answer && !text.includes("#")) continue;
      const end = match.index + match[0].length;
      const minutes = nowMinutes + rule.ahead(match.groups ?? {}, nowMinutes);
      parts.push({ start: match.index, end, minutes, hasDay: rule.hasDay });
      rest = blank(rest, match.index, end, "@");
    }
  }
  return { parts, rest };
}

interface MomentRule {
  readonly pattern: RegExp;
  readonly hasDay: boolean;
  ahead(groups: Readonly<Record<string, string | undefined>>, nowMinutes: number): number;
}

const amount =
  "(?:(?<half>half (?:an |a )?hours)|(?<quarter>(?:a )?quarter of an hours)|{count} (?:and a )?(?<more>half )?(?<unit>hours|minutes)(?: and (?<extra>a half))?)";

const counted: readonly MomentRule[] = [
  {
    pattern: wordPattern(`in (?:about |around )?${amount}(?: time| from now)?`),
    hasDay: true,
    ahead: later,
  },
  { pattern: wordPattern(`${amount} from now`), hasDay: true, ahead: later },
  {
    pattern: wordPattern("(?<=(?:come|free|available|open|over|in) )right now|now please"),
    hasDay: true,
    ahead: () => 0,
  },
  {
    pattern: wordPattern(
      "(?:at )?(?:about |around )?(?:this|the same) time(?= #|$)|(?<=# )(?:at )?this (?:same )?time",
    ),
    hasDay: false,
    ahead: () => 0,
  },
];

/** An answer that leaves the hour out means the coming one: "ten to", "half past". */
const short: readonly MomentRule[] = [
  {
    pattern: wordPattern(
      "(?:at )?(?:a )?(?<minutes>half|quarter|5|10|20|25)(?: minutes)? (?<side>past|to)$",
    ),
    hasDay: true,
    ahead: ({ minutes = "", side }, now) => {
      const count = minutes === "half" ? 30 : minutes === "quarter" ? 15 : Number(minutes);
      const wanted = side === "to" ? 60 - count : count;
      return (wanted - (now % 60) + 60) % 60;
    },
  },
  { pattern: wordPattern("(?:right )?now|immediately"), hasDay: true, ahead: () => 0 },
];

function later(groups: Readonly<Record<string, string | undefined>>): number {
  const { half, quarter, count, more, unit, extra } = groups;
  if (half !== undefined) return 30;
  if (quarter !== undefined) return 15;
  const whole = countOf(count);
  const halves = more !== undefined || extra !== undefined ? 0.5 : 0;
  return unit === "minutes" ? whole : Math.round((whole + halves) * 60);
}
