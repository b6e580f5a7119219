import type { Clock } from "../base/clock.ts";
import { ProviderError, type ProviderFailure } from "../ports/provider-error.ts";
import { ServiceSocket } from "./service-socket.ts";

/** Until it is ready for the first word, which the caller waits for. */
const OPENING_MS = 3000;

export interface AgentSocketOptions {
  readonly provider: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onText: (text: string) => void;
  readonly onSound: (audio: Uint8Array) => void;
  /** Called once, unless the signal ended it. */
  readonly onFailure: (error: ProviderError) => void;
}

/** The socket of one conversation with a voice agent. It is never opened again: what was said on it would be forgotten. */
export class AgentSocket {
  readonly #options: AgentSocketOptions;
  readonly #socket: ServiceSocket;
  readonly #opening: Disposable;
  #isOver = false;

  constructor(options: AgentSocketOptions) {
    const { provider, url, headers, clock, signal } = options;
    this.#options = options;
    this.#opening = clock.setTimer(OPENING_MS, () => this.fail("timeout", "not ready in time"));
    this.#socket = new ServiceSocket({
      provider,
      url: new URL(url),
      headers,
      onText: (text) => this.#isOver || options.onText(text),
      onBinary: (bytes) => this.#isOver || options.onSound(bytes),
      onLost: (error) => this.#lost(error),
    });
    signal.addEventListener("abort", () => this.#end(), { once: true });
    if (signal.aborted) this.#end();
  }

  /** The service has said that it is set up. */
  ready(): void {
    this.#opening[Symbol.dispose]();
  }

  send(message: object): void {
    if (!this.#isOver) this.#socket.send(JSON.stringify(message));
  }

  sendSound(chunk: Uint8Array): void {
    if (!this.#isOver) this.#socket.send(chunk.slice());
  }

  /** The service has failed in whatever way; the socket is closed. */
  fail(failure: ProviderFailure, detail?: string): void {
    this.#lost(new ProviderError(this.#options.provider, failure, detail));
  }

  #lost(error: ProviderError): void {
    if (this.#isOver) return;
    this.#end();
    this.#options.onFailure(error);
  }

  #end(): void {
    this.#isOver = true;
    this.#opening[Symbol.dispose]();
    this.#socket.close();
  }
}
