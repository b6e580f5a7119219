import type { DaySpan } from "./weekly-hours.ts";

/**
 * Other hours on one date, `YYYY-MM-DD`, in place of those of its weekday; no span means closed, or not in. Weekly breaks stay
 * as they are. What began the evening before and reaches past midnight stays too.
 */
export interface SpecialDay {
  readonly date: string;
  readonly spans: readonly DaySpan[];
  readonly reason?: string;
}
