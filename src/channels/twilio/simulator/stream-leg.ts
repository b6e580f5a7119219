import { CloseCode } from "../media-socket.ts";
import { checkMessage, type DeskMessage, type StreamWarning } from "./check-message.ts";
import type { CarrierSocket } from "./exchange.ts";
import type { FaultyPath } from "./network-conditions.ts";
import type { CallIdentity } from "./webhook-fields.ts";

/** One media stream as the phone company runs it: numbers its messages and checks the desk's. */
export class StreamLeg {
  readonly #socket: CarrierSocket;
  readonly #path: FaultyPath;
  readonly #streamSid: string;
  #sequence = 0;
  #chunk = 0;
  #over = false;

  constructor(options: {
    socket: CarrierSocket;
    path: FaultyPath;
    streamSid: string;
    identity: CallIdentity;
    parameters: Readonly<Record<string, string>>;
    onMessage: (message: DeskMessage) => void;
    onWarning: (warning: StreamWarning) => void;
    /** The desk closed the socket, or it broke. */
    onClose: (code: number) => void;
  }) {
    const { identity, parameters } = options;
    this.#socket = options.socket;
    this.#path = options.path;
    this.#streamSid = options.streamSid;
    this.#socket.onMessage((frame) => {
      if (this.#over) return;
      const checked = checkMessage(frame, options.streamSid);
      if (checked.ok) options.onMessage(checked.message);
      else options.onWarning(checked.warning);
    });
    this.#socket.onClose((code) => {
      if (this.#over) return;
      this.#over = true;
      options.onClose(code);
    });
    this.#post({ event: "connected", protocol: "Call", version: "1.0.0" });
    this.#send("start", {
      start: {
        accountSid: identity.accountSid,
        streamSid: options.streamSid,
        callSid: identity.callSid,
        tracks: ["inbound"],
        mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 },
        customParameters: parameters,
      },
    });
  }

  /** 20 ms of the caller's sound that began this long after the stream did. */
  media(audio: Uint8Array, timestampMs: number): void {
    if (this.#path.loses()) return;
    this.#chunk += 1;
    const payload = Buffer.from(audio.buffer, audio.byteOffset, audio.length).toString("base64");
    this.#send("media", {
      media: {
        track: "inbound",
        chunk: String(this.#chunk),
        timestamp: String(timestampMs),
        payload,
      },
    });
  }

  dtmf(digit: string): void {
    this.#send("dtmf", { dtmf: { track: "inbound_track", digit } });
  }

  mark(name: string): void {
    this.#send("mark", { mark: { name } });
  }

  /** The call is over: a `stop`, unless it gets lost, then the socket closes. */
  stop(identity: CallIdentity, withStop: boolean): void {
    const { accountSid, callSid } = identity;
    if (withStop) this.#send("stop", { stop: { accountSid, callSid } });
    this.#path.travel(() => this.#socket.close(CloseCode.normal, ""));
    this.#over = true;
  }

  /** The network dies. */
  destroy(): void {
    this.#socket.destroy();
  }

  #send(event: string, content: Record<string, unknown>): void {
    this.#sequence += 1;
    this.#post({
      event,
      sequenceNumber: String(this.#sequence),
      ...content,
      streamSid: this.#streamSid,
    });
  }

  #post(message: Record<string, unknown>): void {
    if (this.#over) return;
    const text = JSON.stringify(message);
    this.#path.travel(() => this.#socket.send(text));
  }
}
