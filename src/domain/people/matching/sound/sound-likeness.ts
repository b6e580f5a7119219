import { soundLength } from "./phoneme-costs.ts";
import { soundDistance } from "./sound-distance.ts";

/**
 * How alike two sounds are: 1 is the same sound, 0 has nothing in common. Where one has less than a third of the other's phonemes, that is
 * 0 without a closer look.
 */
export function soundLikeness(one: Uint8Array, other: Uint8Array): number {
  if (Math.min(one.length, other.length) * 3 < Math.max(one.length, other.length)) return 0;
  const longest = Math.max(soundLength(one), soundLength(other));
  return longest === 0 ? 0 : Math.max(0, 1 - soundDistance(one, other) / longest);
}

/** The likeness of the two ways of saying two words that are most alike; undefined where one of them has no English sound. */
export function likestSounds(
  ways: readonly Uint8Array[],
  others: readonly Uint8Array[],
): number | undefined {
  let best: number | undefined;
  for (const one of ways) {
    for (const other of others) {
      if (one.length === 0 || other.length === 0) continue;
      best = Math.max(best ?? 0, soundLikeness(one, other));
    }
  }
  return best;
}
