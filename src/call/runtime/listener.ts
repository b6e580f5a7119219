import { bytesPerMs } from "../../audio/format.ts";
import { unreachable } from "../../base/unreachable.ts";
import type { Expectation } from "../../domain/dialogue/expectation.ts";
import type { Hints } from "../../domain/dialogue/hints.ts";
import type { EarEvent, EarStream } from "../../ports/speech-to-text.ts";
import type { CallHappening } from "../events.ts";
import { endpointDelayMs } from "../machine/endpointing.ts";
import type { CallParts } from "./call-parts.ts";

// The ears' own way of counting, not silence.
const WORTH_TELLING_MS = 40;
// Ears that lost some of the sound count less of it than there was.
const LONGEST_AGO_MS = 2000;

export interface ListenerOptions {
  readonly parts: CallParts;
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
  #expects: Expectation = { kind: "open" };
  #pushedMs = 0;
  #pushedAtMs = 0;

  constructor(options: ListenerOptions) {
    this.#options = options;
    const { line, ears, desk } = options.parts;
    if (!line.audio || !ears) return;
    const ear = ears.open({
      format: line.audio.format,
      language: desk.profile.languages[0] ?? "en",
      languages: desk.profile.languages,
      hints: this.#hints(),
      signal: options.signal,
    });
    this.#ear = ear;
    const perMs = bytesPerMs(line.audio.format);
    line.audio.onAudio((chunk) => {
      this.#pushedMs += chunk.length / perMs;
      this.#pushedAtMs = options.parts.clock.nowMs();
      ear.push(chunk);
    });
    void this.#read(ear);
  }

  /** The caller was asked something new. */
  expect(expects: Expectation): void {
    this.#expects = expects;
    this.#ear?.expect(this.#hints());
  }

  /** What to listen for, and how long to wait for more after these words. */
  #hints(soFar?: string): Hints {
    const hints = this.#options.parts.desk.hints(this.#expects);
    return { ...hints, pauseMs: endpointDelayMs(this.#expects, soFar) };
  }

  end(): void {
    this.#ear?.end();
  }

  /** How long ago this moment of the caller's sound was. */
  #agoMs(atMs: number): number {
    if (this.#pushedMs === 0) return 0;
    const sinceLastMs = this.#options.parts.clock.nowMs() - this.#pushedAtMs;
    return Math.min(LONGEST_AGO_MS, Math.round(this.#pushedMs - atMs + sinceLastMs));
  }

  async #read(ear: EarStream): Promise<void> {
    const { signal, dispatch, onFailure } = this.#options;
    try {
      for await (const event of ear) {
        // What was still on its way when the call ended would bring it back to the owner's screen.
        if (signal.aborted) return;
        this.#heard(event);
      }
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
      case "turn-resumed":
        return dispatch({ type: event.type });
      case "speech-end": {
        const agoMs = this.#agoMs(event.atMs);
        return dispatch(
          agoMs < WORTH_TELLING_MS ? { type: event.type } : { type: event.type, agoMs },
        );
      }
      case "words-partial":
        // A number that is whole needs no more patience.
        this.#ear?.expect(this.#hints(event.text));
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
