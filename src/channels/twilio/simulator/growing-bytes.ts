/** Bytes that are only ever added to. */
export class GrowingBytes {
  #buffer = new Uint8Array(8192);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A view of what is there now; later bytes do not change it. */
  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  append(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(length, this.#buffer.length * 2));
      larger.set(this.bytes);
      this.#buffer = larger;
    }
    this.#buffer.set(bytes, this.#length);
    this.#length = length;
  }
}
