import { PHONEMES } from "./phonemes.ts";
import { GAP, SUBSTITUTION } from "./phoneme-costs.ts";

/**
 * How much must be misheard to hear one sound for the other: the cheapest way to make them equal by exchanging, leaving out and
 * putting in phonemes.
 */
export function soundDistance(one: Uint8Array, other: Uint8Array): number {
  const width = other.length;
  const row = rowOf(width + 1);
  row[0] = 0;
  for (let x = 1; x <= width; x += 1) row[x] = at(row, x - 1) + gap(other, x - 1);
  for (let y = 0; y < one.length; y += 1) {
    const lost = gap(one, y);
    const base = (one[y] ?? 0) * PHONEMES.length;
    let diagonal = at(row, 0);
    row[0] = diagonal + lost;
    for (let x = 1; x <= width; x += 1) {
      const above = at(row, x);
      const exchanged = diagonal + at(SUBSTITUTION, base + (other[x - 1] ?? 0));
      const put = at(row, x - 1) + gap(other, x - 1);
      row[x] = Math.min(exchanged, above + lost, put);
      diagonal = above;
    }
  }
  return at(row, width);
}

/** One row serves every comparison: there are tens of thousands for a name. */
let shared = new Float64Array(128);

function rowOf(length: number): Float64Array {
  if (shared.length < length) shared = new Float64Array(length * 2);
  return shared;
}

function gap(sound: Uint8Array, index: number): number {
  return GAP[sound[index] ?? 0] ?? 0;
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}
