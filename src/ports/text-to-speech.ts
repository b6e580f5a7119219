import type { AudioFormat } from "../audio/format.ts";

/** A service that turns text into speech. */
export interface TextToSpeech {
  /** For logs and metrics, e.g. `elevenlabs/flash`. */
  readonly name: string;
  /** The voices it has; the first is its default. */
  readonly voices: readonly string[];

  /**
   * Speaks one utterance: audio in order, as soon as there is some. Ends early without an error when the signal
   * aborts; throws a `ProviderError` when the service fails.
   */
  speak(options: SpeakOptions): AsyncIterable<VoiceChunk>;

  /**
   * A call has begun in which this voice will speak, until the signal aborts. Voices that are slow to reach get ready, so
   * that the first word does not wait; the others have no need of it. Never throws.
   */
  prepare?(options: Omit<SpeakOptions, "text">): void;
}

/** What is to be said, and how. */
export interface SpeakOptions {
  readonly text: string;
  readonly format: AudioFormat;
  /** A voice that is not one of `voices` stands for the first. */
  readonly voice: string;
  /** BCP 47, e.g. `en-IN`. */
  readonly language: string;
  readonly signal: AbortSignal;
}

/** The next stretch of audio of an utterance. */
export interface VoiceChunk {
  readonly audio: Uint8Array;
  /**
   * When words of the text begin, in ms since the start of the utterance, where the service says so. A written word that
   * is said as several ("₹2,500") counts from its last one: it was not heard before.
   */
  readonly words?: readonly { readonly text: string; readonly atMs: number }[];
}
