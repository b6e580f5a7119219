import { compareDays, type Day } from "./calendar.ts";
import type { DayPartFound } from "./day-part-ranges.ts";
import { dayMinutes } from "./half-day.ts";
import { gravest, type Ask, type Meaning, type WhenOptions } from "./meaning.ts";
import type { DateReading } from "./read-dates.ts";
import { readTimes, type RelatedTime, type TimeReading } from "./read-times.ts";

/** What is known of the time when the day has been read: the time is read last, because "today" bounds it. */
export interface TimeWords {
  readonly times: readonly RelatedTime[];
  readonly dayParts: readonly DayPartFound[];
  readonly text: string;
}

/** The meaning of a date and a time together: what is over, and which questions one answers for the other. */
export function putTogether(
  read: DateReading,
  words: TimeWords,
  now: { readonly today: Day; readonly minutes: number },
  opening: WhenOptions["opening"],
): Meaning {
  const window = openingWindow(opening);
  const timeOn = (day: Day | null): TimeReading =>
    readTimes(words.times, words.dayParts, words.text, {
      opening: window,
      notBefore: day !== null && compareDays(day, now.today) === 0 ? now.minutes : null,
    });
  const dates = todayOver(read, timeOn(now.today), now, window);
  const times = timeOn(dates.day);
  const ahead = dates.day === null ? 1 : compareDays(dates.day, now.today);
  const over: Ask | null = ahead < 0 || (ahead === 0 && isOver(times, now.minutes)) ? "past" : null;
  const ask = gravest([over, dates.ask, times.ask]);
  const hasOther = dates.otherwise !== null || times.otherwise !== null;
  return {
    date: dates.day?.toString() ?? null,
    time: clockText(times.time),
    range:
      times.range === null
        ? null
        : { from: clockText(times.range.from), to: clockText(times.range.to) },
    dateRange:
      dates.range === null
        ? null
        : { from: dates.range.from?.toString() ?? null, to: dates.range.to?.toString() ?? null },
    prefer: times.prefer ?? dates.prefer,
    ask,
    otherwise: hasOther
      ? {
          date: (dates.otherwise ?? dates.day)?.toString() ?? null,
          time: clockText(
            times.ask === ask || dates.otherwise === null
              ? (times.otherwise ?? times.time)
              : times.time,
          ),
        }
      : null,
  };
}

/** "Friday at nine" said on a Friday at noon can only be next week's: then there is nothing to ask. */
function todayOver(
  dates: DateReading,
  times: TimeReading,
  now: { readonly today: Day; readonly minutes: number },
  window: { readonly to: number } | null,
): DateReading {
  const { day, otherwise } = dates;
  if (dates.ask !== "which-week" || day === null || otherwise === null) return dates;
  if (!isOver(times, now.minutes) && (window === null || now.minutes < window.to)) return dates;
  if (compareDays(day, now.today) === 0)
    return { ...dates, day: otherwise, otherwise: null, ask: null };
  if (compareDays(otherwise, now.today) === 0) return { ...dates, otherwise: null, ask: null };
  return dates;
}

function isOver(times: TimeReading, nowMinutes: number): boolean {
  if (times.range !== null) return times.range.to !== null && times.range.to <= nowMinutes;
  return times.time !== null && times.time < nowMinutes;
}

function openingWindow(
  opening: WhenOptions["opening"],
): { readonly from: number; readonly to: number } | null {
  if (opening === undefined) return null;
  const from = minutesOf(opening.from);
  const to = minutesOf(opening.to);
  return { from, to: to <= from ? to + dayMinutes : to };
}

function minutesOf(clock: string): number {
  const match = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(clock);
  if (match === null) throw new RangeError(`"${clock}" is not a time of day like 10:00.`);
  return Number(match[1]) * 60 + Number(match[2]);
}

function clockText(minutes: number | null): string | null {
  if (minutes === null) return null;
  const hour = String(Math.floor(minutes / 60) % 24).padStart(2, "0");
  return `${hour}:${String(minutes % 60).padStart(2, "0")}`;
}
