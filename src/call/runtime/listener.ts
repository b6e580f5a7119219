import { unreachable } from "../../base/unreachable.ts";
import type { Hints } from "../../domain/dialogue/hints.ts";
import type { EarEvent, EarStream } from "../../ports/speech-to-text.ts";
import type { CallHappening } from "../events.ts";
import type { CallParts } from "./call-parts.ts";

export interface ListenerOptions {
  readonly parts: CallParts;
  readonly hints: Hints;
  /** Aborts when the call is over. */
  readonly signal: AbortSignal;
  readonly dispatch: (happening: CallHappening) => void;
  /** Words so far, while the caller speaks. */
  readonly onPartial: (text: string) => void;
  readonly onFailure: (error: unknown) => void;
}

/** Puts the ears on the line and tells what they hear. */
export class Listener {
  readonly #options: ListenerOptions;
  readonly #ear: EarStream | undefined;

  constructor(options: ListenerOptions) {
    this.#options = options;
    const { line, ears, desk } = options.parts;
    if (!line.audio || !ears) return;
    const ear = ears.open({
      format: line.audio.format,
      language: desk.profile.languages[0] ?? "en",
      hints: options.hints,
      signal: options.signal,
    });
    this.#ear = ear;
    line.audio.onAudio((chunk) => ear.push(chunk));
    void this.#read(ear);
  }

  expect(hints: Hints): void {
    this.#ear?.expect(hints);
  }

  end(): void {
    this.#ear?.end();
  }

  async #read(ear: EarStream): Promise<void> {
    const { signal, dispatch, onFailure } = this.#options;
    try {
      for await (const event of ear) this.#heard(event);
    } catch (error) {
      if (signal.aborted) return;
      onFailure(error);
      dispatch({ type: "fault", part: "ears" });
    }
  }

  #heard(event: EarEvent): void {
    const { dispatch, onPartial } = this.#options;
    switch (event.type) {
      case "speech-start":
      case "speech-end":
      case "turn-resumed":
        return dispatch({ type: event.type });
      case "words-partial":
        return onPartial(event.text);
      case "words-final":
        return dispatch({ type: event.type, text: event.text, confidence: event.confidence });
      case "turn-eager":
        return dispatch({ type: event.type, text: event.text });
      case "turn-end": {
        const { text, confidence } = event;
        return dispatch({ type: event.type, text, confidence, via: "voice" });
      }
      default:
        return unreachable(event);
    }
  }
}
