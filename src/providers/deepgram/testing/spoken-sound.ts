import { bytesPerMs, TELEPHONE } from "../../../audio/format.ts";
import { MULAW_SILENCE } from "../../../audio/mulaw.ts";

/** What a sound stands for. */
export interface Spoken {
  /** Empty for a noise. */
  readonly text: string;
  readonly confidence: number;
  /** Noise on the line hides the end of this from nova-3's endpointing, but not from its look at the gaps between words. */
  readonly hidesItsEnd: boolean;
}

/** A stretch of sound: where it began and ended so far, in milliseconds of the connection's audio. */
export interface Stretch {
  readonly spoken: Spoken;
  readonly startMs: number;
  endMs: number;
}

const STEP_MS = 10;
const STEP_BYTES = STEP_MS * bytesPerMs(TELEPHONE);
const MS_A_WORD = 300;
const CODES = 126;
// No byte that is the same throughout a step has these bits, and hardly any speech.
const MARK = 0b1011_0010;

/**
 * Telephone sound that stand-ins understand: each utterance is a tone of its own, in µ-law. What it means is known here only, so
 * a stand-in hears what was sent to it and nothing else.
 */
export class SpokenSound {
  readonly #meanings: Spoken[] = [];

  /** A person saying the words. A noise when there are none. */
  say(text: string, options: Partial<Omit<Spoken, "text">> & { ms?: number } = {}): Uint8Array {
    const { confidence = 0.95, hidesItsEnd = false } = options;
    const { ms = Math.max(1, wordsOf(text).length) * MS_A_WORD } = options;
    const code = this.#code({ text, confidence, hidesItsEnd });
    return new Uint8Array(ms * bytesPerMs(TELEPHONE)).fill(code);
  }

  /**
   * A person's own sound for the words, with a mark that nobody hears in the last bits of each step: for calls in which ears that
   * understand people may take over. Whole steps of 10 ms.
   */
  mark(text: string, speech: Uint8Array): Uint8Array {
    const code = this.#code({ text, confidence: 0.95, hidesItsEnd: false });
    const marked = speech.slice(0, speech.length - (speech.length % STEP_BYTES));
    for (let at = 0; at < marked.length; at += STEP_BYTES)
      for (const [bit, value] of bitsOf((MARK << 8) | code).entries())
        marked[at + bit] = ((marked[at + bit] ?? 0) & 0xfe) | value;
    return marked;
  }

  /** What sounds in 10 ms. */
  meaning(step: Uint8Array): Spoken | undefined {
    const [first = MULAW_SILENCE] = step;
    const bits = step.subarray(0, 16).reduce((sum, byte) => (sum << 1) | (byte & 1), 0);
    if (bits >> 8 === MARK) return this.#meanings[(bits & 0xff) - 1];
    return step.every((byte) => byte === first) ? this.#meanings[first - 1] : undefined;
  }

  #code(spoken: Spoken): number {
    if (this.#meanings.length === CODES) throw new Error("No tone is left for another utterance");
    return this.#meanings.push(spoken);
  }
}

/** Nobody speaks. */
export function silence(ms: number): Uint8Array {
  return new Uint8Array(ms * bytesPerMs(TELEPHONE)).fill(MULAW_SILENCE);
}

/** Reads the sound of one connection, step by step, so that what is heard depends on the sound alone and not on when it came. */
export class SoundReader {
  readonly #sound: SpokenSound;
  readonly #onStep: (atMs: number, stretch: Stretch | undefined) => void;
  #rest: Uint8Array = new Uint8Array(0);
  #stretch: Stretch | undefined;
  nowMs = 0;

  /** `onStep` is told after every 10 ms of audio what sounded in it. */
  constructor(sound: SpokenSound, onStep: (atMs: number, stretch: Stretch | undefined) => void) {
    this.#sound = sound;
    this.#onStep = onStep;
  }

  read(bytes: Uint8Array): void {
    const all = Buffer.concat([this.#rest, bytes]);
    let at = 0;
    for (; at + STEP_BYTES <= all.length; at += STEP_BYTES)
      this.#step(all.subarray(at, at + STEP_BYTES));
    this.#rest = all.subarray(at);
  }

  #step(step: Uint8Array): void {
    const startMs = this.nowMs;
    this.nowMs += STEP_MS;
    const spoken = this.#sound.meaning(step);
    if (!spoken) this.#stretch = undefined;
    else if (this.#stretch?.spoken === spoken) this.#stretch.endMs = this.nowMs;
    else this.#stretch = { spoken, startMs, endMs: this.nowMs };
    this.#onStep(this.nowMs, this.#stretch);
  }
}

/** A word with its times in seconds, as Deepgram gives them. */
export interface TimedWord {
  readonly word: string;
  readonly punctuated_word: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** The words of a stretch that have been said by now. */
export function wordsSaid(
  { spoken, startMs, endMs }: Stretch,
  isOver: boolean,
): readonly TimedWord[] {
  const words = wordsOf(spoken.text);
  const msAWord = isOver ? (endMs - startMs) / Math.max(1, words.length) : MS_A_WORD;
  return words
    .map((word, index) => ({
      word,
      punctuated_word: word,
      start: (startMs + index * msAWord) / 1000,
      end: (startMs + (index + 1) * msAWord) / 1000,
      confidence: spoken.confidence,
    }))
    .filter(({ end }) => isOver || end * 1000 <= endMs);
}

export function textOf(words: readonly TimedWord[]): string {
  return words.map(({ word }) => word).join(" ");
}

function wordsOf(text: string): readonly string[] {
  return text.split(" ").filter((word) => word !== "");
}

function bitsOf(sixteen: number): readonly number[] {
  return Array.from({ length: 16 }, (_, bit) => (sixteen >> (15 - bit)) & 1);
}

/** Whether this is a message that was sent as bytes, by mistake: it would be taken for sound. */
export function isMessage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, MESSAGE_BEGINS.length)).equals(MESSAGE_BEGINS);
}

const MESSAGE_BEGINS = Buffer.from('{"type"');
