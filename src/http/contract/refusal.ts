/** The body of every answer that is not a success: one clear sentence for the person who reads it. */
export interface Refusal {
  readonly error: string;
}
