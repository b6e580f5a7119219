import { bytesPerMs, type AudioFormat } from "../../audio/format.ts";
import { Transcoder } from "../../audio/transcoder.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { IncomingSpeech } from "../incoming-speech.ts";
import { ServiceSocket } from "../service-socket.ts";
import type { PooledSocket } from "../socket-pool.ts";
import {
  closeContext,
  closeSocket,
  failureOfError,
  keepContext,
  openContext,
  readMessage,
  speakText,
  type ServiceMessage,
  type VoiceSettings,
} from "./messages.ts";
import { WordTimes } from "./word-times.ts";

// The service closes the whole connection at the sixth.
const CONTEXTS_AT_MOST = 5;
const PROVIDER = "elevenlabs";

interface Context {
  /** Absent when nobody listens any more; the context still counts until the service has closed it. */
  speech: IncomingSpeech | undefined;
  readonly words: WordTimes;
  readonly transcoder: Transcoder;
  receivedMs: number;
}

export interface ContextSocketOptions {
  readonly url: URL;
  readonly apiKey: string;
  readonly settings: VoiceSettings;
  /** What the service was asked to send. */
  readonly sent: AudioFormat;
}

/**
 * One connection to the multi-context endpoint: several utterances at once, each in a context of its own.
 * https://elevenlabs.io/docs/api-reference/text-to-speech/v-1-text-to-speech-voice-id-multi-stream-input
 */
export class ContextSocket implements PooledSocket {
  readonly #options: ContextSocketOptions;
  readonly #socket: ServiceSocket;
  readonly #contexts = new Map<string, Context>();
  /** A context without text, kept so that the connection stays open. */
  #warm: string | undefined;
  #opened = 0;
  #isSpent = false;
  /** What the service has refused and not made good: what follows of it for the connection has the same cause. */
  #refusal: ProviderError | undefined;

  constructor(options: ContextSocketOptions) {
    this.#options = options;
    this.#socket = new ServiceSocket({
      provider: PROVIDER,
      url: options.url,
      headers: { "xi-api-key": options.apiKey },
      onText: (text) => this.#receive(text),
      onLost: (error) => this.#lose(error),
      failureOfClose: (code, reason) =>
        code === 1008 ? failureOfError(reason.replaceAll(" ", "_")) : undefined,
    });
  }

  get isSpent(): boolean {
    return this.#isSpent;
  }

  get isIdle(): boolean {
    return ![...this.#contexts.values()].some(({ speech }) => speech);
  }

  get hasRoom(): boolean {
    const open = this.#contexts.size + (this.#warm === undefined ? 0 : 1);
    return !this.#isSpent && open < CONTEXTS_AT_MOST;
  }

  keepAlive(): void {
    if (this.#warm !== undefined) {
      this.#socket.send(keepContext(this.#warm));
    } else if (this.hasRoom) {
      this.#warm = this.#nextId();
      this.#socket.send(openContext(this.#warm, this.#options.settings));
    }
  }

  /**
   * Speaks a text into `speech`. All is sent at once, the end too, because only a context that is being closed says which
   * sound was its last; what comes after the answer is disposed of is dropped.
   */
  begin(text: string, wanted: AudioFormat, speech: IncomingSpeech): Disposable {
    const id = this.#nextId();
    const context: Context = {
      speech,
      words: new WordTimes(text),
      transcoder: new Transcoder(this.#options.sent, wanted),
      receivedMs: 0,
    };
    this.#contexts.set(id, context);
    this.#socket.send(openContext(id, this.#options.settings));
    this.#socket.send(speakText(id, text));
    this.#socket.send(closeContext(id));
    return { [Symbol.dispose]: () => void (context.speech = undefined) };
  }

  [Symbol.dispose](): void {
    this.#socket.send(closeSocket());
    this.#socket.close();
    this.#lose(new ProviderError(PROVIDER, "connectivity", "closed"));
  }

  #nextId(): string {
    this.#opened += 1;
    return `utterance-${this.#opened}`;
  }

  #receive(text: string): void {
    let message: ServiceMessage;
    try {
      message = readMessage(text);
    } catch {
      // Whose sound it was nobody can tell.
      this.#socket.close();
      this.#lose(new ProviderError(PROVIDER, "server", "a message that is not whole"));
      return;
    }
    const id = message.context ?? "";
    if (message.type === "error") {
      const error = new ProviderError(PROVIDER, message.failure);
      const context = this.#contexts.get(id);
      if (!context) this.#lose(error);
      else this.#refusal = error;
      context?.speech?.fail(error);
      this.#contexts.delete(id);
      return;
    }
    const context = this.#contexts.get(id);
    if (context && message.audio.length > 0) this.#hear(context, message);
    if (!message.isFinal) return;
    this.#refusal = undefined;
    this.#finish(context);
    this.#contexts.delete(id);
    if (id === this.#warm) this.#warm = undefined;
  }

  #hear(context: Context, message: Extract<ServiceMessage, { type: "audio" }>): void {
    // The times of a piece are its own: it begins where the sound before it ended.
    const words = message.alignment && context.words.take(message.alignment, context.receivedMs);
    context.receivedMs += message.audio.length / bytesPerMs(this.#options.sent);
    const audio = context.transcoder.push(message.audio);
    context.speech?.push({ audio, ...(words && words.length > 0 && { words }) });
  }

  #finish(context: Context | undefined): void {
    const rest = context?.transcoder.flush();
    if (rest && rest.length > 0) context?.speech?.push({ audio: rest });
    context?.speech?.done();
  }

  #lose(error: ProviderError): void {
    this.#isSpent = true;
    this.#warm = undefined;
    for (const { speech } of this.#contexts.values()) speech?.fail(this.#refusal ?? error);
    this.#contexts.clear();
  }
}
