import { Temporal } from "temporal-polyfill";
import { toInstantMs } from "../../domain/scheduling/local-time.ts";
import type { Span } from "../../domain/scheduling/types.ts";
import type { TheirEvent } from "./their-calendar.ts";

/** When it takes place, each time. */
export function timesOf(event: TheirEvent, zone: string): Span[] {
  const { days, daily } = event;
  if (days) {
    const after = Temporal.PlainDate.from(days.to).add({ days: 1 });
    return [{ startMs: toInstantMs(days.from, zone), endMs: toInstantMs(after.toString(), zone) }];
  }
  const { startMs, endMs } = event;
  if (!daily) return [{ startMs, endMs }];
  return Array.from({ length: daily.times }, (_, time) => {
    if (daily.moved?.time === time) {
      return { startMs: daily.moved.startMs, endMs: daily.moved.endMs };
    }
    const shifted = (atMs: number) =>
      Temporal.Instant.fromEpochMilliseconds(atMs)
        .toZonedDateTimeISO(event.zone ?? zone)
        .add({ days: time }).epochMilliseconds;
    return { startMs: shifted(startMs), endMs: shifted(startMs) + endMs - startMs };
  }).filter((_, time) => !daily.except?.includes(time));
}
