import type { AudioFormat } from "../../audio/format.ts";
import { Transcoder } from "../../audio/transcoder.ts";
import type { Clock } from "../../base/clock.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { IncomingSpeech } from "../incoming-speech.ts";
import { ServiceSocket } from "../service-socket.ts";
import type { PooledSocket } from "../socket-pool.ts";
import { CLEAR, CLOSE, readAuraMessage, speakMessages } from "./aura-messages.ts";

const PROVIDER = "deepgram";
// https://developers.deepgram.com/docs/tts-ws-flush: more are ignored.
const FLUSHES_AT_MOST = 20;
const FLUSHES_WITHIN_MS = 60_000;
// The service ends a connection after an hour; one that is about to end takes no new text.
const OLDEST_MS = 55 * 60_000;

interface Utterance {
  readonly speech: IncomingSpeech;
  readonly transcoder: Transcoder;
}

export interface AuraSocketOptions {
  readonly url: URL;
  readonly apiKey: string;
  /** What the service was asked to send. */
  readonly sent: AudioFormat;
  readonly clock: Clock;
}

/**
 * One connection to Aura (https://developers.deepgram.com/docs/tts-websocket). Its sound does not say which text it is
 * of, so it speaks one utterance at a time.
 */
export class AuraSocket implements PooledSocket {
  readonly #options: AuraSocketOptions;
  readonly #socket: ServiceSocket;
  readonly #openedAtMs: number;
  #flushedAtMs: number[] = [];
  #utterance: Utterance | undefined;
  /** It was told to forget an utterance: until it says that it has, its sound is of that one. */
  #isClearing = false;
  #isLost = false;

  constructor(options: AuraSocketOptions) {
    this.#options = options;
    this.#openedAtMs = options.clock.nowMs();
    this.#socket = new ServiceSocket({
      provider: PROVIDER,
      url: options.url,
      headers: { authorization: `Token ${options.apiKey}` },
      onText: (text) => this.#receive(text),
      onBinary: (bytes) => this.#hear(bytes),
      onLost: (error) => this.#lose(error),
    });
  }

  get isSpent(): boolean {
    return this.#isLost || this.#options.clock.nowMs() - this.#openedAtMs > OLDEST_MS;
  }

  get isIdle(): boolean {
    return !this.#utterance && !this.#isClearing;
  }

  get hasRoom(): boolean {
    const since = this.#options.clock.nowMs() - FLUSHES_WITHIN_MS;
    this.#flushedAtMs = this.#flushedAtMs.filter((atMs) => atMs > since);
    return this.isIdle && !this.isSpent && this.#flushedAtMs.length < FLUSHES_AT_MOST;
  }

  /** Speaks a text into `speech`. Disposed of before its end, the service is told to forget the rest. */
  begin(text: string, wanted: AudioFormat, speech: IncomingSpeech): Disposable {
    const utterance = { speech, transcoder: new Transcoder(this.#options.sent, wanted) };
    this.#utterance = utterance;
    this.#flushedAtMs.push(this.#options.clock.nowMs());
    for (const message of speakMessages(text)) this.#socket.send(message);
    return { [Symbol.dispose]: () => this.#forget(utterance) };
  }

  [Symbol.dispose](): void {
    this.#socket.send(CLOSE);
    this.#socket.close();
    this.#lose(new ProviderError(PROVIDER, "connectivity", "closed"));
  }

  #forget(utterance: Utterance): void {
    if (this.#utterance !== utterance) return;
    this.#utterance = undefined;
    if (this.#isLost) return;
    this.#isClearing = true;
    this.#socket.send(CLEAR);
  }

  #hear(bytes: Uint8Array): void {
    // Sound of one that was forgotten: the next begins only once the service says that it forgot it, too.
    if (!this.#utterance) return;
    const { speech, transcoder } = this.#utterance;
    speech.push({ audio: transcoder.push(bytes) });
  }

  #receive(text: string): void {
    let type;
    try {
      ({ type } = readAuraMessage(text));
    } catch {
      type = "broken" as const;
    }
    if (type === "cleared") this.#isClearing = false;
    if (type === "broken") {
      this.#socket.close();
      this.#lose(new ProviderError(PROVIDER, "server", "a message of failure, or not whole"));
    }
    const utterance = this.#utterance;
    if (!utterance) return;
    if (type === "refused") utterance.speech.fail(new ProviderError(PROVIDER, "rate-limit"));
    // An echo of an utterance that was cleared says the same, before any sound of this one.
    if (type === "flushed" && utterance.speech.hasBegun) this.#finish(utterance);
  }

  #finish({ speech, transcoder }: Utterance): void {
    const rest = transcoder.flush();
    if (rest.length > 0) speech.push({ audio: rest });
    this.#utterance = undefined;
    speech.done();
  }

  #lose(error: ProviderError): void {
    this.#isLost = true;
    this.#isClearing = false;
    this.#utterance?.speech.fail(error);
    this.#utterance = undefined;
  }
}
