import type { Clock } from "../../base/clock.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import { ServiceSocket } from "../service-socket.ts";
import type { UnheardSound } from "./unheard-sound.ts";

// A call begins with a greeting, so nobody waits for the first connection; the caller may be in mid-sentence at the second.
const OPENS_WITHIN_MS = 3000;
const OPENS_AGAIN_WITHIN_MS = 1000;
const CLOSES_WITHIN_MS = 2000;

export interface EarConnectionOptions {
  readonly url: URL;
  readonly apiKey: string;
  readonly clock: Clock;
  /** What is sent again when the connection breaks. */
  readonly unheard: UnheardSound;
  readonly onText: (text: string) => void;
  /** There is another connection now, which knows of nothing but the unheard sound. */
  readonly onReconnect: () => void;
  /** It is over for good. */
  readonly onFailure: (error: ProviderError) => void;
  /** All was said after `finish`. */
  readonly onFinished: () => void;
}

/** One call's connection to Deepgram. When it breaks it is made once more, and what was not settled is sent again. */
export class EarConnection {
  readonly #options: EarConnectionOptions;
  #socket: ServiceSocket;
  #timer: Disposable | undefined;
  #offsetMs = 0;
  #state: "opening" | "open" | "finishing" | "over" = "opening";
  #mayReconnect = true;

  constructor(options: EarConnectionOptions) {
    this.#options = options;
    this.#socket = this.#connect(OPENS_WITHIN_MS);
  }

  /** Where in the call this connection's audio began: its times count from there. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  sendSound(block: Uint8Array): void {
    this.#options.unheard.push(block);
    this.#socket.send(block);
  }

  /** Always as text: as bytes it would be taken for sound. */
  sendMessage(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }

  /** Asks for what is left, then is over. */
  finish(): void {
    if (this.#state === "over") return;
    this.#state = "finishing";
    this.sendMessage({ type: "CloseStream" });
    this.#setTimer(CLOSES_WITHIN_MS, () => this.#finished());
  }

  /** It is given up, whatever may still come. */
  close(): void {
    this.#state = "over";
    this.#timer?.[Symbol.dispose]();
    this.#socket.close();
  }

  /** The service says itself that it cannot go on. */
  lose(error: ProviderError): void {
    if (this.#state === "over") return;
    this.#socket.close();
    if (this.#state === "finishing") this.#finished();
    else if (this.#state === "open" && this.#mayReconnect && error.retryable) this.#reconnect();
    else {
      this.close();
      this.#options.onFailure(error);
    }
  }

  #connect(withinMs: number): ServiceSocket {
    const { url, apiKey, onText } = this.#options;
    this.#setTimer(withinMs, () => this.lose(new ProviderError("deepgram", "timeout", "opening")));
    return new ServiceSocket({
      provider: "deepgram",
      url,
      headers: { Authorization: `Token ${apiKey}` },
      onOpen: () => {
        if (this.#state !== "opening") return;
        this.#state = "open";
        this.#timer?.[Symbol.dispose]();
      },
      onText: (text) => {
        if (this.#state !== "over") onText(text);
      },
      onLost: (error) => this.lose(error),
    });
  }

  #reconnect(): void {
    const { unheard, onReconnect } = this.#options;
    this.#mayReconnect = false;
    this.#state = "opening";
    this.#offsetMs = unheard.firstMs;
    this.#socket = this.#connect(OPENS_AGAIN_WITHIN_MS);
    for (const block of unheard.blocks) this.#socket.send(block);
    onReconnect();
  }

  #finished(): void {
    this.close();
    this.#options.onFinished();
  }

  #setTimer(delayMs: number, run: () => void): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = this.#options.clock.setTimer(delayMs, run);
  }
}
