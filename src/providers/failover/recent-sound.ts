import { bytesPerMs, type AudioFormat } from "../../audio/format.ts";

/** The last stretch of what came in, up to a limit; the oldest gives way. Nothing is allocated while sound comes in. */
export class RecentSound {
  readonly #bytes: Uint8Array;
  readonly #bytesPerMs: number;
  #total = 0;
  #kept = 0;

  constructor(format: AudioFormat, longestMs: number) {
    this.#bytesPerMs = bytesPerMs(format);
    this.#bytes = new Uint8Array(longestMs * this.#bytesPerMs);
  }

  /** Where what is kept begins, in ms of sound since the first. */
  get startMs(): number {
    return (this.#total - this.#kept) / this.#bytesPerMs;
  }

  push(chunk: Uint8Array): void {
    const size = this.#bytes.length;
    const taken = chunk.length > size ? chunk.subarray(chunk.length - size) : chunk;
    this.#total += chunk.length;
    const at = (this.#total - taken.length) % size;
    const first = Math.min(taken.length, size - at);
    this.#bytes.set(taken.subarray(0, first), at);
    this.#bytes.set(taken.subarray(first), 0);
    this.#kept = Math.min(size, this.#kept + chunk.length);
  }

  /** Forgets all but the last of it. */
  keepLast(ms: number): void {
    this.#kept = Math.min(this.#kept, ms * this.#bytesPerMs);
  }

  /** A copy of what is kept, oldest first. */
  copy(): Uint8Array {
    const size = this.#bytes.length;
    const from = (this.#total - this.#kept) % size;
    const copy = new Uint8Array(this.#kept);
    const first = Math.min(this.#kept, size - from);
    copy.set(this.#bytes.subarray(from, from + first));
    copy.set(this.#bytes.subarray(0, this.#kept - first), first);
    return copy;
  }
}
