import { unreachable } from "../../base/unreachable.ts";

/** Minutes in half a day and in a whole one. */
export const halfDayMinutes = 720;
export const dayMinutes = 1440;

/** What tells the halves of the day apart. */
export type DayPart = "am" | "pm" | "morning" | "afternoon" | "evening" | "night";

/** What settles a time that was said without its half of the day. */
export interface HalfDayOptions {
  /** Opening hours in minutes of the day; `to` may be past midnight (over 1440). */
  readonly opening: { readonly from: number; readonly to: number } | null;
  /** Minutes of the day before which nothing can be meant, when the day is today. */
  readonly notBefore: number | null;
}

/** A settled time in minutes of the day, and the other reading where it must be asked. */
export interface HalfDayChoice {
  readonly minutes: number;
  readonly otherwise: number | null;
}

/** With no opening hours given: when a business that takes appointments may be open. */
const likelyOpening = { from: 7 * 60, to: 21 * 60 + 30 };

/**
 * The minute of the day that a time on the twelve-hour dial (0 to 719; twelve is 0) means in a part of the day. Night
 * begins at five: "nine at night" is 21:00, "two at night" 02:00, "twelve at night" midnight.
 */
export function inDayPart(dial: number, part: DayPart): number {
  switch (part) {
    case "am":
    case "morning":
      return dial;
    case "pm":
    case "afternoon":
    case "evening":
      return dial + halfDayMinutes;
    case "night":
      return dial >= 5 * 60 ? dial + halfDayMinutes : dial;
    default:
      return unreachable(part);
  }
}

/**
 * Chooses between the two halves of the day: the one inside opening hours. Where both are, seven to half past eleven
 * is likelier in the morning and the rest in the afternoon, and it must be asked; where neither is, the one nearer to
 * them is meant.
 */
export function chooseHalfDay(dial: number, options: HalfDayOptions): HalfDayChoice {
  const window = options.opening ?? likelyOpening;
  const usual = dial >= 7 * 60 ? dial : dial + halfDayMinutes;
  const other = usual === dial ? dial + halfDayMinutes : dial;
  const ahead = [usual, other].filter((minutes) => minutes >= (options.notBefore ?? 0));
  const candidates = ahead.length === 0 ? [usual, other] : ahead;
  const inside = candidates.filter((minutes) => distance(minutes, window) === 0);
  const [first, second] = inside;
  if (first !== undefined) return { minutes: first, otherwise: second ?? null };
  const [nearest = usual] = candidates.toSorted(
    (left, right) => distance(left, window) - distance(right, window),
  );
  return { minutes: nearest, otherwise: null };
}

/** How far a time lies outside the window; its end is outside by one minute, since nothing can begin there. */
function distance(minutes: number, window: { readonly from: number; readonly to: number }): number {
  const each = [minutes, minutes + dayMinutes].map((at) =>
    Math.max(window.from - at, at - window.to + 1, 0),
  );
  return Math.min(...each);
}
