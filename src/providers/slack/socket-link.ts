import { WebSocket, type RawData } from "ws";
import { z } from "zod";
import type { Clock } from "../../base/clock.ts";
import type { Hear } from "./answers.ts";

/** Why a connection carries nothing any more, or soon won't. */
export type LinkEnd =
  /** Slack closes it in a few seconds and wants us on a new one. */
  | "refresh"
  /** Socket Mode was turned off in the app's settings. */
  | "disabled"
  | "lost";

/** Slack answers a ping at once, and sends its own every few seconds. */
const QUIET_MS = 15_000;

/** Slack's messages are small; a larger one is not for us. */
const MOST_BYTES = 1024 * 1024;

/** How long a connection that Slack retires is still read. */
const RETIRED_MS = 15_000;

/**
 * One connection in Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode). Each envelope is confirmed once what it
 * says is kept; one that isn't is left unconfirmed, so that Slack delivers it again or shows the person that it didn't arrive.
 */
export class SocketLink {
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  readonly #hear: Hear;
  readonly #hello = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<LinkEnd>();
  readonly #closed = Promise.withResolvers<void>();
  readonly #underWay = new Set<Promise<void>>();
  #timer: Disposable | undefined;
  #wasHeard = true;

  constructor(url: URL, { clock, hear }: { readonly clock: Clock; readonly hear: Hear }) {
    this.#clock = clock;
    this.#hear = hear;
    this.#socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: MOST_BYTES });
    this.#socket.on("message", (data, isBinary) => {
      this.#wasHeard = true;
      if (!isBinary) this.#read(textOf(data));
    });
    for (const sign of ["ping", "pong"] as const)
      this.#socket.on(sign, () => {
        this.#wasHeard = true;
      });
    this.#socket.on("error", () => this.#end("lost"));
    this.#socket.on("close", () => {
      this.#end("lost");
      this.#closed.resolve();
    });
    this.#hello.promise.catch(() => undefined);
    this.#watch();
  }

  /** Settles when Slack has said hello; rejects when it won't. */
  get opened(): Promise<void> {
    return this.#hello.promise;
  }

  /** Settles with why it is, or soon will be, over. */
  get ended(): Promise<LinkEnd> {
    return this.#ended.promise;
  }

  /** Settles when it is gone. */
  get closed(): Promise<void> {
    return this.#closed.promise;
  }

  /** Reads on for as long as Slack does, since another connection has taken over, and no longer. */
  retire(): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = this.#clock.setTimer(RETIRED_MS, () => this.#socket.terminate());
  }

  /** Hears nothing more; settles when what was heard is dealt with and confirmed. */
  async close(): Promise<void> {
    this.#socket.removeAllListeners("message");
    await Promise.allSettled(this.#underWay);
    this.#end("lost");
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.close(1000);
    // Slack does not answer the close: nobody waits for it.
    this.#socket.terminate();
  }

  #read(text: string): void {
    const { data } = message.safeParse(parse(text));
    if (!data) return;
    if (data.type === "hello") return this.#hello.resolve();
    if (data.type === "disconnect") return this.#leave(data.reason);
    if (data.envelope_id === undefined) return;
    const handled = this.#take(data.envelope_id, data.payload).finally(() =>
      this.#underWay.delete(handled),
    );
    this.#underWay.add(handled);
  }

  #leave(reason: string | undefined): void {
    if (reason === "link_disabled") return this.#ended.resolve("disabled");
    if (reason === "warning" || reason === "refresh_requested")
      return this.#ended.resolve("refresh");
    // As with `too_many_websockets`: another one at once would fare no better.
    this.#socket.terminate();
  }

  async #take(envelopeId: string, payload: unknown): Promise<void> {
    try {
      await this.#hear(payload);
    } catch {
      return;
    }
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    const text = JSON.stringify({ envelope_id: envelopeId });
    // Until it is out: a connection that is closed meanwhile takes along what it still holds.
    await new Promise<void>((resolve) => this.#socket.send(text, () => resolve()));
  }

  /** A connection on which nothing has come since our last ping is dead, whatever it looks like from here. */
  #watch(): void {
    this.#timer = this.#clock.setTimer(QUIET_MS, () => {
      if (!this.#wasHeard) return this.#socket.terminate();
      this.#wasHeard = false;
      if (this.#socket.readyState === WebSocket.OPEN) this.#socket.ping();
      this.#watch();
    });
  }

  #end(reason: LinkEnd): void {
    this.#timer?.[Symbol.dispose]();
    this.#hello.reject(new Error("The connection was lost before Slack said hello."));
    this.#ended.resolve(reason);
  }
}

const message = z.object({
  type: z.string(),
  reason: z.string().optional(),
  envelope_id: z.string().optional(),
  payload: z.unknown().optional(),
});

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
