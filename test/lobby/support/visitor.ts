/** Whoever stands in the lobby, whatever they speak into. All of it takes time on the lobby's clock. */
export interface Visitor {
  /** Says this to its end. */
  say(words: string): Promise<void>;
  /** Says nothing until the desk has spoken since their last words and is quiet, or it is over. */
  turn(quietMs?: number): Promise<void>;
  /** Walks away. */
  leave(): void;
  /** The connection breaks, without a closing word. */
  drop(): void;
}

/** What is heard of a visitor besides their voice. */
export interface Room {
  /** Level of white noise, dB relative to full scale. */
  readonly noiseDbfs?: number;
  /** The same seed makes the same noise. */
  readonly seed?: number;
}
