import { bytesPerMs } from "../../audio/format.ts";
import { PushQueue } from "../../base/push-queue.ts";
import type { Hints } from "../../domain/dialogue/hints.ts";
import type { ProviderError } from "../../ports/provider-error.ts";
import type { EarEvent, EarStream } from "../../ports/speech-to-text.ts";
import { BlockFiller } from "./block-filler.ts";
import type { DeepgramOptions } from "./deepgram-options.ts";
import { EarConnection } from "./ear-connection.ts";
import type { EarRequest } from "./ear-request.ts";
import { SoundGap } from "./sound-gap.ts";
import { UnheardSound } from "./unheard-sound.ts";

// A call reads its ear at once; one that has left this many events unread is stuck.
const MOST_UNREAD = 1000;

/** What is particular about one of Deepgram's models: what it is sent, and what its messages mean. */
export interface Hearing {
  readonly url: URL;
  /** How much sound goes into one message. */
  readonly blockMs: number;
  /** How often it wants to know that there is no sound. */
  readonly gapStepMs: number;
  /** A message came. */
  take(text: string, service: Service): readonly EarEvent[];
  /** The question changed. */
  expect(hints: Hints, service: Service): void;
  /** There has been no sound for this long, a multiple of `gapStepMs`. */
  noSound(gapMs: number, service: Service): void;
  /** There is another connection, which knows nothing of the first. */
  reconnected(service: Service): readonly EarEvent[];
  /** No message will come any more: tells what was said up to this moment. */
  cutOff(atMs: number): readonly EarEvent[];
}

/** The service, as the one who knows its messages sees it. */
export interface Service {
  /** Where in the call the connection's audio began: its times count from there. */
  readonly offsetMs: number;
  /** How much sound of the call was sent. */
  readonly sentMs: number;
  send(message: object): void;
  sendSound(sound: Uint8Array): void;
  /** Sends what is left of the sound now, rather than when there is more. */
  flush(): void;
  /** What came before this moment of the call need not be heard again. */
  isSettled(beforeMs: number): void;
  /** It says that it cannot go on. */
  fails(error: ProviderError): void;
}

/** One caller's ear at Deepgram: the plumbing that its models have in common. */
export class DeepgramEar implements EarStream {
  readonly #events = new PushQueue<EarEvent>(MOST_UNREAD);
  readonly #hearing: Hearing;
  readonly #service: Service;
  readonly #filler: BlockFiller;
  readonly #connection: EarConnection;
  readonly #gap: SoundGap;
  readonly #signal: AbortSignal;
  #isOver = false;

  constructor(hearing: Hearing, options: DeepgramOptions, request: EarRequest) {
    const { apiKey, clock } = options;
    const byteRate = bytesPerMs(request.format);
    const unheard = new UnheardSound(byteRate);
    const connection = new EarConnection({
      url: hearing.url,
      apiKey,
      clock,
      unheard,
      onText: (text) => this.#tell(hearing.take(text, this.#service)),
      onReconnect: () => this.#tell(hearing.reconnected(this.#service)),
      onFailure: (error) => {
        this.#events.fail(error);
        this.#close();
      },
      onFinished: () => {
        this.#tell(hearing.cutOff(unheard.lastMs));
        this.#close();
      },
    });
    const filler = new BlockFiller(hearing.blockMs * byteRate, (block) =>
      connection.sendSound(block),
    );
    this.#service = {
      get offsetMs() {
        return connection.offsetMs;
      },
      get sentMs() {
        return unheard.lastMs;
      },
      send: (message) => connection.sendMessage(message),
      sendSound: (sound) => filler.push(sound),
      flush: () => filler.flush(),
      isSettled: (beforeMs) => unheard.forgetBefore(beforeMs),
      fails: (error) => connection.lose(error),
    };
    this.#hearing = hearing;
    this.#connection = connection;
    this.#filler = filler;
    this.#gap = new SoundGap(clock, hearing.gapStepMs, (gapMs) =>
      hearing.noSound(gapMs, this.#service),
    );
    this.#signal = request.signal;
    if (this.#signal.aborted) this.#close();
    else this.#signal.addEventListener("abort", this.#close, { once: true });
  }

  push(chunk: Uint8Array): void {
    if (this.#isOver) return;
    this.#gap.sound();
    this.#filler.push(chunk);
  }

  expect(hints: Hints): void {
    if (!this.#isOver) this.#hearing.expect(hints, this.#service);
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#filler.flush();
    this.#gap[Symbol.dispose]();
    this.#connection.finish();
  }

  [Symbol.asyncIterator](): AsyncIterator<EarEvent, void> {
    return this.#events[Symbol.asyncIterator]();
  }

  #tell(events: readonly EarEvent[]): void {
    for (const event of events) this.#events.push(event);
  }

  readonly #close = (): void => {
    this.#isOver = true;
    this.#signal.removeEventListener("abort", this.#close);
    this.#gap[Symbol.dispose]();
    this.#connection.close();
    this.#events.close();
  };
}
