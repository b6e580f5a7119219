import { WebSocket, type RawData } from "ws";
import type { Clock } from "../base/clock.ts";
import { ProviderError, type ProviderFailure } from "../ports/provider-error.ts";

/** Until it is ready for the first word, which the caller waits for. */
const OPENING_MS = 3000;
/** Sound is dropped rather than kept when the service doesn't take it: it would come too late to be of use. */
const MOST_BUFFERED_BYTES = 256_000;

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
  readonly #socket: WebSocket;
  readonly #opening: Disposable;
  #over = false;

  constructor(options: AgentSocketOptions) {
    this.#options = options;
    const { url, headers, clock, signal } = options;
    const socket = new WebSocket(url, { headers, perMessageDeflate: false });
    this.#socket = socket;
    this.#opening = clock.setTimer(OPENING_MS, () => this.fail("timeout", "it did not get ready"));
    socket.on("message", (data, isBinary) => {
      if (this.#over) return;
      if (isBinary) options.onSound(bytesOf(data));
      else options.onText(bytesOf(data).toString("utf8"));
    });
    socket.on("unexpected-response", (_request, response) => {
      response.destroy();
      this.fail(failureOf(response.statusCode ?? 0), `HTTP ${response.statusCode}`);
    });
    socket.on("error", () => this.fail("connectivity"));
    socket.on("close", (code) =>
      this.fail(code === 1008 ? "authentication" : "connectivity", `${code}`),
    );
    signal.addEventListener("abort", () => this.#end(), { once: true });
    if (signal.aborted) this.#end();
  }

  /** The service has said that it is set up. */
  ready(): void {
    this.#opening[Symbol.dispose]();
  }

  send(message: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** Sound as it is; `ws` copies it when it masks it. */
  sendSound(chunk: Uint8Array): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    if (this.#socket.bufferedAmount < MOST_BUFFERED_BYTES) this.#socket.send(chunk.slice());
  }

  /** The service has failed in whatever way; the socket is closed. */
  fail(failure: ProviderFailure, detail?: string): void {
    if (this.#over) return;
    this.#end();
    this.#options.onFailure(new ProviderError(this.#options.provider, failure, detail));
  }

  #end(): void {
    this.#over = true;
    this.#opening[Symbol.dispose]();
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.close(1000);
    else this.#socket.terminate();
  }
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}

function failureOf(status: number): ProviderFailure {
  if (status === 401 || status === 403) return "authentication";
  if (status === 402) return "quota";
  if (status === 429) return "rate-limit";
  if (status === 408) return "timeout";
  return status >= 500 ? "server" : "invalid-request";
}
