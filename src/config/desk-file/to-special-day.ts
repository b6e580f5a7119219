import type { SpecialDay } from "../../domain/business/special-day.ts";
import type { WrittenDesk } from "./schema.ts";
import { withReason } from "./with-reason.ts";

/** Other hours on one date. */
export function toSpecialDay(written: WrittenDesk["specialDays"][number]): SpecialDay {
  const { date, hours: spans, reason } = written;
  return withReason({ date, spans }, reason);
}
