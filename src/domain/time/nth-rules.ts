import { compareDays, weekdayFrom, type Day } from "./calendar.ts";
import type { DateRule, DateSaid } from "./date-part.ts";
import { monthNumber, weekdayNumber, wordPattern } from "./pattern.ts";

const month = "(?:{month}|(?<which>this|the|next) month)";

/** Days counted within a month: "the first Monday of December", "the second week of next month". */
export const nthRules: readonly DateRule[] = [
  {
    pattern: wordPattern(`(?:the )?(?:{ordinal}th|(?<last>last)) {weekday} (?:of|in) ${month}`),
    read: (groups, today) => {
      const first = firstOf(groups, today);
      const weekday = weekdayNumber(groups["weekday"] ?? "");
      const end = first.with({ day: first.daysInMonth });
      const nth = Number(groups["ordinal"] ?? 0);
      const day =
        groups["last"] === undefined
          ? weekdayFrom(first, weekday).add({ days: 7 * (nth - 1) })
          : weekdayFrom(end.subtract({ days: 6 }), weekday);
      if (day.month !== first.month) return { kind: "impossible", likely: null };
      return compareDays(day, today) < 0 ? { kind: "day", day, ask: "past" } : { kind: "day", day };
    },
  },
  {
    pattern: wordPattern(`(?:the )?(?:{ordinal}th|(?<last>last)) week (?:of|in) ${month}`),
    read: (groups, today) => weekSaid(groups, today),
  },
];

type Groups = Readonly<Record<string, string | undefined>>;

/** Weeks of a month are counted from its first day: the second week begins on the 8th. */
function weekSaid(groups: Groups, today: Day): DateSaid {
  const first = firstOf(groups, today);
  const nth = Number(groups["ordinal"] ?? 0);
  const begin = groups["last"] === undefined ? 7 * (nth - 1) : first.daysInMonth - 7;
  if (begin < 0 || begin >= first.daysInMonth) return { kind: "impossible", likely: null };
  const from = first.add({ days: begin });
  const to = first.add({ days: Math.min(begin + 6, first.daysInMonth - 1) });
  return compareDays(to, today) < 0
    ? { kind: "span", from, to, ask: "past" }
    : { kind: "span", from, to };
}

function firstOf({ month: name, which }: Groups, today: Day): Day {
  const here = today.with({ day: 1 });
  if (name === undefined) return which === "next" ? here.add({ months: 1 }) : here;
  const named = here.with({ month: monthNumber(name) });
  return named.month < here.month ? named.add({ years: 1 }) : named;
}
