import type { Closure } from "./desk-file.ts";
import type { SpecialDay } from "./special-day.ts";
import type { WeeklyHours } from "./weekly-hours.ts";

/** One of several places where a business sees its customers. */
export interface Location {
  /** Short and stable, e.g. `anna-nagar`; unique in its desk. */
  readonly id: string;
  /** As the receptionist says it. */
  readonly name: string;
  /** Other names callers use. */
  readonly aliases: readonly string[];
  readonly address?: string;
  /** IANA zone that its hours and its days are meant in. */
  readonly zone: string;
  readonly hours: WeeklyHours;
  /** On a date that is not among them, the special day of the whole business holds, if there is one. */
  readonly specialDays: readonly SpecialDay[];
  /** On top of those of the whole business. */
  readonly closures: readonly Closure[];
}
