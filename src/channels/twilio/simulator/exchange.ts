import type { MediaSocket } from "../media-socket.ts";

/** How the simulated phone company reaches a desk: over the network, or in memory. */
export interface Exchange {
  /** Where the desk's webhooks are, as the phone company was told: `https://host`, without a slash at the end. */
  readonly origin: string;
  /** Sends a webhook and waits for the answer. Throws a `CallRefused` when there is none. */
  post(url: string, form: Readonly<Record<string, string>>): Promise<WebhookAnswer>;
  /** Opens the media stream. Throws a `CallRefused` when the desk does not take it. */
  connect(url: string): Promise<CarrierSocket>;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** The phone company's end of a media stream. */
export interface CarrierSocket extends MediaSocket {
  /** The connection breaks, without a closing word. */
  destroy(): void;
}

/** The desk did not take the call; the message says why, with Twilio's error code where there is one. */
export class CallRefused extends Error {
  override readonly name = "CallRefused";
}
