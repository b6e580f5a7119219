/**
 * Where the time of one turn went: ms since the caller's last sound, in the order in which things usually happen. What did not
 * happen is absent. Nothing of what was said is in it.
 */
export interface TurnTrace {
  /** The caller's turns count from 0. */
  readonly turn: number;
  /** The caller's last sound, UTC milliseconds. */
  readonly speechEndedAtMs: number;
  /** It was certain that the turn was over. */
  readonly turnEndMs: number;
  /** The brain was asked for the answer; before `turnEndMs` where that was done ahead. */
  readonly thinkMs?: number;
  /** The brain's first word, or the first tool it wanted. */
  readonly firstTokenMs?: number;
  /** The first sentence of the answer was whole and went to the voice. */
  readonly firstSentenceMs?: number;
  /** The voice's first sound of that sentence. */
  readonly firstAudioMs?: number;
  /** That sound left for the caller. */
  readonly firstSoundMs?: number;
  /** A filler ("One moment, please.") left for the caller before. */
  readonly fillerMs?: number;
  /** How many tools ran before the answer began. */
  readonly tools: number;
}

/** The moments of a trace, in the order in which they are shown. */
export const TRACE_MOMENTS = [
  "turnEndMs",
  "thinkMs",
  "firstTokenMs",
  "firstSentenceMs",
  "firstAudioMs",
  "firstSoundMs",
  "fillerMs",
] as const;
