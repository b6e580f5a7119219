/** A question callers ask and what the receptionist says to it. */
export interface Faq {
  /** Short and stable, e.g. `parking`; unique in its desk. */
  readonly id: string;
  /** The ways callers put it. */
  readonly questions: readonly string[];
  /** Spoken word for word: one or two short sentences. */
  readonly answer: string;
}
