import type { SpeechKind, TranscriptItem } from "../domain/dialogue/transcript.ts";

/** Sees a call as its machine does, for parts that must keep step with it. Nothing that it does may throw. */
export interface CallWitness {
  /** An utterance is about to be spoken: the voice is asked for it next. */
  speaking(utterance: string, kind: SpeechKind): void;
  /** So much of an utterance has reached the caller. */
  played(utterance: string, ms: number): void;
  /** Something has become part of the conversation. */
  recorded(item: TranscriptItem): void;
}
