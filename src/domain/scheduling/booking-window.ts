import { Temporal } from "temporal-polyfill";
import type { SlotPolicy, Span } from "./types.ts";

const MINUTE_MS = 60_000;

/** Between which instants a visit may start now: after the minimum notice, to the end of the last day of the horizon. */
export function bookingWindow(zone: string, policy: SlotPolicy, nowMs: number): Span {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const dayAfter = today.add({ days: policy.horizonDays + 1 });
  return {
    startMs: nowMs + policy.minimumNoticeMinutes * MINUTE_MS,
    endMs: dayAfter.toZonedDateTime(zone).epochMilliseconds,
  };
}
