/** What is kept back before a voice begins, against a network that delivers unevenly. */
const PREBUFFER_MS = 60;

/** A cut voice fades within this time, so that it does not click. */
const FADE_MS = 5;

/** Two minutes: nobody sends further ahead, and a page must not grow without end. */
const LONGEST_MS = 120_000;

/**
 * What the receptionist says and the speaker has not played yet, with the places that marks are at. A mark is reached
 * only when the last sample before it was handed to the speaker.
 */
export class PlaybackQueue {
  readonly #samplesPerMs: number;
  #chunks: Float32Array[] = [];
  #offset = 0;
  #queued = 0;
  #played = 0;
  #marks: { readonly name: string; readonly at: number }[] = [];
  #flowing = false;
  #waited = 0;

  constructor(sampleRateHz: number) {
    this.#samplesPerMs = sampleRateHz / 1000;
  }

  /** Whether a voice is being played or about to be. */
  get isSpeaking(): boolean {
    return this.#queued > 0;
  }

  /** Adds samples at the end; false when there is no room and they were dropped. */
  push(samples: Float32Array): boolean {
    if (this.#queued + samples.length > LONGEST_MS * this.#samplesPerMs) return false;
    if (samples.length > 0) this.#chunks.push(samples);
    this.#queued += samples.length;
    return true;
  }

  /** Puts a mark after everything pushed so far. */
  mark(name: string): void {
    this.#marks.push({ name, at: this.#played + this.#queued });
  }

  /** Fills `output` with what comes next, silence where there is nothing, and names the marks that were reached. */
  pull(output: Float32Array): string[] {
    output.fill(0);
    if (!this.#flowing && this.#mayFlow(output.length)) this.#flowing = true;
    if (this.#flowing) {
      this.#copy(output);
      if (this.#queued === 0) {
        this.#flowing = false;
        this.#waited = 0;
      }
    }
    const reached = this.#marks.filter((mark) => mark.at <= this.#played);
    this.#marks = this.#marks.slice(reached.length);
    return reached.map((mark) => mark.name);
  }

  /** Falls silent at once, and names the marks whose sound was not played to its end. */
  clear(): string[] {
    const fade = new Float32Array(Math.min(this.#queued, Math.round(FADE_MS * this.#samplesPerMs)));
    if (this.#flowing) this.#copy(fade);
    this.#chunks = [];
    this.#offset = 0;
    this.#queued = 0;
    const cleared = this.#marks.map((mark) => mark.name);
    this.#marks = [];
    if (this.#flowing && fade.length > 0) {
      this.push(fade.map((sample, index) => sample * (1 - (index + 1) / fade.length)));
    }
    return cleared;
  }

  #mayFlow(length: number): boolean {
    if (this.#queued === 0) return false;
    this.#waited += length;
    const enough = PREBUFFER_MS * this.#samplesPerMs;
    // A short word is never as long as the prebuffer: it waits that long at most, or not at all when a mark ends it.
    return this.#queued >= enough || this.#waited >= enough || this.#marks.length > 0;
  }

  #copy(output: Float32Array): void {
    let filled = 0;
    while (filled < output.length) {
      const chunk = this.#chunks[0];
      if (!chunk) break;
      const part = chunk.subarray(this.#offset, this.#offset + output.length - filled);
      output.set(part, filled);
      filled += part.length;
      this.#offset += part.length;
      if (this.#offset === chunk.length) {
        this.#chunks.shift();
        this.#offset = 0;
      }
    }
    this.#queued -= filled;
    this.#played += filled;
  }
}
