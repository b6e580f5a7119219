import { CLASS_COUNT } from "./sound/sound-classes.ts";

/** How long a pattern may be: one bit of a machine word for each of its places. */
const LONGEST = 32;

/**
 * Counts the edits between one pattern of sound classes and many others, each in as many steps as it is long, by Myers' bit-vector
 * method (J. ACM 46, 1999, in Hyyrö's form). Of a longer pattern the first 32 places count.
 */
export class BitDistance {
  readonly length: number;
  readonly #places = new Int32Array(CLASS_COUNT);

  constructor(pattern: Uint8Array) {
    this.length = Math.min(LONGEST, pattern.length);
    for (let at = 0; at < this.length; at += 1) {
      const one = pattern[at] ?? 0;
      this.#places[one] = (this.#places[one] ?? 0) | (1 << at);
    }
  }

  /** The edits to the text that stands in `texts` from `from` up to `to`. */
  to(texts: Uint8Array, from: number, to: number): number {
    if (this.length === 0) return to - from;
    const last = 1 << (this.length - 1);
    let up = -1;
    let down = 0;
    let edits = this.length;
    for (let at = from; at < to; at += 1) {
      const equal = this.#places[texts[at] ?? 0] ?? 0;
      const vertical = equal | down;
      const horizontal = (((equal & up) + up) ^ up) | equal;
      let plus = down | ~(horizontal | up);
      let minus = up & horizontal;
      if ((plus & last) !== 0) edits += 1;
      else if ((minus & last) !== 0) edits -= 1;
      plus = (plus << 1) | 1;
      minus <<= 1;
      up = minus | ~(vertical | plus);
      down = plus & vertical;
    }
    return edits;
  }
}
