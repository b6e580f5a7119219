/** Gathers sentences that are said in one go, so that they are shown as one paragraph. */
export class Paragraph {
  readonly #show: (text: string) => void;
  #sentences: string[] = [];
  #held = false;

  constructor(show: (text: string) => void) {
    this.#show = show;
  }

  /** From now on nothing is shown until `release`. */
  hold(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#flush();
  }

  add(sentence: string): void {
    this.#sentences.push(sentence);
    // What is said unasked comes sentence by sentence in one turn of the event loop.
    if (!this.#held && this.#sentences.length === 1) queueMicrotask(() => this.#flush());
  }

  #flush(): void {
    if (this.#held || this.#sentences.length === 0) return;
    const text = this.#sentences.join(" ");
    this.#sentences = [];
    this.#show(text);
  }
}
