import { z } from "zod";
import { LIMITS } from "../../domain/business/limits.ts";
import { readClockSpans } from "./clock-spans.ts";
import { date } from "./dates.ts";
import { isZone } from "./registers.ts";
import { text } from "./shape-parts.ts";

/** An IANA time zone. */
export function zone() {
  return text(60, "a time zone").refine(isZone, "a time zone such as Asia/Kolkata");
}

/** What repeats every week, by day or by kind of day. */
export function week(what: string) {
  const day = spans().optional();
  return z.strictObject(
    {
      daily: day,
      weekdays: day,
      weekend: day,
      monday: day,
      tuesday: day,
      wednesday: day,
      thursday: day,
      friday: day,
      saturday: day,
      sunday: day,
    },
    { error: `${what}, such as daily: 10:00-20:00` },
  );
}

/** Other hours on one date. */
export function specialDay() {
  return z.strictObject(
    { date: date(), hours: spans(), reason: text(LIMITS.reason, "a reason").optional() },
    { error: "a day with other hours, such as date: 2026-12-24 and hours: 10:00-14:00" },
  );
}

/** Days on which a place does not open. */
export function closure() {
  return z.strictObject(
    { from: date(), to: date().optional(), reason: text(LIMITS.reason, "a reason").optional() },
    { error: "a closure such as from: 2026-12-25" },
  );
}

/** The hours of one day. */
function spans() {
  const error = 'hours like "10:00-14:00, 15:00-20:00", or "closed"';
  return z.string(error).transform((written, context) => {
    const read = readClockSpans(written);
    if (read.ok) return read.spans;
    context.addIssue({ code: "custom", message: read.fault });
    return z.NEVER;
  });
}
