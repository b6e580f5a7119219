import type { ServicePhase } from "./service.ts";
import type { SpecialDay } from "./special-day.ts";
import type { WeeklyHours } from "./weekly-hours.ts";

/** Someone who does services. */
export interface Stylist {
  /** Short and stable, e.g. `priya`; unique in the desk. */
  readonly id: string;
  readonly name: string;
  /** Other forms of the name that callers use. */
  readonly aliases: readonly string[];
  /** What they are there for, e.g. `dermatology`. */
  readonly specialty?: string;
  /** Where they work; left out where the business has one place only. */
  readonly locationId?: string;
  /** IANA zone of their own hours, breaks and days; left out: that of where they work. */
  readonly zone?: string;
  readonly serviceIds: readonly string[];
  /** Where their time or their price is another than that of the service. */
  readonly ownServices: readonly OwnService[];
  readonly hours: WeeklyHours;
  readonly specialDays: readonly SpecialDay[];
  readonly breaks: WeeklyHours;
  readonly timeOff: readonly TimeOff[];
  /** Visits a day, by the calendar of where they work, at most. */
  readonly mostPerDay?: number;
}

/** How one person does a service when not as it is listed. Buffers and the room are those of the service. */
export interface OwnService {
  readonly serviceId: string;
  readonly phases?: readonly ServicePhase[];
  /** In the smallest unit of the desk's currency. */
  readonly priceMinor?: number;
}

/** Away once, by the clock on the wall where they work: `YYYY-MM-DDTHH:MM`, `to` not included. */
export interface TimeOff {
  readonly from: string;
  readonly to: string;
  readonly reason?: string;
}
