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
  speak(options: {
    text: string;
    format: AudioFormat;
    voice: string;
    language: string;
    signal: AbortSignal;
  }): AsyncIterable<VoiceChunk>;
}

/** The next stretch of audio of an utterance. */
export interface VoiceChunk {
  readonly audio: Uint8Array;
  /** When words of the text begin, in ms since the start of the utterance, where the service says so. */
  readonly words?: readonly { readonly text: string; readonly atMs: number }[];
}
