import type { ServerMessage } from "./messages.ts";

/** The far end of one browser call, as a line needs it. */
export interface TalkSocket {
  send(message: ServerMessage): void;
  sendAudio(chunk: Uint8Array): void;
  /** Begins to close; `code` and `reason` as in RFC 6455 section 7.4. */
  close(code: number, reason: string): void;
}
