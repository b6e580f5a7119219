/** The little of a WebSocket that a media stream needs, so that a call can also run without a network. */
export interface MediaSocket {
  /** Sends one text frame; does nothing once the socket is closed. */
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Set once, before anything arrives. A `Uint8Array` is a binary frame. */
  onMessage(listener: (frame: string | Uint8Array) => void): void;
  /** Called once. Code 1006 means that the connection broke without a word. */
  onClose(listener: (code: number, reason: string) => void): void;
}

/** Twilio's own frames hold 20 ms, about 400 bytes; nothing that is meant for us comes near this. */
export const MAX_FRAME_BYTES = 64 * 1024;

/** Close codes of RFC 6455 section 7.4.1. */
export const CloseCode = {
  normal: 1000,
  policy: 1008,
  tooBig: 1009,
  internalError: 1011,
  broken: 1006,
} as const;
