import type { Clock } from "../../base/clock.ts";
import type { EarStream, SpeechToText } from "../../ports/speech-to-text.ts";
import { RecogniserProcess } from "./recogniser-process.ts";
import { SherpaEar } from "./sherpa-ear.ts";

type Request = Parameters<SpeechToText["open"]>[0];

/**
 * Hears with sherpa-onnx on this machine, with a model that its owner has downloaded: no account, no network, any words. All
 * calls share one process and one model.
 */
export class SherpaEars implements SpeechToText, AsyncDisposable {
  readonly name = "sherpa/zipformer";
  readonly #folder: string;
  readonly #clock: Clock;
  #process: RecogniserProcess;
  #lastEar = 0;

  constructor(options: { folder: string; clock: Clock }) {
    this.#folder = options.folder;
    this.#clock = options.clock;
    this.#process = new RecogniserProcess(options.folder);
  }

  /** Resolves when the model is loaded. Rejects with a `ProviderError` whose detail says what to do about it. */
  async ready(): Promise<void> {
    await this.#process.ready;
  }

  open(request: Request): EarStream {
    if (this.#process.isOver) this.#process = new RecogniserProcess(this.#folder);
    this.#lastEar += 1;
    return new SherpaEar({
      process: this.#process,
      id: this.#lastEar,
      clock: this.#clock,
      request,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process[Symbol.asyncDispose]();
  }
}
