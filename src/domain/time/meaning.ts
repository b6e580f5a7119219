/**
 * What a caller's words say about when. Everything is local wall time of the business; nothing here knows a zone.
 *
 * Where `ask` is set, the fields still hold the likeliest reading and `otherwise` the next likeliest.
 */
export interface Meaning {
  /** The day, `YYYY-MM-DD`. */
  readonly date: string | null;
  /** The time of day the words name, `HH:MM` on the 24-hour clock. */
  readonly time: string | null;
  /** The times of day that would do: "after five", "in the afternoon". Both ends null means any time. */
  readonly range: TimeRange | null;
  /** The days that would do: "next week", "this weekend", "any day". Both ends count. */
  readonly dateRange: DateRange | null;
  /** Which of several times is wanted: "as early as possible", "the last slot", "around three". */
  readonly prefer: Preference | null;
  /** What must be asked before anything is booked on this meaning. */
  readonly ask: Ask | null;
  /** The second reading, where there is one. */
  readonly otherwise: { readonly date: string | null; readonly time: string | null } | null;
}

/** Local times `HH:MM`; an end that is null is open. The start counts, the end does not. */
export interface TimeRange {
  readonly from: string | null;
  readonly to: string | null;
}

/** Days `YYYY-MM-DD`; an end that is null is open. */
export interface DateRange {
  readonly from: string | null;
  readonly to: string | null;
}

export type Preference = "earliest" | "latest" | "around";

/** The open question, the gravest first: only one is asked at a time. */
export type Ask =
  /** No calendar has that day: "the 31st of April". */
  | "impossible-date"
  /** That day or time is over. */
  | "past"
  /** Several days were named, or the weekday does not fit the date. */
  | "which-date"
  /** "Next Friday" is said of both. */
  | "which-week"
  /** Several times were named. */
  | "which-time"
  | "am-or-pm";

/** What the words are measured against. */
export interface WhenOptions {
  /** Local wall time at the business, `YYYY-MM-DDTHH:MM`. */
  readonly now: string;
  /** When the business is open on such a day; it settles what "at three" can mean. */
  readonly opening?: { readonly from: string; readonly to: string };
  /**
   * True when the words answer "when would you like to come?": a bare "four" is then four o'clock. Without it a number
   * is a time only where the words around it say so, because it may as well be part of a telephone number.
   */
  readonly answer?: boolean;
  /** How "3/4" is read: the 3rd of April, or March 4th. Left out, it is asked. */
  readonly slashDates?: "day-first" | "month-first";
}

/** A piece of the caller's own text: offsets in UTF-16 code units, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The meaning of the words about when, and what the sentence holds besides. */
export interface FoundWhen {
  readonly meaning: Meaning;
  readonly spans: readonly Span[];
  /** The sentence without those words. */
  readonly rest: string;
}

/** The meaning of words that say nothing about when. */
export const noMeaning: Meaning = {
  date: null,
  time: null,
  range: null,
  dateRange: null,
  prefer: null,
  ask: null,
  otherwise: null,
};

const gravity: readonly Ask[] = [
  "impossible-date",
  "past",
  "which-date",
  "which-week",
  "which-time",
  "am-or-pm",
];

/** The question to ask first. */
export function gravest(asks: readonly (Ask | null)[]): Ask | null {
  return gravity.find((ask) => asks.includes(ask)) ?? null;
}
