import { randomBytes } from "node:crypto";
import type { WebSocket } from "ws";
import { textOf } from "../../testing/loopback.ts";

/** How long Slack waits for a confirmation. */
const CONFIRM_WITHIN_MS = 3000;

/** Slack allows ten connections of one app. */
const MOST_LINKS = 10;

/** The connections of Socket Mode, seen from Slack. */
export class SlackLinks {
  readonly open: WebSocket[] = [];
  /** What came that Slack has no use for. */
  readonly faults: string[] = [];
  /** Says hello to whoever connects; without it, connections stay silent. */
  saysHello = true;
  readonly #tickets = new Set<string>();
  readonly #unconfirmed = new Map<string, () => void>();
  #arrivals: (() => void)[] = [];
  #turn = 0;

  /** A ticket for one connection. */
  ticket(): string {
    const ticket = randomBytes(12).toString("hex");
    this.#tickets.add(ticket);
    return ticket;
  }

  /** Takes a connection that brings a ticket nobody has used. */
  admit(ticket: string | null): number | ((socket: WebSocket) => void) {
    if (ticket === null || !this.#tickets.delete(ticket)) return 401;
    return (socket) => {
      if (this.open.length >= MOST_LINKS) return socket.close(1008, "too_many_websockets");
      this.open.push(socket);
      socket.on("close", () => void this.open.splice(this.open.indexOf(socket), 1));
      socket.on("message", (data) => this.#confirm(textOf(data)));
      if (this.saysHello)
        this.#send(socket, {
          type: "hello",
          num_connections: this.open.length,
          connection_info: { app_id: "A0FRONTDESK" },
          debug_info: { host: "applink-1", approximate_connection_time: 18_060 },
        });
      for (const arrived of this.#arrivals.splice(0)) arrived();
    };
  }

  /** Resolves when the next connection is there. */
  async next(): Promise<void> {
    await new Promise<void>((resolve) => void this.#arrivals.push(resolve));
  }

  /** Says that a connection is about to be closed, or can't be had any more. */
  announce(
    reason: "warning" | "refresh_requested" | "link_disabled" | "too_many_websockets",
  ): void {
    const socket = this.open.at(-1);
    if (socket)
      this.#send(socket, { type: "disconnect", reason, debug_info: { host: "applink-1" } });
  }

  /** Sends an envelope to one of the connections; whether it was confirmed in time. */
  async deliver(type: string, payload: object, withinMs = CONFIRM_WITHIN_MS): Promise<boolean> {
    this.#turn += 1;
    const socket = this.open[this.#turn % Math.max(1, this.open.length)];
    if (!socket) return false;
    const envelopeId = randomBytes(16).toString("hex");
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#unconfirmed.set(envelopeId, () => resolve(true));
    const timer = setTimeout(() => resolve(false), withinMs);
    this.#send(socket, {
      envelope_id: envelopeId,
      type,
      payload,
      accepts_response_payload: type === "interactive",
    });
    const wasConfirmed = await promise;
    clearTimeout(timer);
    this.#unconfirmed.delete(envelopeId);
    return wasConfirmed;
  }

  #send(socket: WebSocket, message: object): void {
    socket.send(JSON.stringify(message));
  }

  #confirm(text: string): void {
    const message: unknown = JSON.parse(text);
    const id =
      typeof message === "object" && message !== null && "envelope_id" in message
        ? String(message.envelope_id)
        : "";
    const confirmed = this.#unconfirmed.get(id);
    if (confirmed) confirmed();
    else this.faults.push(text);
  }
}
