import { CloseCode } from "../media-socket.ts";
import type { Switchboard } from "../switchboard.ts";
import { readVoiceForm } from "../voice-form.ts";
import { readVoiceQuery } from "../voice-query.ts";
import type { CarrierSocket, Exchange, WebhookAnswer } from "./exchange.ts";

const ORIGIN = "http://localhost";

/** Connects to a switchboard in this process: no network, so that a call can run on a virtual clock. */
export function memoryExchange(switchboard: Switchboard): Exchange {
  return {
    origin: ORIGIN,
    async post(url, body) {
      const read = readVoiceForm(body);
      if (!read.ok) return { status: 400, contentType: "text/plain", body: read.sentence };
      const { form } = read;
      const { pathname, searchParams } = new URL(url);
      const { callId, rung } = readVoiceQuery(Object.fromEntries(searchParams));
      switch (pathname) {
        case "/incoming-call":
          return xml(await switchboard.ring(form, ORIGIN));
        case "/outgoing-call":
          return xml(await switchboard.answered(form, callId, ORIGIN));
        case "/call-answered-by":
          await switchboard.answeredBy(form, callId);
          return NOTHING;
        case "/call-ended":
          return xml(await switchboard.streamEnded(form, ORIGIN, rung));
        case "/call-whisper":
          return xml(await switchboard.whisper(form, ORIGIN));
        case "/call-accepted":
          return xml(await switchboard.accepted(form));
        case "/call-status":
          if (callId === "") switchboard.status(form);
          else await switchboard.outgoingStatus(form, callId);
          return NOTHING;
        default:
          return { status: 404, contentType: "text/plain", body: "" };
      }
    },
    async connect() {
      const [desk, carrier] = socketPair();
      switchboard.accept(desk);
      return carrier;
    },
  };
}

const NOTHING: WebhookAnswer = { status: 204, contentType: "", body: "" };

function xml(body: string): WebhookAnswer {
  return { status: 200, contentType: "text/xml", body };
}

/** Two ends of one connection. What one sends the other gets in order, after the sender has returned. */
function socketPair(): [CarrierSocket, CarrierSocket] {
  const first = new MemorySocket();
  const second = new MemorySocket();
  first.peer = second;
  second.peer = first;
  return [first, second];
}

class MemorySocket implements CarrierSocket {
  peer: MemorySocket | undefined;
  #open = true;
  #onMessage: (frame: string) => void = () => undefined;
  #onClose: (code: number, reason: string) => void = () => undefined;

  send(text: string): void {
    const { peer } = this;
    if (this.#open) queueMicrotask(() => peer?.receive(text));
  }

  close(code: number, reason: string): void {
    const { peer } = this;
    queueMicrotask(() => {
      this.closed(code, reason);
      peer?.closed(code, reason);
    });
  }

  destroy(): void {
    this.close(CloseCode.broken, "");
  }

  onMessage(listener: (frame: string) => void): void {
    this.#onMessage = listener;
  }

  onClose(listener: (code: number, reason: string) => void): void {
    this.#onClose = listener;
  }

  receive(text: string): void {
    if (this.#open) this.#onMessage(text);
  }

  closed(code: number, reason: string): void {
    if (!this.#open) return;
    this.#open = false;
    this.#onClose(code, reason);
  }
}
