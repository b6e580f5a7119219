import { PushQueue } from "../../../src/base/push-queue.ts";
import type { Clock } from "../../../src/base/clock.ts";
import type { EarEvent, EarStream, SpeechToText } from "../../../src/ports/speech-to-text.ts";
import { FRAME_BYTES, FRAME_MS, utteranceIn } from "./spoken-frames.ts";

/** How soon a service tells what it heard, in ms: published figures, or those of a fault. */
export interface EarDelays {
  readonly startMs: number;
  /** Words after the last sound, told as they are. */
  readonly finalMs?: number;
  /** Or the end of the turn, judged by the service, with an earlier guess. */
  readonly turnEndMs?: number;
  readonly eagerMs?: number;
}

/** What goes wrong: an error as soon as it listens, or in the middle of an utterance, or nothing more from there on. */
export type EarFault =
  | { readonly when: "open" | "middle"; readonly error: Error }
  | { readonly when: "open" | "middle"; readonly stalls: true };

const CONFIDENCE = 0.95;

/** Ears that understand `spokenFrame`s, as late as a service does. Faults strike from the second utterance on. */
export class TimedEars implements SpeechToText {
  readonly name: string;
  readonly #clock: Clock;
  readonly #words: readonly string[];
  readonly #delays: EarDelays;
  readonly #fault: EarFault | undefined;

  constructor(options: {
    readonly name: string;
    readonly clock: Clock;
    /** What is said in each utterance. */
    readonly words: readonly string[];
    readonly delays: EarDelays;
    readonly fault?: EarFault;
  }) {
    this.name = options.name;
    this.#clock = options.clock;
    this.#words = options.words;
    this.#delays = options.delays;
    this.#fault = options.fault;
  }

  open({ signal }: { readonly signal: AbortSignal }): EarStream {
    const events = new PushQueue<EarEvent>(1000);
    signal.addEventListener("abort", () => events.close(), { once: true });
    const fault = this.#fault;
    let isStalled = false;
    if (fault?.when === "open") {
      if ("error" in fault) events.fail(fault.error);
      else isStalled = true;
    }
    let heardMs = 0;
    let speaking: number | undefined;
    const later = (delayMs: number | undefined, ...told: readonly EarEvent[]) => {
      if (delayMs === undefined) return;
      // A frame arrives once it is over: what is told of its beginning counts from there.
      this.#clock.setTimer(Math.max(0, delayMs - FRAME_MS), () => {
        if (!isStalled) for (const event of told) events.push(event);
      });
    };
    const take = (frame: Uint8Array) => {
      const utterance = utteranceIn(frame);
      if (utterance !== undefined && speaking === undefined) {
        later(this.#delays.startMs, { type: "speech-start", atMs: heardMs });
        if (fault?.when === "middle" && utterance >= 1)
          this.#clock.setTimer(400, () => {
            if ("error" in fault) events.fail(fault.error);
            else isStalled = true;
          });
      }
      if (utterance === undefined && speaking !== undefined) {
        const said = { text: this.#words[speaking] ?? "", confidence: CONFIDENCE };
        const end: EarEvent = { type: "speech-end", atMs: heardMs };
        const { finalMs, eagerMs, turnEndMs } = this.#delays;
        later(finalMs, end, { type: "words-final", ...said });
        later(eagerMs, { type: "turn-eager", ...said });
        later(turnEndMs, end, { type: "turn-end", ...said });
      }
      speaking = utterance;
      heardMs += FRAME_MS;
    };
    return {
      push(chunk) {
        for (let at = 0; at + FRAME_BYTES <= chunk.length; at += FRAME_BYTES)
          take(chunk.subarray(at, at + FRAME_BYTES));
      },
      expect: () => {},
      end: () => events.close(),
      [Symbol.asyncIterator]: () => events[Symbol.asyncIterator](),
    };
  }
}
