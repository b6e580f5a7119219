import type { Clock } from "../../base/clock.ts";

/** How to reach Deepgram. */
export interface DeepgramOptions {
  readonly apiKey: string;
  /** The origin of its sockets: `wss://api.deepgram.com` unless told. */
  readonly baseUrl?: string;
  readonly clock: Clock;
}

export const DEEPGRAM_ORIGIN = "wss://api.deepgram.com";
