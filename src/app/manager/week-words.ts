import { Refused } from "../../actions/manage/refused.ts";
import { readClockSpans } from "../../config/desk-file/clock-spans.ts";
import { readWeekday } from "../../domain/business/weekday-word.ts";
import type { Weekday, WeeklyHours } from "../../domain/business/weekly-hours.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/**
 * Reads a week as people write it: `Mon-Fri 10:00-19:00; Sat 10:00-14:00, 15:00-18:00; Sun closed`. A later part wins over
 * an earlier one for the same day; without days it is every day; `closed`, `off` or nothing at all is no hours.
 */
export function readWeek(text: string): WeeklyHours {
  const byDay = new Map<Weekday, WeeklyHours>();
  for (const part of text.split(/[;\n]/u)) {
    const words = part.trim();
    if (words === "") continue;
    const [, dayWords = "", clock = ""] =
      /^([^\d]*?)\s*((?:\d|closed\b|off\b|none\b).*)$/iu.exec(words) ?? [];
    if (clock === "") throw wrong(words);
    const read = readClockSpans(
      clock.replaceAll(/(^|[-–,\s])(\d{1,2})(?=\s*([-–,]|$))/gu, "$1$2:00"),
    );
    if (!read.ok) throw new Refused(`"${words}" can't be read; write ${read.fault}.`);
    for (const weekday of readDays(dayWords, words))
      byDay.set(
        weekday,
        read.spans.map(({ fromMinute, toMinute }) => ({ weekday, fromMinute, toMinute })),
      );
  }
  return ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((weekday) => byDay.get(weekday) ?? []);
}

/** Writes it so that `readWeek` reads the same; days with the same hours are joined. */
export function writeWeek(week: WeeklyHours): string {
  if (week.length === 0) return "closed";
  const spansOf = Map.groupBy(week, (span) => span.weekday);
  const parts: { days: number[]; clock: string }[] = [];
  for (const weekday of [1, 2, 3, 4, 5, 6, 7] as const) {
    const spans = spansOf.get(weekday);
    if (!spans) continue;
    const clock = spans.map((span) => writeClock(span)).join(", ");
    const last = parts.at(-1);
    if (last?.clock === clock && last.days.at(-1) === weekday - 1) last.days.push(weekday);
    else parts.push({ days: [weekday], clock });
  }
  return parts.map(({ days, clock }) => `${writeDays(days)} ${clock}`).join("; ");
}

/** `10:00-19:00` of one stretch of a day. */
export function writeClock(span: {
  readonly fromMinute: number;
  readonly toMinute: number;
}): string {
  const end = span.toMinute > 1440 ? span.toMinute - 1440 : span.toMinute;
  return `${minuteText(span.fromMinute)}-${minuteText(end)}`;
}

/** The hours of a single day: `10:00-14:00, 15:00-19:00`, or `closed`. */
export function readDayHours(text: string) {
  const read = readClockSpans(text);
  if (!read.ok) throw new Refused(`"${text}" can't be read; write ${read.fault}.`);
  return read.spans;
}

function readDays(text: string, part: string): readonly Weekday[] {
  const words = text.trim().replace(/[:,]$/u, "").trim().toLowerCase();
  if (["", "daily", "every day", "all"].includes(words)) return [1, 2, 3, 4, 5, 6, 7];
  if (words === "weekdays") return [1, 2, 3, 4, 5];
  if (words === "weekend") return [6, 7];
  return words.split(/\s*(?:,|\band\b)\s*/u).flatMap((piece) => {
    const [from = "", to] = piece.split(/\s*(?:[-–]|\bto\b)\s*/u);
    const first = readWeekday(from);
    const last = to === undefined ? first : readWeekday(to);
    if (first === undefined || last === undefined) throw wrong(part);
    const length = ((last - first + 7) % 7) + 1;
    return Array.from({ length }, (_, step) => dayAfter(first, step));
  });
}

function dayAfter(first: Weekday, step: number): Weekday {
  return ([1, 2, 3, 4, 5, 6, 7] as const)[(first - 1 + step) % 7] ?? first;
}

function wrong(words: string): Refused {
  return new Refused(
    `"${words}" can't be read as hours; write like "Mon-Fri 10:00-19:00; Sat 10:00-14:00".`,
  );
}

function writeDays(days: readonly number[]): string {
  const first = DAYS[(days.at(0) ?? 1) - 1] ?? "";
  const last = DAYS[(days.at(-1) ?? 1) - 1] ?? "";
  return days.length === 1 ? first : `${first}-${last}`;
}

function minuteText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
