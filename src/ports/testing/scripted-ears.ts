import { PushQueue } from "../../base/push-queue.ts";
import type { Hints } from "../../domain/dialogue/hints.ts";
import type { EarEvent, EarStream, SpeechToText } from "../speech-to-text.ts";

/** Ears that hear exactly what the test says, when it says it. `hints` holds what they were told to listen for, in order. */
export class ScriptedEars implements SpeechToText {
  readonly name = "scripted/ears";
  readonly hints: Hints[] = [];
  /** How many bytes of the caller's sound arrived. */
  pushedBytes = 0;
  readonly #events = new PushQueue<EarEvent>(1000);
  #opened = false;

  open(options: { hints: Hints; signal: AbortSignal }): EarStream {
    if (this.#opened) throw new Error("These ears serve one call");
    this.#opened = true;
    this.hints.push(options.hints);
    options.signal.addEventListener("abort", () => this.#events.close(), { once: true });
    return {
      push: (chunk) => {
        this.pushedBytes += chunk.length;
      },
      expect: (hints) => void this.hints.push(hints),
      end: () => this.#events.close(),
      [Symbol.asyncIterator]: () => this.#events[Symbol.asyncIterator](),
    };
  }

  /** Something is heard. */
  hear(...events: readonly EarEvent[]): void {
    for (const event of events) this.#events.push(event);
  }

  /** The service behind the ears fails. */
  fail(error: Error): void {
    this.#events.fail(error);
  }
}
