// A caller who speaks for longer than this without a word becoming final loses the beginning, should the connection break.
const LONGEST_MS = 15_000;

/** The sound that the service has not made up its mind about, to be sent again when the connection breaks. */
export class UnheardSound {
  readonly #bytesPerMs: number;
  readonly #blocks: Uint8Array[] = [];
  #firstMs = 0;
  #lastMs = 0;

  constructor(bytesPerMs: number) {
    this.#bytesPerMs = bytesPerMs;
  }

  /** Where what is kept begins, in milliseconds since the first sound. */
  get firstMs(): number {
    return this.#firstMs;
  }

  /** Where the newest sound ends. */
  get lastMs(): number {
    return this.#lastMs;
  }

  get blocks(): readonly Uint8Array[] {
    return this.#blocks;
  }

  /** Keeps the block as it is: it may not be changed afterwards. */
  push(block: Uint8Array): void {
    this.#blocks.push(block);
    this.#lastMs += block.length / this.#bytesPerMs;
    this.forgetBefore(this.#lastMs - LONGEST_MS);
  }

  /** What came before this moment is settled. */
  forgetBefore(ms: number): void {
    for (;;) {
      const block = this.#blocks[0];
      if (!block) return;
      const endMs = this.#firstMs + block.length / this.#bytesPerMs;
      if (endMs > ms) return;
      this.#blocks.shift();
      this.#firstMs = endMs;
    }
  }
}
