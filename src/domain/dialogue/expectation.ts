/**
 * What the caller was asked for. It narrows the recogniser's grammar, sets how patient endpointing is and tells the
 * scripted brain how to read a bare answer. Commands that work anywhere ("a person, please") are always expected too.
 */
export interface Expectation {
  readonly kind: ExpectationKind;
  /** What was offered, in the words it was offered in, when `kind` is `choice`. */
  readonly options?: readonly string[];
  /** Which part of the caller's own name, when `kind` is `spelling` and only one is asked for. */
  readonly part?: "first-name" | "last-name";
  /** A name that they said is wrong: it isn't listened for. */
  readonly refused?: string;
}

export type ExpectationKind =
  | "open"
  | "yes-no"
  | "choice"
  | "service"
  | "person"
  | "date-time"
  | "name"
  | "spelling"
  | "phone"
  /** Six digits that were texted to them. */
  | "code"
  /** Nothing: they wait with us for something from outside, and may say anything or nothing. */
  | "wait";
