/** One decision a frame of 10 ms. */
export const FRAME_MS = 10;

// Quieter than this nobody is understood; the noise floor of a silent line is far below.
const LEAST_DBFS = -52;
// How far speech stands above the noise where it begins, and where it ends.
const START_ABOVE_DB = 9;
const STAY_ABOVE_DB = 6;
// Speech lasts: a click does not. This many of the last frames must be loud for speech to begin.
const START_FRAMES = 5;
const START_WINDOW = 7;
// Speech has gaps, noise has none: the quietest moment of the last while is the noise (minimum statistics, Martin 2001).
const FLOOR_FRAMES = 150;
const SMOOTHING = 0.4;
// The quietest moment of noise lies a little below its usual level.
const MINIMUM_BIAS_DB = 2;

export type EndpointerEvent = "speech-start" | "speech-end";

/** Finds where speech begins and ends by its level over the line's own noise. */
export class Endpointer {
  readonly #hangoverFrames: number;
  readonly #levels: number[] = [];
  #smoothDbfs: number | undefined;
  #recent: boolean[] = [];
  #quietFrames = 0;
  #speaking = false;

  /** `hangoverMs`: a gap between words shorter than this does not end speech. */
  constructor(hangoverMs: number) {
    this.#hangoverFrames = Math.round(hangoverMs / FRAME_MS);
  }

  get speaking(): boolean {
    return this.#speaking;
  }

  /** Takes the level of the next frame. */
  next(levelDbfs: number): EndpointerEvent | undefined {
    const above = levelDbfs - this.#floorDbfs(levelDbfs);
    const loud =
      levelDbfs > LEAST_DBFS && above > (this.#speaking ? STAY_ABOVE_DB : START_ABOVE_DB);
    if (this.#speaking) {
      this.#quietFrames = loud ? 0 : this.#quietFrames + 1;
      if (this.#quietFrames < this.#hangoverFrames) return undefined;
      this.#speaking = false;
      this.#recent = [];
      return "speech-end";
    }
    this.#recent = [...this.#recent, loud].slice(-START_WINDOW);
    if (this.#recent.filter(Boolean).length < START_FRAMES) return undefined;
    this.#speaking = true;
    this.#quietFrames = 0;
    return "speech-start";
  }

  #floorDbfs(levelDbfs: number): number {
    const before = this.#smoothDbfs ?? levelDbfs;
    this.#smoothDbfs = before + SMOOTHING * (levelDbfs - before);
    this.#levels.push(this.#smoothDbfs);
    if (this.#levels.length > FLOOR_FRAMES) this.#levels.shift();
    return Math.min(...this.#levels) + MINIMUM_BIAS_DB;
  }
}
