import { mondayOf, weekdayFrom, type Day } from "./calendar.ts";
import type { DateRule, DateSaid, WhichWeekday } from "./date-part.ts";
import { countOf, monthNumber, weekdayNumber, wordPattern } from "./pattern.ts";

/** Days counted from today: "tomorrow", "in two days", "a week today", "a fortnight from now". */
export const relativeDateRules: readonly DateRule[] = [
  fixed("(?:the )?day after tomorrow|overmorrow|(?<=tomorrow or (?:on )?)(?:the )?day after", 2),
  fixed("(?:the )?day before yesterday", -2),
  fixed("tomorrow week|(?:a |1 )?week tomorrow", 8),
  fixed("today week", 7),
  fixed("tomorrow", 1),
  fixed("yesterday", -1),
  {
    pattern: wordPattern(
      "in (?:the )?(?:next )?{count} (?<unit>days?|weeks?|fortnight|months?)(?: time)?",
    ),
    read: (groups, today) => {
      const spread = /couple|few/.test(groups["count"] ?? "") && groups["unit"]?.startsWith("day");
      const day = later(today, groups);
      if (spread === true)
        return { kind: "span", from: today.add({ days: 1 }), to: day.add({ days: 1 }) };
      return { kind: "day", day, byWeeks: groups["unit"]?.startsWith("week") ?? false };
    },
  },
  {
    pattern: wordPattern(
      "(?:in |after )?{count} (?<unit>days?|weeks?|fortnight|months?) (?:from (?:now|today)|hence|today|later)",
    ),
    read: (groups, today) => ({ kind: "day", day: later(today, groups) }),
  },
  {
    // "After two days" is in two days; more than that is asked for by "after" a date.
    pattern: wordPattern("after {count} (?<unit>days?|weeks?|fortnight|months?)(?: time)?"),
    read: (groups, today) => ({ kind: "day", day: later(today, groups) }),
  },
  {
    pattern: wordPattern("(?:the )?(?:next )?(?:few|couple of) days"),
    read: (_, today) => ({ kind: "span", from: today, to: today.add({ days: 3 }) }),
  },
  {
    pattern: wordPattern(
      "(?:within|over|during) (?:the next )?{count} (?<unit>days?|weeks?|fortnight|months?)",
    ),
    read: (groups, today) => ({ kind: "span", from: today, to: later(today, groups) }),
  },
  fixed(
    "(?:later )?today|this(?: very)?(?= (?:morning|afternoon|evening)\\b)|this (?:very )?day",
    0,
  ),
];

/** Weekdays, and the stretches of days a weekday may be picked from. */
export const weekRules: readonly DateRule[] = [
  {
    pattern: wordPattern("not this {weekday} (?:but )?(?:the )?(?:next|following|1 after)(?: 1)?"),
    read: ({ weekday = "" }) => weekdaySaid(weekday, "after-next"),
  },
  {
    pattern: wordPattern("(?:the )?{weekday} after next"),
    read: ({ weekday = "" }) => weekdaySaid(weekday, "after-next"),
  },
  which("(?:(?:this|the) )?(?:coming|upcoming|following|very next) {weekday}", "coming"),
  which("(?:the |this )?next {weekday}", "next"),
  which("this {weekday}", "this"),
  which("(?:last|past|previous) {weekday}", "last"),
  which("{weekday} (?:coming|next)(?! (?:week|month))", "coming"),
  which("{weekday}", "bare"),
  {
    pattern: wordPattern("(?:the )?week after next"),
    read: (_, today) => {
      const from = mondayOf(today).add({ days: 14 });
      return { kind: "span", from, to: from.add({ days: 6 }) };
    },
  },
  {
    pattern: wordPattern(
      "(?:(?<part>early|earlier|late|later|beginning of|start of|middle of|mid|end of|back end of|first half of|second half of) )?" +
        "(?:sometime |any time |any day |some time )?(?:the )?(?<which>next|this|coming|following)(?: coming)? (?:work )?week",
    ),
    read: readWeek,
  },
  {
    pattern: wordPattern("(?:the )?weekend after next"),
    read: (_, today) => {
      const from = mondayOf(today).add({ days: 12 });
      return { kind: "span", from, to: from.add({ days: 1 }) };
    },
  },
  {
    pattern: wordPattern("(?:the )?(?:next|following) weekend"),
    read: (_, today) => weekend(today, 1),
  },
  {
    pattern: wordPattern("(?:(?:this|the) )?(?:coming )?weekend"),
    read: (_, today) => weekend(today, 0),
  },
  {
    pattern: wordPattern(
      "(?:(?<part>early|late|later|beginning of|start of|end of|middle of|mid) )?(?:the )?(?<which>next|this|following) month",
    ),
    read: ({ which: said = "", part }, today) =>
      monthSaid(today.with({ day: 1 }).add({ months: said === "this" ? 0 : 1 }), part),
  },
  {
    pattern: wordPattern(
      "(?:the )?(?<part>beginning|start|middle|end) of (?:the )?(?<what>week|month)",
    ),
    read: ({ part, what }, today) =>
      what === "month"
        ? monthSaid(today.with({ day: 1 }), `${part} of`)
        : readWeek({ part: `${part} of`, which: "this" }, today),
  },
  {
    pattern: wordPattern(
      "(?:(?:in|during) (?:the month of )?(?:(?<part>early|late|mid) )?|this |next |" +
        "(?:the )?(?<early>early|late|mid|beginning of|start of|middle of|end of) )(?:the )?{month}" +
        "(?! (?:be|not|have|take|work|sound))",
    ),
    read: ({ month = "", part, early }, today) => {
      const first = today.with({ month: monthNumber(month), day: 1 });
      const passed = first.month < today.month;
      return monthSaid(passed ? first.add({ years: 1 }) : first, part ?? early);
    },
  },
  {
    pattern: wordPattern("any ?day|any day (?:is|works|will)|whichever day|whenever"),
    read: (_, today) => ({ kind: "span", from: today, to: null }),
  },
  {
    pattern: wordPattern("(?:on )?(?:a |any )?(?:weekday|week day|working day)s?"),
    read: (_, today) => {
      const from = today.dayOfWeek > 5 ? weekdayFrom(today, 1) : today;
      return { kind: "span", from, to: weekdayFrom(from, 5) };
    },
  },
];

function fixed(words: string, days: number): DateRule {
  return {
    pattern: wordPattern(words),
    read: (_, today) => {
      const day = today.add({ days });
      return days < 0 ? { kind: "day", day, ask: "past" } : { kind: "day", day };
    },
  };
}

function later(today: Day, groups: Readonly<Record<string, string | undefined>>): Day {
  const count = countOf(groups["count"]);
  const unit = groups["unit"] ?? "day";
  if (unit.startsWith("month")) return today.add({ months: count });
  if (unit.startsWith("day")) return today.add({ days: count });
  return today.add({ weeks: unit === "fortnight" ? 2 * count : count });
}

function weekdaySaid(name: string, said: WhichWeekday): DateSaid {
  return { kind: "weekday", weekday: weekdayNumber(name), which: said };
}

function which(words: string, said: WhichWeekday): DateRule {
  return { pattern: wordPattern(words), read: ({ weekday = "" }) => weekdaySaid(weekday, said) };
}

/** Weeks begin on Monday. Said on a Sunday, "next week" is asked: many people's week has begun that day. */
function readWeek(
  { part, which: said }: Readonly<Record<string, string | undefined>>,
  today: Day,
): DateSaid {
  const next = said !== "this";
  const monday = mondayOf(today).add({ days: next ? 7 : 0 });
  const [first, last] = partOf(part, 7);
  const from = monday.add({ days: first });
  const to = monday.add({ days: last });
  const span = { kind: "span", from, to } as const;
  return next && today.dayOfWeek === 7 ? { ...span, ask: "which-week" } : span;
}

/** "Next weekend" is said of the coming one and of the one after it, until the weekend has begun. */
function weekend(today: Day, weeks: number): DateSaid {
  const saturday = mondayOf(today).add({ days: 5 + 7 * weeks });
  const span = { kind: "span", from: saturday, to: saturday.add({ days: 1 }) } as const;
  return weeks === 1 && today.dayOfWeek < 6 ? { ...span, ask: "which-week" } : span;
}

function monthSaid(first: Day, part: string | undefined): DateSaid {
  const [from, to] = partOf(part, first.daysInMonth);
  return { kind: "span", from: first.add({ days: from }), to: first.add({ days: to }) };
}

/** Which days of a stretch "early", "the end of" and the like mean; offsets from its first day, both counting. */
function partOf(part: string | undefined, length: number): [first: number, last: number] {
  const third = Math.ceil(length / 3);
  if (part === undefined) return [0, length - 1];
  if (/^(?:early|earlier|beginning|start|first)/.test(part)) return [0, third - 1];
  if (/^(?:mid|middle)/.test(part))
    return [Math.floor(length / 3), length - Math.floor(length / 3) - 1];
  return [length === 7 ? 3 : length - third, length === 7 ? 6 : length - 1];
}
