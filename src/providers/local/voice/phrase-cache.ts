/** Speech that was made before, up to a number of bytes; what was used longest ago is let go first. */
export class PhraseCache {
  readonly #limitBytes: number;
  readonly #phrases = new Map<string, Uint8Array>();
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  get(key: string): Uint8Array | undefined {
    const audio = this.#phrases.get(key);
    if (audio) {
      this.#phrases.delete(key);
      this.#phrases.set(key, audio);
    }
    return audio;
  }

  set(key: string, audio: Uint8Array): void {
    if (audio.length > this.#limitBytes || this.#phrases.has(key)) return;
    this.#phrases.set(key, audio);
    this.#bytes += audio.length;
    for (const [oldest, dropped] of this.#phrases) {
      if (this.#bytes <= this.#limitBytes) return;
      this.#phrases.delete(oldest);
      this.#bytes -= dropped.length;
    }
  }
}
