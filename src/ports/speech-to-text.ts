import type { AudioFormat } from "../audio/format.ts";
import type { Hints } from "../domain/dialogue/hints.ts";

/** A service that turns a caller's audio into text while they speak. */
export interface SpeechToText {
  /** For logs and metrics, e.g. `deepgram/nova-3`. */
  readonly name: string;

  /** Opens one stream for one call. Iterating it throws a `ProviderError` when the service fails. */
  open(options: {
    format: AudioFormat;
    language: string;
    /** All that callers of this desk may speak, `language` among them; only that one unless told. */
    languages?: readonly string[];
    hints: Hints;
    signal: AbortSignal;
  }): EarStream;
}

/** One caller's ear. It ends after `end()` or when the signal aborts. */
export interface EarStream extends AsyncIterable<EarEvent> {
  /** Takes the next audio; never blocks and never throws. The chunk may be reused after the call. */
  push(chunk: Uint8Array): void;
  /** The question changed: use these hints from the next utterance on. */
  expect(hints: Hints): void;
  /** No more audio: finish what was begun, then end. */
  end(): void;
}

/** Times are milliseconds of audio since the stream opened. */
export type EarEvent =
  | { readonly type: "speech-start"; readonly atMs: number }
  | { readonly type: "speech-end"; readonly atMs: number }
  | { readonly type: "words-partial"; readonly text: string; readonly confidence: number }
  /** An utterance as understood; an empty text is speech that could not be understood. */
  | { readonly type: "words-final"; readonly text: string; readonly confidence: number }
  /** Only ears that judge turns themselves (Flux) send these. */
  | { readonly type: "turn-eager"; readonly text: string; readonly confidence: number }
  | { readonly type: "turn-resumed" }
  | { readonly type: "turn-end"; readonly text: string; readonly confidence: number };
