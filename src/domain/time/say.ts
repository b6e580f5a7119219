import { compareDays, dayOf, daysBetween, type Day } from "./calendar.ts";
import { monthNames, weekdayNames } from "./vocabulary.ts";

export interface SayDateOptions {
  /**
   * Local wall time at the business, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`: with it near days are called today and
   * tomorrow, and the year is left out where it is plain.
   */
  readonly now?: string;
}

export interface SayTimeOptions {
  /** `digits` is "4:30 PM"; `words` is "half past four in the afternoon". Both read back as the same time. */
  readonly style?: "digits" | "words";
}

/** Further ahead than this, a date is said with its year. */
const plainYearDays = 300;

/**
 * A date as a receptionist says it: "today", "tomorrow", "Tuesday the 24th of November", and with the year where it is
 * not plain from today. Throws RangeError where no calendar has the date.
 */
export function sayDate(date: string, options: SayDateOptions = {}): string {
  const day = dayOf(date);
  if (options.now === undefined) return `${named(day)} ${day.year}`;
  const today = dayOf(options.now.slice(0, 10));
  const ahead = daysBetween(today, day);
  if (ahead === 0) return "today";
  if (ahead === 1) return "tomorrow";
  const plain = compareDays(day, today) > 0 && ahead < plainYearDays;
  return plain ? named(day) : `${named(day)} ${day.year}`;
}

/** A time of day as a receptionist says it: "3 PM", "4:30 PM", "noon", "midnight". `time` is `HH:MM`. */
export function sayTime(time: string, options: SayTimeOptions = {}): string {
  const { hour, minute } = clockOf(time);
  if (minute === 0 && hour === 12) return "noon";
  if (minute === 0 && hour === 0) return "midnight";
  if (options.style === "words") return `${dialWords(hour, minute)} ${partOfDay(hour)}`;
  const digits = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${digits} ${hour < 12 ? "AM" : "PM"}`;
}

/** A date and time together: "tomorrow at 4:30 PM", "Tuesday the 24th of November at noon". */
export function sayWhen(
  when: { readonly date: string; readonly time: string },
  options: SayDateOptions & SayTimeOptions = {},
): string {
  return `${sayDate(when.date, options)} at ${sayTime(when.time, options)}`;
}

/** "1st", "22nd", "13th". */
export function ordinalText(number: number): string {
  const teen = number % 100 >= 11 && number % 100 <= 13;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}

function named(day: Day): string {
  const weekday = capital(weekdayNames[day.dayOfWeek - 1] ?? "");
  const month = capital(monthNames[day.month - 1] ?? "");
  return `${weekday} the ${ordinalText(day.day)} of ${month}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function clockOf(time: string): { readonly hour: number; readonly minute: number } {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (match === null) throw new RangeError(`"${time}" is not a time of day like 16:30.`);
  return { hour: Number(match[1]), minute: Number(match[2]) };
}

const hourWords = "twelve one two three four five six seven eight nine ten eleven".split(" ");
const minuteWords: Readonly<Record<number, string>> = {
  5: "five",
  10: "ten",
  15: "quarter",
  20: "twenty",
  25: "twenty-five",
  30: "half",
};

/** Five-minute times as people say them, the rest by the digits: "half past four", "ten to six", "4:37". */
function dialWords(hour: number, minute: number): string {
  if (minute === 0) return `${hourWord(hour)} o'clock`;
  const past = minuteWords[minute];
  if (past !== undefined) return `${past} past ${hourWord(hour)}`;
  const to = minuteWords[60 - minute];
  if (to !== undefined) return `${to} to ${hourWord(hour + 1)}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, "0")}`;
}

function hourWord(hour: number): string {
  return hourWords[hour % 12] ?? "";
}

function partOfDay(hour: number): string {
  if (hour < 12) return "in the morning";
  if (hour < 17) return "in the afternoon";
  return hour < 21 ? "in the evening" : "at night";
}
