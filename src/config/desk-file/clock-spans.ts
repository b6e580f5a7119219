import type { DaySpan } from "../../domain/business/weekly-hours.ts";

const DAY_MINUTES = 1440;
/** Longer shifts over midnight are more likely `from` and `to` the wrong way round. */
const LONGEST_NIGHT_MINUTES = 720;

/** What was written for the hours of a day: its spans, or one sentence on what is wrong with it. */
export type ClockSpans =
  | { readonly ok: true; readonly spans: readonly DaySpan[] }
  | { readonly ok: false; readonly fault: string };

/**
 * Reads `10:00-14:00, 15:00-20:00`, or `closed` and `off` for none. A span whose end is not later than its start ends on
 * the next day: `18:00-02:00`.
 */
export function readClockSpans(text: string): ClockSpans {
  if (/^\s*(closed|off|none)\s*$/iu.test(text)) return { ok: true, spans: [] };
  const spans: DaySpan[] = [];
  for (const part of text.split(",")) {
    const match = /^\s*(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\s*$/u.exec(part);
    const [, fromHour, from, toHour, to] = match ?? [];
    const fromMinute = minuteOfDay(fromHour, from);
    const toMinute = minuteOfDay(toHour, to);
    if (fromMinute === undefined || toMinute === undefined || fromMinute === DAY_MINUTES) {
      return { ok: false, fault: 'hours like "10:00-14:00, 15:00-20:00", or "closed"' };
    }
    const isOvernight = toMinute <= fromMinute;
    const span = { fromMinute, toMinute: isOvernight ? toMinute + DAY_MINUTES : toMinute };
    if (isOvernight && span.toMinute - fromMinute > LONGEST_NIGHT_MINUTES) {
      return { ok: false, fault: `the earlier time first in "${part.trim()}"` };
    }
    spans.push(span);
  }
  spans.sort((a, b) => a.fromMinute - b.fromMinute);
  const overlaps = spans.some((span, at) => span.fromMinute < (spans[at - 1]?.toMinute ?? 0));
  if (overlaps) return { ok: false, fault: "hours that don't overlap each other" };
  return { ok: true, spans };
}

function minuteOfDay(hour: string | undefined, minute: string | undefined): number | undefined {
  const total = Number(hour) * 60 + Number(minute);
  return total <= DAY_MINUTES && Number(minute) < 60 ? total : undefined;
}
