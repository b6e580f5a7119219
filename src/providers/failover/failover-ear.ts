import type { AudioFormat } from "../../audio/format.ts";
import type { Clock } from "../../base/clock.ts";
import type { Preference } from "../../base/preference.ts";
import { PushQueue } from "../../base/push-queue.ts";
import type { Hints } from "../../domain/dialogue/hints.ts";
import { isHopeless, kindOfFailure, type Failover } from "../../ports/failover.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { EarEvent, EarStream, SpeechToText } from "../../ports/speech-to-text.ts";
import { RecentSound } from "./recent-sound.ts";
import { SpeechLevel } from "./speech-level.ts";

const MOST_UNREAD = 1000;
// What the next ears are given at most: longer than anybody speaks without a word being understood.
const LONGEST_REPLAY_MS = 20_000;
// Words arrive a moment after they were spoken; what was said since then is not theirs.
const AFTER_WORDS_MS = 300;
// Somebody spoke for this long, and the ears gave no sign of it.
const DEAF_AFTER_MS = 2500;
// A cough may be ignored; a caller who is asked again and answers again may not.
const DEAF_AFTER_SPELLS = 2;
const BEFORE_SPELL_MS = 300;
// Something was begun, and nothing more came.
const STALLED_AFTER_MS = 3000;

export interface FailoverEarOptions {
  readonly ears: Preference<SpeechToText>;
  readonly clock: Clock;
  readonly onFailover: (failover: Failover) => void;
  readonly format: AudioFormat;
  readonly language: string;
  readonly languages?: readonly string[];
  readonly hints: Hints;
  readonly signal: AbortSignal;
}

/** The ears that listen now. */
interface Listening {
  readonly ears: SpeechToText;
  readonly stream: EarStream;
  readonly abort: AbortController;
  /** Where its sound began, in ms since the first sound of the call. */
  readonly fromMs: number;
  heard: boolean;
}

/** One caller's ear, whichever service is behind it at the moment. */
export class FailoverEar implements EarStream {
  readonly #options: FailoverEarOptions;
  readonly #events = new PushQueue<EarEvent>(MOST_UNREAD);
  readonly #recent: RecentSound;
  readonly #level: SpeechLevel;
  #left: readonly SpeechToText[];
  #hints: Hints;
  #now: Listening | undefined;
  #ended = false;
  /** What the call was told of and still waits for: the end of speech, or words. */
  #speaking = false;
  #owed = false;
  #eager = false;
  #stall: Disposable | undefined;

  constructor(options: FailoverEarOptions) {
    this.#options = options;
    this.#hints = options.hints;
    this.#recent = new RecentSound(options.format, LONGEST_REPLAY_MS);
    this.#level = new SpeechLevel(options.format);
    this.#left = options.ears.ready();
    options.signal.addEventListener("abort", this.#close, { once: true });
    this.#listen();
  }

  push(chunk: Uint8Array): void {
    if (this.#ended || this.#options.signal.aborted) return;
    this.#recent.push(chunk);
    this.#now?.stream.push(chunk);
    if (this.#left.length === 0) return;
    this.#level.push(chunk);
    const { voicedMs, spells, spellBeganMsAgo } = this.#level;
    const isDeaf = voicedMs >= DEAF_AFTER_MS || spells >= DEAF_AFTER_SPELLS;
    if (!isDeaf) return;
    // Who was asked again has said it again.
    if (spells >= DEAF_AFTER_SPELLS) this.#recent.keepLast(spellBeganMsAgo + BEFORE_SPELL_MS);
    this.#giveUp("no sign of the speech there was");
  }

  expect(hints: Hints): void {
    this.#hints = hints;
    this.#now?.stream.expect(hints);
  }

  end(): void {
    this.#ended = true;
    this.#stall?.[Symbol.dispose]();
    this.#now?.stream.end();
  }

  [Symbol.asyncIterator](): AsyncIterator<EarEvent, void> {
    return this.#events[Symbol.asyncIterator]();
  }

  /** Puts the next ears on, from the first sound that was not understood yet. */
  #listen(): void {
    const { format, language, languages, signal } = this.#options;
    const [ears, ...left] = this.#left;
    if (!ears) throw new Error("There are no ears left");
    this.#left = left;
    this.#level.reset();
    const abort = new AbortController();
    const stream = ears.open({
      format,
      language,
      ...(languages && { languages }),
      hints: this.#hints,
      signal: AbortSignal.any([signal, abort.signal]),
    });
    const now = { ears, stream, abort, fromMs: this.#recent.startMs, heard: false };
    this.#now = now;
    const missed = this.#recent.copy();
    if (missed.length > 0) stream.push(missed);
    if (this.#ended) stream.end();
    this.#watch();
    void this.#read(now);
  }

  async #read(listening: Listening): Promise<void> {
    try {
      for await (const event of listening.stream) {
        if (this.#now !== listening) return;
        this.#heard(listening, event);
      }
      if (this.#now !== listening) return;
      if (!this.#ended && !this.#options.signal.aborted)
        throw new ProviderError(listening.ears.name, "connectivity", "it stopped listening");
      this.#close();
    } catch (error) {
      this.#failed(listening, error);
    }
  }

  #heard(listening: Listening, event: EarEvent): void {
    listening.heard = true;
    this.#level.reset();
    this.#events.push("atMs" in event ? { ...event, atMs: listening.fromMs + event.atMs } : event);
    if (event.type === "speech-start") this.#speaking = true;
    if (event.type === "speech-end" || event.type === "turn-end") this.#speaking = false;
    if (event.type === "turn-eager") this.#eager = true;
    if (event.type === "turn-resumed" || event.type === "turn-end") this.#eager = false;
    this.#owed = event.type !== "words-final" && event.type !== "turn-end";
    if (!this.#owed) {
      this.#recent.keepLast(AFTER_WORDS_MS);
      this.#options.ears.worked(listening.ears);
    }
    this.#watch();
  }

  #watch(): void {
    this.#stall?.[Symbol.dispose]();
    this.#stall = undefined;
    if (this.#ended || !(this.#owed || this.#speaking)) return;
    this.#stall = this.#options.clock.setTimer(STALLED_AFTER_MS, () => this.#stalled());
  }

  #stalled(): void {
    if (this.#options.signal.aborted || this.#ended) return;
    if (this.#left.length > 0) return this.#giveUp("no words for what was begun");
    // The last ears made nothing of what was missed: the call must not wait for it.
    if (this.#now?.heard !== false) return;
    this.#speaking = false;
    this.#owed = false;
    this.#events.push({ type: "speech-end", atMs: this.#recent.startMs });
    this.#events.push({ type: "words-final", text: "", confidence: 0 });
  }

  #giveUp(detail: string): void {
    const listening = this.#now;
    if (listening)
      this.#failed(listening, new ProviderError(listening.ears.name, "timeout", detail));
  }

  #failed(listening: Listening, error: unknown): void {
    if (this.#now !== listening || this.#options.signal.aborted) return;
    const [next] = this.#left;
    if (!next) {
      this.#events.fail(error);
      return;
    }
    const { ears, onFailover } = this.#options;
    ears.failed(listening.ears, { isHopeless: isHopeless(error) });
    onFailover({ from: listening.ears.name, to: next.name, failure: kindOfFailure(error) });
    // A reply that was begun for a turn which nobody will confirm.
    if (this.#eager) this.#events.push({ type: "turn-resumed" });
    this.#eager = false;
    this.#now = undefined;
    listening.abort.abort(new Error("Other ears took over"));
    this.#listen();
  }

  readonly #close = (): void => {
    this.#stall?.[Symbol.dispose]();
    this.#options.signal.removeEventListener("abort", this.#close);
    this.#events.close();
  };
}
