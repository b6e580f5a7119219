/**
 * The owner asked for something that can't be done; nothing was written. The message is one sentence that says what to do
 * instead. It is thrown because that is what rolls a transaction back.
 */
export class Refused extends Error {
  override readonly name = "Refused";
  /** `input`: what was given can't be right. `state`: it doesn't go with what is in the book. */
  readonly kind: "input" | "state";
  /** What stands in the way, a line each. */
  readonly details: readonly string[];

  constructor(message: string, kind: "input" | "state" = "input", details: readonly string[] = []) {
    super(message);
    this.kind = kind;
    this.details = details;
  }
}
