/** Gathers small chunks of sound into blocks worth a packet each. */
export class BlockFiller {
  readonly #blockBytes: number;
  readonly #onBlock: (block: Uint8Array) => void;
  #block: Uint8Array;
  #filled = 0;

  constructor(blockBytes: number, onBlock: (block: Uint8Array) => void) {
    this.#blockBytes = blockBytes;
    this.#onBlock = onBlock;
    this.#block = new Uint8Array(blockBytes);
  }

  /** Copies the chunk. */
  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + this.#blockBytes - this.#filled);
      this.#block.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === this.#blockBytes) this.flush();
    }
  }

  /** Lets go of a block that is not full; an empty one is none, for an empty message would end the stream. */
  flush(): void {
    if (this.#filled === 0) return;
    const block = this.#block.subarray(0, this.#filled);
    this.#block = new Uint8Array(this.#blockBytes);
    this.#filled = 0;
    this.#onBlock(block);
  }
}
