import { createServer, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import type { Clock } from "../../../base/clock.ts";
import { FluxSession } from "./flux-session.ts";
import { fluxQuery, novaQuery, queryOf } from "./listen-query.ts";
import { NovaSession, type Client } from "./nova-session.ts";
import { SpokenSound } from "./spoken-sound.ts";

const KEY = "dg-stand-in-0123456789";
const SILENT_FOR_TOO_LONG_MS = 10_000;

export interface ListenStandInOptions {
  readonly clock: Clock;
  /** How long after the pause that ends it nova-3's final words come, in audio time. */
  readonly novaLatencyMs?: number;
  /** How long a caller must be silent for Flux to end a turn at a threshold of 0.7, in audio time. */
  readonly fluxTurnEndMs?: number;
  /** How long a caller must be silent for Flux to guess that a turn is over, in audio time. */
  readonly fluxEagerMs?: number;
}

/** What went over one connection. */
export interface Heard {
  readonly url: URL;
  readonly sent: string[];
  readonly received: string[];
  receivedBytes: number;
  /** The code that it was closed with. */
  readonly closed: Promise<number>;
}

/**
 * Deepgram's listening sockets on loopback. They refuse what the real ones refuse: a wrong key, a parameter or a message they
 * don't know, a `KeepAlive` as bytes, two changes at once, ten seconds of nothing. They hear the sounds that `sound` makes.
 */
export class ListenStandIn implements AsyncDisposable {
  readonly apiKey = KEY;
  readonly sound = new SpokenSound();
  readonly connections: Heard[] = [];
  readonly #options: ListenStandInOptions;
  readonly #server = createServer((_request, response) => response.writeHead(404).end());
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #changed = new Set<() => void>();
  #refusal: number | undefined;
  #isUnreachable = false;
  #isDeaf = false;
  #garbles = 0;
  readonly #hanging: Duplex[] = [];

  private constructor(options: ListenStandInOptions) {
    this.#options = options;
    this.#server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
  }

  static async open(options: ListenStandInOptions): Promise<ListenStandIn> {
    const standIn = new ListenStandIn(options);
    await new Promise<void>((resolve) => standIn.#server.listen(0, "127.0.0.1", resolve));
    return standIn;
  }

  get baseUrl(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("It is not listening");
    return `ws://127.0.0.1:${address.port}`;
  }

  /** Refuses every connection from now on with this status, as when there are too many; takes them again without one. */
  refuse(status: number | undefined): void {
    this.#refusal = status;
  }

  /** Leaves every new connection without an answer. */
  hang(): void {
    this.#isUnreachable = true;
  }

  /** Takes no notice of what is sent from now on. */
  deafen(): void {
    this.#isDeaf = true;
  }

  /** Cuts the next so many messages in half. */
  garble(times = 1): void {
    this.#garbles = times;
  }

  /** The newest connection, once there have been this many. */
  async connected(times = 1): Promise<Heard> {
    await this.#until(() => this.connections.length >= times);
    const newest = this.connections.at(-1);
    if (!newest) throw new Error("Nobody connected");
    return newest;
  }

  /** Waits until somebody is left without an answer. */
  async hanging(): Promise<void> {
    await this.#until(() => this.#hanging.length > 0);
  }

  /** Breaks the connections that are open: without a word, or with a close code. */
  drop(code?: number): void {
    for (const socket of this.#sockets.clients)
      if (code === undefined) socket.terminate();
      else socket.close(code, code === 1011 ? "NET-0000" : "");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.drop();
    for (const socket of this.#hanging) socket.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #until(isSo: () => boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => {
      if (isSo()) resolve();
    };
    this.#changed.add(look);
    look();
    await promise;
    this.#changed.delete(look);
  }

  #tellOfChange(): void {
    for (const look of this.#changed) look();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#isUnreachable) {
      this.#hanging.push(socket);
      this.#tellOfChange();
      return;
    }
    const url = new URL(request.url ?? "/", this.baseUrl);
    const open = this.#admit(url, request.headers.authorization, socket);
    if (!open) return;
    this.#sockets.handleUpgrade(request, socket, head, (client) => this.#serve(client, url, open));
  }

  /** Checks a request as Deepgram does; answers how to serve it, or undefined when it was refused. */
  #admit(url: URL, authorization: string | undefined, socket: Duplex) {
    if (this.#refusal !== undefined) return refuse(socket, this.#refusal, "TOO_MANY_REQUESTS", "");
    if (authorization !== `Token ${KEY}`)
      return refuse(socket, 401, "INVALID_AUTH", "Invalid credentials.");
    const { novaLatencyMs = 0, fluxTurnEndMs = 260, fluxEagerMs = 160 } = this.#options;
    const isNova = url.pathname === "/v1/listen";
    if (!isNova && url.pathname !== "/v2/listen") return refuse(socket, 404, "NOT_FOUND", "");
    const query = queryOf(url);
    const nova = isNova ? novaQuery.safeParse(query) : undefined;
    const flux = isNova ? undefined : fluxQuery.safeParse(query);
    if (nova?.success) {
      const read = nova.data;
      return (client: Client) => new NovaSession(client, read, this.sound, novaLatencyMs);
    }
    if (flux?.success) {
      const read = flux.data;
      return (client: Client) =>
        new FluxSession(client, read, this.sound, {
          turnEndMs: fluxTurnEndMs,
          eagerMs: fluxEagerMs,
        });
    }
    const fault = (nova ?? flux)?.error?.issues[0]?.message ?? "";
    return refuse(socket, 400, "INVALID_QUERY_PARAMETER", fault);
  }

  #serve(socket: WebSocket, url: URL, open: (client: Client) => NovaSession | FluxSession): void {
    const closed = Promise.withResolvers<number>();
    const heard: Heard = { url, sent: [], received: [], receivedBytes: 0, closed: closed.promise };
    this.connections.push(heard);
    this.#tellOfChange();
    let patience: Disposable | undefined;
    const wait = () => {
      patience?.[Symbol.dispose]();
      patience = this.#options.clock.setTimer(SILENT_FOR_TOO_LONG_MS, () =>
        socket.close(1011, "NET-0001: no audio"),
      );
    };
    const session = open({
      send: (message) => {
        const text = JSON.stringify(message);
        heard.sent.push(text);
        this.#garbles -= 1;
        socket.send(this.#garbles >= 0 ? text.slice(0, text.length >> 1) : text);
      },
      close: (code, reason) => socket.close(code, reason),
    });
    wait();
    socket.on("message", (data: Buffer, isBinary) => {
      if (socket.readyState !== socket.OPEN) return;
      wait();
      if (this.#isDeaf) return;
      if (isBinary) {
        heard.receivedBytes += data.length;
        session.sound(data);
        return;
      }
      heard.received.push(data.toString());
      session.message(data.toString());
    });
    socket.on("close", (code) => {
      closed.resolve(code);
      patience?.[Symbol.dispose]();
    });
  }
}

/** https://developers.deepgram.com/docs/errors: a header that says why, and the same as JSON. */
function refuse(socket: Duplex, status: number, code: string, message: string): undefined {
  const body = JSON.stringify({ err_code: code, err_msg: message, request_id: "0" });
  socket.end(
    `HTTP/1.1 ${status} Refused\r\ndg-error: ${code}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
