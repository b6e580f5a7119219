import { decodeMulaw } from "../../audio/mulaw.ts";
import { readPcm16 } from "../../audio/samples.ts";
import type { Clock } from "../../base/clock.ts";
import { PushQueue } from "../../base/push-queue.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { EarEvent, EarStream, SpeechToText } from "../../ports/speech-to-text.ts";
import { LagWatch } from "./lag-watch.ts";
import type { RecogniserProcess } from "./recogniser-process.ts";
import type { WorkerAnswer } from "./worker-messages.ts";

// A call reads its ear at once; one that has left this many events unread is stuck.
const MOST_UNREAD = 1000;
const BLOCK_MS = 100;
// A machine that is further behind than this is too slow for the calls that it has, or for the model that it loads.
const MOST_BEHIND_MS = 4000;

/** One caller's ear at the recogniser. */
export class SherpaEar implements EarStream {
  readonly #events = new PushQueue<EarEvent>(MOST_UNREAD);
  readonly #process: RecogniserProcess;
  readonly #id: number;
  readonly #request: Parameters<SpeechToText["open"]>[0];
  readonly #clock: Clock;
  readonly #lag: LagWatch;
  /** Settles when all that was sent has been heard. */
  #hearing: PromiseWithResolvers<void> | undefined;
  readonly #samplesABlock: number;
  #block: Int16Array[] = [];
  #blockSamples = 0;
  #sentMs = 0;
  #isReady = false;
  #isSpeaking = false;
  #isOver = false;

  constructor(options: {
    process: RecogniserProcess;
    id: number;
    clock: Clock;
    request: Parameters<SpeechToText["open"]>[0];
  }) {
    const { process, id, clock, request } = options;
    this.#process = process;
    this.#id = id;
    this.#request = request;
    this.#clock = clock;
    const { sampleRateHz } = request.format;
    this.#samplesABlock = (BLOCK_MS * sampleRateHz) / 1000;
    this.#lag = new LagWatch(clock, MOST_BEHIND_MS, () =>
      this.#fail(new ProviderError("sherpa", "timeout", "this machine is too slow for it")),
    );
    process.listen(id, (answer) => this.#take(answer));
    void this.#begin();
    if (request.signal.aborted) this.#close();
    else request.signal.addEventListener("abort", this.#close, { once: true });
  }

  push(chunk: Uint8Array): void {
    if (this.#isOver) return;
    const samples = this.#samplesOf(chunk);
    this.#block.push(samples);
    this.#blockSamples += samples.length;
    if (this.#isReady && this.#blockSamples >= this.#samplesABlock) this.#flush();
  }

  /** Its patience is the call's own, and its words are the model's. */
  expect(): void {}

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#isReady) this.#finish();
  }

  [Symbol.asyncIterator](): AsyncIterator<EarEvent, void> {
    return this.#events[Symbol.asyncIterator]();
  }

  /** What is said while the model loads is heard then. */
  async #begin(): Promise<void> {
    try {
      await this.#clock.track(this.#process.ready);
    } catch (error) {
      this.#events.fail(error);
      this.#close();
      return;
    }
    if (this.#request.signal.aborted) return;
    this.#isReady = true;
    this.#lag.heard(0);
    const { sampleRateHz } = this.#request.format;
    this.#process.send({ type: "open", ear: this.#id, sampleRateHz });
    this.#flush();
    if (this.#isOver) this.#finish();
  }

  #finish(): void {
    this.#flush();
    this.#process.send({ type: "end", ear: this.#id });
  }

  #flush(): void {
    if (this.#blockSamples === 0) return;
    const samples = new Int16Array(this.#blockSamples);
    let at = 0;
    for (const part of this.#block) {
      samples.set(part, at);
      at += part.length;
    }
    this.#block = [];
    this.#blockSamples = 0;
    this.#sentMs += (samples.length * 1000) / this.#request.format.sampleRateHz;
    this.#lag.sent(this.#sentMs);
    if (!this.#hearing) {
      this.#hearing = Promise.withResolvers();
      void this.#clock.track(this.#hearing.promise);
    }
    this.#process.send({ type: "sound", ear: this.#id, samples });
  }

  #take(answer: WorkerAnswer | ProviderError): void {
    if (answer instanceof ProviderError) return this.#fail(answer);
    switch (answer.type) {
      case "words": {
        const { text, confidence, firstMs, endMs } = answer;
        if (!this.#isSpeaking) this.#events.push({ type: "speech-start", atMs: firstMs });
        this.#isSpeaking = endMs === undefined;
        if (endMs === undefined) this.#events.push({ type: "words-partial", text, confidence });
        else {
          this.#events.push({ type: "speech-end", atMs: endMs });
          this.#events.push({ type: "words-final", text, confidence });
        }
        return;
      }
      case "heard":
        this.#lag.heard(answer.untilMs);
        // Both sides add up fractions of milliseconds.
        if (answer.untilMs + 1 >= this.#sentMs) this.#caughtUp();
        return;
      case "ended":
        return this.#close();
      case "loaded":
      case "missing":
        return;
      default:
        return answer satisfies never;
    }
  }

  #caughtUp(): void {
    this.#hearing?.resolve();
    this.#hearing = undefined;
  }

  #fail(error: ProviderError): void {
    this.#events.fail(error);
    this.#close();
  }

  #samplesOf(chunk: Uint8Array): Int16Array {
    const { format } = this.#request;
    return format.encoding === "mulaw" ? decodeMulaw(chunk) : readPcm16(chunk);
  }

  readonly #close = (): void => {
    this.#isOver = true;
    this.#request.signal.removeEventListener("abort", this.#close);
    this.#lag[Symbol.dispose]();
    this.#caughtUp();
    this.#process.forget(this.#id);
    this.#process.send({ type: "drop", ear: this.#id });
    this.#events.close();
  };
}
