import type { SlotPolicy, Span } from "./types.ts";
import { instantOf, wallClockOf, zoneOffsets } from "./zone-offsets.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Between which instants a visit may start now: after the minimum notice, to the end of the last day of the horizon. */
export function bookingWindow(zone: string, policy: SlotPolicy, nowMs: number): Span {
  const reachMs = (policy.horizonDays + 2) * DAY_MS;
  const offsets = zoneOffsets(zone, nowMs - DAY_MS, nowMs + reachMs);
  const today = Math.floor(wallClockOf(offsets, nowMs) / DAY_MS);
  return {
    startMs: nowMs + policy.minimumNoticeMinutes * MINUTE_MS,
    endMs: instantOf(offsets, (today + policy.horizonDays + 1) * DAY_MS),
  };
}
