import { Temporal } from "temporal-polyfill";
import type { Outreach } from "./outreach.ts";
import { afterQuietHours, startOfQuietHours } from "./quiet-hours.ts";

/** One thing to be said about an appointment. */
export interface PlannedNotice {
  readonly what: "reminder-message" | "reminder-call" | "follow-up";
  readonly dueAtMs: number;
  readonly notAfterMs: number;
}

const HOUR_MS = 60 * 60_000;

/** Who booked or moved it less than this before would be reminded of what they have just said themselves. */
const LEAST_GAP_MS = 2 * HOUR_MS;
/** A call on the evening before comes this long before the quiet hours, so that it's over when they begin. */
const EVENING_LEAD_MS = HOUR_MS;
/** Whoever is asked later than this has forgotten how it was. */
const FOLLOW_UP_WITHIN_MS = 3 * 24 * HOUR_MS;

/**
 * When an appointment's customer is reminded of it, and asked how it was, as known at `nowMs`. Whole days before are counted on
 * the calendar, so that a day before means the same time of day also when the clock changes. A reminder that falls into
 * the quiet hours comes when they are over; where that leaves less than half of the time meant, the evening before.
 */
export function outreachTimes(
  visit: { readonly startMs: number; readonly endMs: number },
  rules: Outreach,
  at: { readonly zone: string; readonly nowMs: number },
): readonly PlannedNotice[] {
  const { startMs, endMs } = visit;
  const { quietHours, followUpHoursAfter } = rules;
  const reminders = [
    { what: "reminder-message", minutes: (rules.messageReminderHoursBefore ?? 0) * 60 },
    { what: "reminder-call", minutes: rules.callReminderMinutesBefore ?? 0 },
  ] as const;
  const planned = reminders.flatMap(({ what, minutes }): PlannedNotice[] => {
    if (minutes === 0) return [];
    const dueAtMs = reminderTime(startMs, minutes, rules, at.zone);
    const isTooSoon = dueAtMs < at.nowMs + LEAST_GAP_MS;
    return isTooSoon ? [] : [{ what, dueAtMs, notAfterMs: startMs }];
  });
  if (followUpHoursAfter === null || endMs <= at.nowMs) return planned;
  const dueAtMs = afterQuietHours(endMs + followUpHoursAfter * HOUR_MS, quietHours, [at.zone]);
  return [
    ...planned,
    { what: "follow-up", dueAtMs, notAfterMs: Math.max(dueAtMs, endMs) + FOLLOW_UP_WITHIN_MS },
  ];
}

function reminderTime(startMs: number, minutes: number, rules: Outreach, zone: string): number {
  const meantMs = minutesBefore(startMs, minutes, zone);
  const laterMs = afterQuietHours(meantMs, rules.quietHours, [zone]);
  const isStillUseful = startMs - laterMs >= (startMs - meantMs) / 2;
  if (isStillUseful) return laterMs;
  return startOfQuietHours(meantMs, rules.quietHours, zone) - EVENING_LEAD_MS;
}

function minutesBefore(startMs: number, minutes: number, zone: string): number {
  const days = Math.floor(minutes / (24 * 60));
  return Temporal.Instant.fromEpochMilliseconds(startMs)
    .toZonedDateTimeISO(zone)
    .subtract({ days })
    .subtract({ minutes: minutes - days * 24 * 60 }).epochMilliseconds;
}
