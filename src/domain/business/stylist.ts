import type { WeeklyHours } from "./weekly-hours.ts";

/** Someone who does services. */
export interface Stylist {
  /** Short and stable, e.g. `priya`; unique in the desk. */
  readonly id: string;
  readonly name: string;
  /** Other forms of the name that callers use. */
  readonly aliases: readonly string[];
  readonly serviceIds: readonly string[];
  readonly hours: WeeklyHours;
  readonly breaks: WeeklyHours;
  readonly timeOff: readonly TimeOff[];
}

/** Away once, by the clock on the wall at the desk: `YYYY-MM-DDTHH:MM`, `to` not included. */
export interface TimeOff {
  readonly from: string;
  readonly to: string;
  readonly reason?: string;
}
