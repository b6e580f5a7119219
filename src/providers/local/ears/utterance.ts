/** The rate of the recogniser's telephone model. */
export const RECOGNISER_RATE_HZ = 8000;

/** Something a caller said, as samples from -1 to 1 at `RECOGNISER_RATE_HZ`. */
export interface Utterance {
  /** The line before they spoke: what its noise sounds like. */
  readonly noise: Float32Array;
  /** The speech with a little of the line before and after it. */
  readonly speech: Float32Array;
}

/** What was understood of it. */
export interface Recognised {
  /** Empty when the speech fits no phrase of the grammar. */
  readonly text: string;
  /** 0 to 1; below 0.65 the words should not be acted on. */
  readonly confidence: number;
}
