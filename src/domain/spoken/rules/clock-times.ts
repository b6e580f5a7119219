import { cardinal } from "../number-words.ts";
import { DASH, END, START, type Rule } from "../rule.ts";

const HALF = String.raw`(?:([ap])\.\s?m\.|([ap])m(?!\p{L}))`;
const PART_OF_DAY = String.raw`(?=\s+(?:in the (?:morning|afternoon|evening)|at night|tonight|o.clock))`;

interface Reading {
  readonly hour: number;
  readonly minute: number;
  readonly half?: string;
  /** Written as on a timetable, 00:00 to 24:00. */
  readonly is24?: boolean;
}

/**
 * Times of day. They are said as the digits go, "three thirty PM", never as "half past": that is what callers say back,
 * and it holds for every minute. A time that leaves open which half of the day it is stays open.
 */
export const clockTimes: readonly Rule[] = [
  {
    // 10:00–20:00, 9:30 AM - 5 PM, 10:00 to 20:00
    pattern: new RegExp(
      String.raw`${START}(\d{1,2})(?:[:.](\d{2}))?(?:\s?${HALF})?(${DASH}|\s(?:to|until|till|and)\s)(\d{1,2})(?:[:.](\d{2}))?(?:\s?${HALF})?${END}`,
      "giu",
    ),
    say(match) {
      const [
        ,
        hour = "",
        minute,
        dotted,
        plain,
        between = "",
        hour2 = "",
        minute2,
        dotted2,
        plain2,
      ] = match;
      const half = (dotted ?? plain)?.toLowerCase();
      const half2 = (dotted2 ?? plain2)?.toLowerCase();
      const isDash = !/\p{L}/u.test(between);
      // Two bare numbers are no times, and "between 5 and 6 PM" needs no more than its own rule.
      if (half === undefined && minute === undefined && (half2 === undefined || !isDash))
        return undefined;
      if (half2 === undefined && minute2 === undefined) return undefined;
      const is24 =
        half === undefined && half2 === undefined && [hour, hour2].some((one) => isTimetable(one));
      const first = clock({ ...read(hour, minute), ...(half !== undefined && { half }), is24 });
      const second = clock({
        ...read(hour2, minute2),
        ...(half2 !== undefined && { half: half2 }),
        is24,
      });
      if (first === undefined || second === undefined) return undefined;
      // In "9–11 AM" the half belongs to both, and is said once.
      const begin =
        half === undefined && half2 !== undefined ? first.replace(" o'clock", "") : first;
      return `${begin} ${isDash ? "to" : between.trim()} ${second}`;
    },
  },
  {
    pattern: new RegExp(String.raw`${START}12(?::00)?\s(?=noon|midnight)`, "giu"),
    say: () => "",
  },
  {
    pattern: new RegExp(String.raw`${START}(\d{1,2})(?:[:.](\d{2}))?\s?${HALF}`, "giu"),
    say(match) {
      const [matched, hour = "", minute, dotted, plain] = match;
      const half = (dotted ?? plain)?.toLowerCase();
      const said = clock({ ...read(hour, minute), ...(half !== undefined && { half }) });
      if (said === undefined || !matched.endsWith(".")) return said;
      const after = match.input.slice(match.index + matched.length);
      return /^(?:$|\s+\p{Lu})/u.test(after) ? `${said}.` : said;
    },
  },
  {
    pattern: new RegExp(String.raw`${START}(\d{1,2}):(\d{2})${PART_OF_DAY}`, "giu"),
    say: ([, hour = "", minute = ""]) =>
      clock({ hour: Number(hour) % 12 || 12, minute: Number(minute) })?.replace(" o'clock", ""),
  },
  {
    pattern: new RegExp(String.raw`${START}(\d{1,2}):(\d{2})${END}`, "gu"),
    say: ([, hour = "", minute = ""]) => clock({ ...read(hour, minute), is24: isTimetable(hour) }),
  },
];

function isTimetable(hour: string): boolean {
  return Number(hour) > 12 || hour.startsWith("0");
}

function read(hour: string, minute = "0"): Reading {
  return { hour: Number(hour), minute: Number(minute) };
}

function clock({ hour, minute, half, is24 = false }: Reading): string | undefined {
  if (minute > 59 || hour > 24) return undefined;
  if (half !== undefined) {
    if (hour > 12) return clock({ hour, minute, is24: true });
    return onTheClock(hour % 12 || 12, minute, half === "a" ? "AM" : "PM");
  }
  if (is24) return onTheClock(hour % 12 || 12, minute, hour % 24 < 12 ? "AM" : "PM");
  return minute === 0 ? `${cardinal(hour, "american")} o'clock` : dial(hour, minute);
}

function onTheClock(hour: number, minute: number, half: "AM" | "PM"): string {
  if (hour === 12 && minute === 0) return half === "AM" ? "midnight" : "noon";
  return `${dial(hour, minute)} ${half}`;
}

function dial(hour: number, minute: number): string {
  const hours = cardinal(hour, "american");
  if (minute === 0) return hours;
  return `${hours} ${minute < 10 ? "oh " : ""}${cardinal(minute, "american")}`;
}
