import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { WebSocketServer, type RawData, type WebSocket } from "ws";

/** What a stand-in does with those who come to it. */
interface LoopbackHandlers {
  readonly onRequest?: (request: IncomingMessage, response: ServerResponse) => void;
  /** A status to refuse the upgrade with, or what to do with the connection. */
  readonly onUpgrade?: (
    request: IncomingMessage,
    url: URL,
  ) => number | ((socket: WebSocket) => void);
}

/** A service's address on this machine, for stand-ins: HTTP and sockets on a free port. */
export class Loopback implements AsyncDisposable {
  readonly #server = createServer();
  readonly #sockets = new WebSocketServer({ noServer: true });

  static async open(handlers: LoopbackHandlers): Promise<Loopback> {
    const loopback = new Loopback();
    const server = loopback.#server;
    server.on("request", (request, response) => {
      if (handlers.onRequest) handlers.onRequest(request, response);
      else response.writeHead(404).end();
    });
    server.on("upgrade", (request, stream, head) => {
      const url = new URL(request.url ?? "/", loopback.origin);
      const answer = handlers.onUpgrade?.(request, url) ?? 404;
      if (typeof answer === "number")
        stream.end(`HTTP/1.1 ${answer} Refused\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
      else loopback.#sockets.handleUpgrade(request, stream, head, answer);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return loopback;
  }

  /** `http://127.0.0.1:<port>` */
  get origin(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("It is not listening");
    return `http://127.0.0.1:${address.port}`;
  }

  /** How many connections are open. */
  get connections(): number {
    return this.#sockets.clients.size;
  }

  /** Breaks all connections, as a network does. */
  breakConnections(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  /**
   * Is gone without a word, as when a network is: the connections stay open, and nothing goes through them any more, also no
   * sign of life. New ones are answered.
   */
  vanish(): void {
    for (const socket of this.#sockets.clients) {
      socket.pause();
      socket.removeAllListeners("message");
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.breakConnections();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** What a text message says. */
export function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString();
}
