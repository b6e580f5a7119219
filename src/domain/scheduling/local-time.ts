import { Temporal } from "temporal-polyfill";
import type { Span } from "./types.ts";

/**
 * The instant at which the clock on the wall shows `local` (`YYYY-MM-DDTHH:MM`). A time that comes twice is the first of
 * the two; one that is skipped is as much later as the clock jumps. Throws a `RangeError` for what is no date or zone.
 */
export function toInstantMs(local: string, zone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
}

/** What the clock on the wall shows at an instant: `YYYY-MM-DDTHH:MM`. */
export function toLocal(atMs: number, zone: string): string {
  return zoned(atMs, zone).toPlainDateTime().toString({ smallestUnit: "minute" });
}

/** An instant with its zone's offset, for data that leaves the program: `2026-11-24T15:00:00+05:30`. */
export function toIsoWithOffset(atMs: number, zone: string): string {
  return zoned(atMs, zone).toString({ smallestUnit: "second", timeZoneName: "never" });
}

/** From one midnight to the next around an instant; 23 or 25 hours where the clock changes. */
export function localDayAround(atMs: number, zone: string): Span {
  const start = zoned(atMs, zone).startOfDay();
  return {
    startMs: start.epochMilliseconds,
    endMs: start.add({ days: 1 }).startOfDay().epochMilliseconds,
  };
}

function zoned(atMs: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
}
