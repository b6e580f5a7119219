import { unreachable } from "../../base/unreachable.ts";
import { mondayOf, weekdayFrom, type Day } from "./calendar.ts";
import type { DateSaid, WhichWeekday } from "./date-part.ts";

type DaySaid = Extract<DateSaid, { kind: "day" }>;

/**
 * The day a weekday means.
 *
 * - "Friday" and "this Friday" are the next one to come. Said on a Friday, people would rather say "today", so the bare
 *   word is a week from today and "this Friday" is today, and both are asked.
 * - "Coming Friday" is the next one after today.
 * - "Next Friday" has two readings where this week's Friday is still ahead: the nearest one, and the one in the week
 *   that begins next Monday. People differ (time parsers do too), so it is asked, the one in next week first. Where this
 *   week's is today or over, both readings are the same day and nothing is asked: on a Friday, "next Monday" is in three
 *   days and "next Friday" in seven. On a Sunday some people's week has already begun, so every day but Sunday is asked.
 * - "The Friday after next" is the one in the week after next, or in next week where this week's is still ahead.
 */
export function weekdaySaidDay(weekday: number, which: WhichWeekday, today: Day): DaySaid {
  const coming = weekdayFrom(today.add({ days: 1 }), weekday);
  const isToday = today.dayOfWeek === weekday;
  switch (which) {
    case "bare":
      return isToday ? asked(coming, today) : { kind: "day", day: coming };
    case "this":
      return isToday ? asked(today, coming) : { kind: "day", day: coming };
    case "coming":
      return { kind: "day", day: coming };
    case "next":
      return nextWeekday(weekday, coming, today);
    case "after-next":
      return { kind: "day", day: coming.add({ days: 7 }) };
    case "last":
      return { kind: "day", day: coming.subtract({ days: isToday ? 7 * 2 : 7 }), ask: "past" };
    default:
      return unreachable(which);
  }
}

function nextWeekday(weekday: number, coming: Day, today: Day): DaySaid {
  if (today.dayOfWeek === 7) {
    return weekday === 7 ? { kind: "day", day: coming } : asked(coming, coming.add({ days: 7 }));
  }
  const inNextWeek = mondayOf(today).add({ days: 7 + weekday - 1 });
  return weekday > today.dayOfWeek ? asked(inNextWeek, coming) : { kind: "day", day: inNextWeek };
}

function asked(day: Day, otherwise: Day): DaySaid {
  return { kind: "day", day, ask: "which-week", otherwise };
}
