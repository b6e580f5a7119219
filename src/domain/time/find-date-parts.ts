import { calendarDateRules } from "./calendar-date-rules.ts";
import type { Day } from "./calendar.ts";
import type { DatePart, DateRule, DateRuleOptions } from "./date-part.ts";
import { blank } from "./mask.ts";
import { dayPairRules } from "./day-pair-rules.ts";
import { nthRules } from "./nth-rules.ts";
import { relativeDateRules, weekRules } from "./relative-date-rules.ts";
import { matchesOf } from "./pattern.ts";

const rules: readonly DateRule[] = [
  ...nthRules,
  ...dayPairRules,
  ...calendarDateRules,
  ...relativeDateRules,
  ...weekRules,
];

/** Every day named in the normal words, in their order, and the words with those places blanked by `#`. */
export function findDateParts(
  text: string,
  today: Day,
  options: DateRuleOptions,
): { readonly parts: DatePart[]; readonly rest: string } {
  const parts: DatePart[] = [];
  let rest = text;
  for (const rule of rules) {
    for (const match of matchesOf(rule.pattern, rest)) {
      const said = rule.read(match.groups ?? {}, today, options);
      if (said === null) continue;
      const end = match.index + match[0].length;
      parts.push({ start: match.index, end, said });
      rest = blank(rest, match.index, end, "#");
    }
  }
  return { parts: parts.toSorted((left, right) => left.start - right.start), rest };
}
