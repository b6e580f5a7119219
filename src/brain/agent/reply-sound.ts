import { bytesPerMs, type AudioFormat } from "../../audio/format.ts";
import { splitSentences, takeSentences } from "../../domain/dialogue/sentences.ts";

// No voice speaks faster than 20 characters a second, and none lasts for less than 30 ms a character.
const LEAST_MS_PER_CHARACTER = 50;
const TOO_SHORT_MS_PER_CHARACTER = 30;

/** A stretch of the sound of a reply. */
export interface Stretch {
  readonly sound: ReplySound;
  /** Where it begins in the sound of the reply. */
  readonly startMs: number;
  readonly audio: AsyncIterable<Uint8Array>;
}

/**
 * The sound of one reply of an agent, given out sentence by sentence as its words are let through. Nobody says where in the sound a sentence
 * ends, so each gets only as much as it must at least last: what follows it is never heard before it was judged. The last one gets the
 * rest. How much was heard of a reply is thereby exact, where one of its sentences ended is not.
 */
export class ReplySound {
  readonly #bytesPerMs: number;
  readonly #chunks: Uint8Array[] = [];
  readonly #wakers = new Set<() => void>();
  #bytes = 0;
  #text = "";
  #next = 0;
  #spoiled = false;
  #textDone = false;
  #end: { readonly error?: unknown } | undefined;
  /** How far it has been played. */
  heardMs = 0;

  constructor(format: AudioFormat) {
    this.#bytesPerMs = bytesPerMs(format);
  }

  get lengthMs(): number {
    return this.#bytes / this.#bytesPerMs;
  }

  addText(text: string): void {
    this.#text += text;
    this.#wake();
  }

  addSound(audio: Uint8Array): void {
    this.#chunks.push(audio);
    this.#bytes += audio.length;
    this.#wake();
  }

  /** No more words come. */
  textDone(): void {
    this.#textDone = true;
    this.#wake();
  }

  /** Nothing comes any more; with an error, because the service failed. */
  end(error?: { readonly error: unknown }): void {
    this.#textDone = true;
    this.#end ??= error ?? {};
    this.#wake();
  }

  /**
   * The sound of the next sentence, if these are its words. A sentence that was left out spoils what comes after it: its sound can't be
   * told from theirs.
   */
  take(sentence: string): Stretch | undefined {
    const sentences = this.#sentences();
    const at = sentences.findIndex((one, index) => index >= this.#next && same(one, sentence));
    if (at === -1) return undefined;
    if (at > this.#next) this.#spoiled = true;
    this.#next = at + 1;
    if (this.#spoiled) return undefined;
    const startMs = this.#leastMs(sentences.slice(0, at));
    return { sound: this, startMs, audio: this.#stretch(at, startMs) };
  }

  async *#stretch(at: number, startMs: number): AsyncGenerator<Uint8Array> {
    const startByte = Math.floor(startMs * this.#bytesPerMs);
    let given = 0;
    for (;;) {
      const sentences = this.#sentences();
      const isLast = at >= sentences.length - 1;
      const leastMs = this.#leastMs(sentences.slice(0, at + 1));
      const endByte =
        isLast && this.#end && this.#textDone
          ? this.#bytes
          : Math.floor(leastMs * this.#bytesPerMs);
      const audio = this.#between(startByte + given, Math.min(endByte, this.#bytes));
      if (audio.length > 0) {
        given += audio.length;
        yield audio;
        continue;
      }
      if (!isLast && startByte + given >= endByte) return;
      if (this.#end) {
        this.#checkLength(sentences[at] ?? "", given, isLast);
        return;
      }
      await new Promise<void>((resolve) => {
        this.#wakers.add(resolve);
      });
    }
  }

  /** What broke off must not count as said. */
  #checkLength(sentence: string, given: number, isLast: boolean): void {
    if (this.#end && "error" in this.#end) throw this.#end.error;
    const shortest = sentence.length * TOO_SHORT_MS_PER_CHARACTER * this.#bytesPerMs;
    if (isLast && given < shortest) throw new Error("The sound of a sentence broke off");
  }

  /** The whole sentences of its words so far, and the rest once there is no more to come. */
  #sentences(): readonly string[] {
    return this.#textDone ? splitSentences(this.#text) : takeSentences(this.#text).sentences;
  }

  #leastMs(sentences: readonly string[]): number {
    return sentences.reduce((sum, { length }) => sum + length, 0) * LEAST_MS_PER_CHARACTER;
  }

  #between(start: number, end: number): Uint8Array {
    if (end <= start) return new Uint8Array(0);
    const audio = new Uint8Array(end - start);
    let offset = 0;
    for (const chunk of this.#chunks) {
      const from = Math.max(start, offset);
      const to = Math.min(end, offset + chunk.length);
      if (from < to) audio.set(chunk.subarray(from - offset, to - offset), from - start);
      offset += chunk.length;
    }
    return audio;
  }

  #wake(): void {
    for (const wake of this.#wakers) wake();
    this.#wakers.clear();
  }
}

function same(one: string, other: string): boolean {
  return one.replaceAll(/\s+/gu, " ").trim() === other.replaceAll(/\s+/gu, " ").trim();
}
