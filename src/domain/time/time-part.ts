import type { DayPart } from "./half-day.ts";

/** A time of day found at a place in the normal words. */
export interface TimePart {
  readonly start: number;
  readonly end: number;
  readonly clock: ClockSaid;
  /** "in the evening", "pm": said right beside it. */
  readonly dayPart: DayPart | null;
}

/** What the words fix: the minute of the day, or only its place on the twelve-hour dial (0 to 719). */
export type ClockSaid =
  | { readonly kind: "day"; readonly minutes: number }
  | { readonly kind: "dial"; readonly minutes: number };

/** A clock reading: hours from 13, zero and a leading zero are of the 24-hour clock. Null where no clock shows it. */
export function clockSaid(hour: string, minute: number): ClockSaid | null {
  const hours = Number(hour);
  if (hours > 24 || minute > 59 || (hours === 24 && minute > 0)) return null;
  const minutes = (hours % 24) * 60 + minute;
  if (hours > 12 || hours === 0 || hour.startsWith("0")) return { kind: "day", minutes };
  return { kind: "dial", minutes: minutes % 720 };
}

/** The same clock so many minutes later; negative is earlier. */
export function shiftClock(clock: ClockSaid, by: number): ClockSaid {
  const length = clock.kind === "day" ? 1440 : 720;
  return { kind: clock.kind, minutes: (clock.minutes + by + length) % length };
}
