import type { AudioFormat } from "../../../audio/format.ts";
import { PushQueue } from "../../../base/push-queue.ts";
import type { Hints } from "../../../domain/dialogue/hints.ts";
import type { EarEvent, EarStream } from "../../../ports/speech-to-text.ts";
import { UtteranceFinder } from "./utterance-finder.ts";
import type { Recognised, Utterance } from "./utterance.ts";

// A call reads its ear at once; one that has left this many events unread is stuck.
const MOST_UNREAD = 1000;
const DEFAULT_PAUSE_MS = 300;

/** What the caller is doing. `silent`: they have stopped, and go on perhaps; `words` are being understood. */
type Turn =
  | { readonly status: "quiet" }
  | { readonly status: "speaking" }
  | { readonly status: "silent"; readonly sinceMs: number; readonly words: Promise<Recognised> };

/**
 * One caller's ear. Words are looked for as soon as the caller falls silent, and told once they have been silent for as
 * long as a pause may last: a caller who goes on has said one thing, not two.
 */
export class LocalEar implements EarStream {
  readonly #understand: (grammar: string, utterance: Utterance) => Promise<Recognised>;
  readonly #finder: UtteranceFinder;
  readonly #events = new PushQueue<EarEvent>(MOST_UNREAD);
  readonly #signal: AbortSignal;
  #hints: Hints;
  #nextHints: Hints | undefined;
  #turn: Turn = { status: "quiet" };
  #ended = false;
  /** Settles when all that was said has been told: in order, however long each took to understand. */
  #told: Promise<void> = Promise.resolve();

  constructor(options: {
    format: AudioFormat;
    hints: Hints;
    signal: AbortSignal;
    understand: (grammar: string, utterance: Utterance) => Promise<Recognised>;
  }) {
    this.#understand = options.understand;
    this.#hints = options.hints;
    this.#signal = options.signal;
    this.#signal.addEventListener("abort", this.#close, { once: true });
    this.#finder = new UtteranceFinder(options.format, {
      onStart: () => this.#speak(),
      onSilence: (utterance) => this.#fallSilent(utterance),
    });
  }

  push(chunk: Uint8Array): void {
    if (this.#ended || this.#signal.aborted) return;
    this.#finder.push(chunk);
    this.#finishWhenOver();
  }

  expect(hints: Hints): void {
    // With the same phrases only the patience changes, and at once: what was understood may be all there is to come.
    if (this.#turn.status === "quiet" || hints.grammar === this.#hints.grammar) this.#hints = hints;
    else this.#nextHints = hints;
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    const cutOff = this.#finder.cutOff();
    if (cutOff) this.#fallSilent(cutOff);
    this.#finishWhenOver();
    void this.#told.then(this.#close);
  }

  [Symbol.asyncIterator](): AsyncIterator<EarEvent, void> {
    return this.#events[Symbol.asyncIterator]();
  }

  #speak(): void {
    this.#turn = { status: "speaking" };
    this.#events.push({ type: "speech-start", atMs: this.#finder.nowMs });
  }

  #fallSilent(utterance: Utterance): void {
    const words = this.#understand(this.#hints.grammar, utterance);
    const silence: Turn = { status: "silent", sinceMs: this.#finder.nowMs, words };
    this.#turn = silence;
    this.#events.push({ type: "speech-end", atMs: silence.sinceMs });
    void this.#tellSoFar(silence, words);
  }

  /** Words are told as soon as there are some: the listener may know that they are all there is to come. */
  async #tellSoFar(silence: Turn, words: Promise<Recognised>): Promise<void> {
    try {
      const recognised = await words;
      if (this.#turn !== silence || recognised.text === "") return;
      this.#events.push({ type: "words-partial", ...recognised });
    } catch (error) {
      this.#events.fail(error);
      this.#close();
    }
  }

  #finishWhenOver(): void {
    const turn = this.#turn;
    if (turn.status !== "silent") return;
    const pausedMs = this.#finder.nowMs - turn.sinceMs;
    if (!this.#ended && pausedMs < (this.#hints.pauseMs ?? DEFAULT_PAUSE_MS)) return;
    this.#turn = { status: "quiet" };
    this.#finder.forget();
    this.#hints = this.#nextHints ?? this.#hints;
    this.#nextHints = undefined;
    this.#told = Promise.all([turn.words, this.#told]).then(
      ([words]) => void this.#events.push({ type: "words-final", ...words }),
      () => undefined, // told as the failure of the stream
    );
  }

  readonly #close = (): void => {
    this.#ended = true;
    this.#signal.removeEventListener("abort", this.#close);
    this.#events.close();
  };
}
