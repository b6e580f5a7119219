import { WebSocket, type RawData } from "ws";
import { ProviderError, type ProviderFailure } from "../ports/provider-error.ts";

export interface ServiceSocketOptions {
  /** As in `ProviderError`: the service's name. */
  readonly provider: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly onOpen?: () => void;
  readonly onText: (text: string) => void;
  readonly onBinary?: (bytes: Uint8Array) => void;
  /** Called once: it will not carry anything any more. The error says why; after `close()` it is not called. */
  readonly onLost: (error: ProviderError) => void;
  /** What a close of the service's means, where its codes and reasons say more than usual. */
  readonly failureOfClose?: (code: number, reason: string) => ProviderFailure | undefined;
}

/**
 * One connection to a service, never made again by itself. What is sent while it opens goes out in order once it is open.
 * It has no timer of its own: whoever waits for an answer decides how long.
 */
export class ServiceSocket {
  readonly #socket: WebSocket;
  readonly #options: ServiceSocketOptions;
  #waiting: (string | Uint8Array)[] | undefined = [];
  #isOver = false;

  constructor(options: ServiceSocketOptions) {
    this.#options = options;
    this.#socket = new WebSocket(options.url, {
      headers: options.headers,
      // Small frames of compressed speech gain nothing from another compression.
      perMessageDeflate: false,
    });
    this.#socket.on("open", () => this.#open());
    this.#socket.on("message", (data, isBinary) => {
      if (this.#isOver) return;
      const bytes = bytesOf(data);
      if (isBinary) options.onBinary?.(bytes);
      else options.onText(bytes.toString());
    });
    this.#socket.on("unexpected-response", (_request, response) => {
      const status = response.statusCode ?? 0;
      this.#lose(failureOfStatus(status), `HTTP ${status}`);
    });
    this.#socket.on("error", () => this.#lose("connectivity"));
    this.#socket.on("close", (code, reason) => {
      const failure = options.failureOfClose?.(code, reason.toString()) ?? failureOfClose(code);
      this.#lose(failure, `close code ${code}`);
    });
  }

  /** Does nothing on a connection that is over. */
  send(data: string | Uint8Array): void {
    if (this.#waiting) this.#waiting.push(data);
    else if (!this.#isOver) this.#socket.send(data);
  }

  close(): void {
    this.#isOver = true;
    this.#waiting = undefined;
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.close(1000);
    else this.#socket.terminate();
  }

  #open(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    this.#options.onOpen?.();
    for (const data of waiting) this.send(data);
  }

  /** The reason of a close and the body of a refusal stay out: they may quote what was sent. */
  #lose(failure: ProviderFailure, detail?: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#waiting = undefined;
    this.#socket.terminate();
    this.#options.onLost(new ProviderError(this.#options.provider, failure, detail));
  }
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}

/** What an HTTP status of a service means for a call. */
export function failureOfStatus(status: number): ProviderFailure {
  if (status === 401 || status === 403) return "authentication";
  if (status === 402) return "quota";
  if (status === 408) return "timeout";
  if (status === 429) return "rate-limit";
  return status >= 500 ? "server" : "invalid-request";
}

/** https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 and the registry it opens. */
function failureOfClose(code: number): ProviderFailure {
  if (code === 1002 || code === 1003 || code === 1007 || code === 1008 || code === 1009)
    return "invalid-request";
  if (code === 1013) return "rate-limit";
  return code === 1011 || code === 1012 ? "server" : "connectivity";
}
