import { bytesPerMs, type AudioFormat } from "../audio/format.ts";

/** Words spoken over the greeting count; what lies further back is answered by nobody. */
const LONGEST_MS = 5000;

/** The caller's sound until a service is ready to take it. */
export class SoundWaiting {
  readonly #mostBytes: number;
  #chunks: Uint8Array[] = [];
  #bytes = 0;

  constructor(format: AudioFormat) {
    this.#mostBytes = LONGEST_MS * bytesPerMs(format);
  }

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk.slice());
    this.#bytes += chunk.length;
    while (this.#bytes > this.#mostBytes) this.#bytes -= this.#chunks.shift()?.length ?? 0;
  }

  /** All of it, oldest first; nothing is left. */
  take(): readonly Uint8Array[] {
    const chunks = this.#chunks;
    this.#chunks = [];
    this.#bytes = 0;
    return chunks;
  }
}
