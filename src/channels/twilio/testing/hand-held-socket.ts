import type { MediaSocket } from "../media-socket.ts";

/** A socket whose far end is the test: it says anything, and sees what was sent and how it was closed. */
export class HandHeldSocket implements MediaSocket {
  readonly sent: string[] = [];
  closedWith: { readonly code: number; readonly reason: string } | undefined;
  #onMessage: (frame: string | Uint8Array) => void = () => undefined;
  #onClose: (code: number, reason: string) => void = () => undefined;

  send(text: string): void {
    if (!this.closedWith) this.sent.push(text);
  }

  close(code: number, reason: string): void {
    if (this.closedWith) return;
    this.closedWith = { code, reason };
    this.#onClose(code, reason);
  }

  onMessage(listener: (frame: string | Uint8Array) => void): void {
    this.#onMessage = listener;
  }

  onClose(listener: (code: number, reason: string) => void): void {
    this.#onClose = listener;
  }

  /** The far end sends this. */
  receive(frame: string | Uint8Array | Readonly<Record<string, unknown>>): void {
    const raw = typeof frame === "string" || frame instanceof Uint8Array;
    this.#onMessage(raw ? frame : JSON.stringify(frame));
  }
}
