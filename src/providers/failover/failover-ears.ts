import { Preference } from "../../base/preference.ts";
import type { Clock } from "../../base/clock.ts";
import type { Failover } from "../../ports/failover.ts";
import type { EarStream, SpeechToText } from "../../ports/speech-to-text.ts";
import { FailoverEar } from "./failover-ear.ts";

/**
 * Ears in order of preference, the last of which needs no service. When one fails in the middle of a call, the next hears the
 * sound since the last words that were understood, and goes on listening. Ears that failed rest, so that the next call does
 * not wait for them; a call stays with the ears that took it over.
 */
export class FailoverEars implements SpeechToText {
  readonly name: string;
  readonly #ears: Preference<SpeechToText>;
  readonly #clock: Clock;
  readonly #onFailover: (failover: Failover) => void;

  constructor(
    ears: readonly [SpeechToText, ...SpeechToText[]],
    clock: Clock,
    onFailover: (failover: Failover) => void,
  ) {
    this.name = ears.map(({ name }) => name).join(" > ");
    this.#ears = new Preference(ears, clock);
    this.#clock = clock;
    this.#onFailover = onFailover;
  }

  /** The names of those that are out of use now. */
  get resting(): readonly string[] {
    return this.#ears.resting().map(({ name }) => name);
  }

  open(options: Parameters<SpeechToText["open"]>[0]): EarStream {
    return new FailoverEar({
      ...options,
      ears: this.#ears,
      clock: this.#clock,
      onFailover: this.#onFailover,
    });
  }
}
