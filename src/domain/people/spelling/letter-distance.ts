import type { SpelledLetter } from "./read-letters.ts";

/**
 * How much must be misheard for letters to be those of a word: the cheapest way to exchange, leave out and put in letters. Letters that
 * sound alike on the phone cost little (B and D, M and N, F and S), others all; one that came with a word costs more.
 */
export function letterDistance(heard: readonly SpelledLetter[], meant: string): number {
  const width = meant.length;
  const row = rowOf(width + 1);
  for (let x = 0; x <= width; x += 1) row[x] = x * LEFT_OUT;
  for (let y = 0; y < heard.length; y += 1) {
    const one = heard[y];
    const base = numberOf(one?.letter ?? "", 0) * LETTERS;
    const isRepeated = heard[y - 1]?.letter === one?.letter;
    const put = isRepeated ? REPEATED : one?.isSure === true ? SURE : PUT_IN;
    let diagonal = row[0] ?? 0;
    row[0] = diagonal + put;
    let before = -1;
    for (let x = 1; x <= width; x += 1) {
      const wanted = numberOf(meant, x - 1);
      const above = row[x] ?? 0;
      const alike = COSTS[base + wanted] ?? 1;
      const exchanged = diagonal + (alike > 0 && one?.isSure === true ? SURE : alike);
      const left = (row[x - 1] ?? 0) + (before === wanted ? REPEATED : LEFT_OUT);
      row[x] = Math.min(exchanged, above + put, left);
      diagonal = above;
      before = wanted;
    }
  }
  return row[width] ?? 0;
}

const LEFT_OUT = 0.75;
const PUT_IN = 0.75;
/** "Double" is swallowed, or taken for one letter more, easily. */
const REPEATED = 0.35;
const SURE = 1.3;

/** The letters of English, and one number for all others. */
const LETTERS = 27;

function numberOf(text: string, at: number): number {
  const number = text.charCodeAt(at) - 97;
  return number >= 0 && number < LETTERS - 1 ? number : LETTERS - 1;
}

/** One row serves every comparison: there are thousands for a name. */
let shared = new Float64Array(64);

function rowOf(length: number): Float64Array {
  if (shared.length < length) shared = new Float64Array(length * 2);
  return shared;
}

/**
 * Letters that are mistaken for each other on a telephone, and what that costs. The groups are those of Fanty, Cole and Roginski,
 * "English Alphabet Recognition with Telephone Speech" (NIPS 4, 1991), and of guides to spelling aloud: B/D/V/Z, P/T, C/E/G, F/S, M/N,
 * A/J/K/H, I/Y, U/Q/W, L/R/O, S/X. The first line that holds two letters counts.
 */
const ALIKE: readonly (readonly [letters: string, cost: number])[] = [
  ["mn", 0.3],
  ["fs", 0.3],
  ["bd", 0.3],
  ["pt", 0.3],
  ["vz", 0.3],
  ["bv", 0.35],
  ["cz", 0.35],
  ["dt", 0.35],
  ["gj", 0.45],
  ["ajkh", 0.4],
  ["bcdegptvz", 0.5],
  ["sx", 0.45],
  ["iy", 0.5],
  ["uqw", 0.5],
  ["fsx", 0.5],
  ["lmn", 0.7],
  ["lro", 0.75],
];

const COSTS: Float64Array = new Float64Array(LETTERS ** 2).fill(1);
for (const [letters, cost] of ALIKE.toReversed()) {
  for (let one = 0; one < letters.length; one += 1) {
    for (let other = 0; other < letters.length; other += 1) {
      COSTS[numberOf(letters, one) * LETTERS + numberOf(letters, other)] = cost;
    }
  }
}
for (let one = 0; one < LETTERS - 1; one += 1) COSTS[one * LETTERS + one] = 0;
