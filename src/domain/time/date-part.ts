import type { Day } from "./calendar.ts";
import type { Ask, Preference } from "./meaning.ts";

/** Words about a day, found at a place in the normal words, before they are put together with their neighbours. */
export interface DatePart {
  readonly start: number;
  readonly end: number;
  readonly said: DateSaid;
}

export type DateSaid =
  /** A day that stands by itself: "tomorrow", "March 5th", "in two days". */
  | {
      readonly kind: "day";
      readonly day: Day;
      readonly ask?: Ask;
      readonly otherwise?: Day;
      /** Counted in weeks ("in two weeks"): a weekday beside it means that week's. */
      readonly byWeeks?: boolean;
    }
  /** A day of the month with no month: "the tenth". */
  | { readonly kind: "ordinal"; readonly number: number }
  | { readonly kind: "weekday"; readonly weekday: number; readonly which: WhichWeekday }
  /** Several days on end; a weekday or an ordinal beside it picks one. Both ends count. */
  | {
      readonly kind: "span";
      readonly from: Day;
      readonly to: Day | null;
      readonly prefer?: Preference;
      readonly ask?: Ask;
    }
  /** A date no calendar has; `likely` is the nearest that exists. */
  | { readonly kind: "impossible"; readonly likely: Day | null };

export type WhichWeekday = "bare" | "this" | "next" | "coming" | "last" | "after-next";

/** One way of saying a day: a pattern over the normal words, and what a match says (null: not a day after all). */
export interface DateRule {
  readonly pattern: RegExp;
  read(
    groups: Readonly<Record<string, string | undefined>>,
    today: Day,
    options: DateRuleOptions,
  ): DateSaid | null;
}

export interface DateRuleOptions {
  readonly answer: boolean;
  readonly slashDates: "day-first" | "month-first" | null;
}
