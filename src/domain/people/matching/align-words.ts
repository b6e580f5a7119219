/** Which heard word stands for which word of a name. */
export interface Alignment {
  /** 0 to 1: how alike the pairs are, by their share of all letters heard and meant. */
  readonly likeness: number;
  /** Pairs of places: in what was heard, in the name. Words without a pair were left out or put in. */
  readonly pairs: readonly (readonly [heard: number, meant: number])[];
}

/**
 * Pairs the words of a name with those heard, in order. `likeness(heard, meant)` says how alike two words are, the lengths count
 * their letters.
 */
export function alignWords(
  heard: readonly number[],
  meant: readonly number[],
  likeness: (heard: number, meant: number) => number,
): Alignment {
  const width = meant.length + 1;
  const best = new Float64Array((heard.length + 1) * width);
  const at = (y: number, x: number): number => best[y * width + x] ?? 0;
  const worth = (y: number, x: number): number =>
    likeness(y, x) * ((heard[y] ?? 0) + (meant[x] ?? 0));
  for (let y = 1; y <= heard.length; y += 1) {
    for (let x = 1; x < width; x += 1) {
      best[y * width + x] = Math.max(
        at(y - 1, x),
        at(y, x - 1),
        at(y - 1, x - 1) + worth(y - 1, x - 1),
      );
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [y, x] = [heard.length, meant.length];
  while (y > 0 && x > 0) {
    if (at(y, x) === at(y - 1, x)) y -= 1;
    else if (at(y, x) === at(y, x - 1)) x -= 1;
    else pairs.unshift([--y, --x]);
  }
  const all = sum(heard) + sum(meant);
  return { likeness: all === 0 ? 0 : at(heard.length, meant.length) / all, pairs };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
