import { letterLikeness } from "./letter-likeness.ts";
import type { NameWord } from "./name-words.ts";
import { likestSounds } from "./sound/sound-likeness.ts";
import { WEIGHTS } from "./weights.ts";

/**
 * How alike two parts of names are by sound and by spelling, 0 to 1; by spelling alone where one has no English sound. Spelling counts
 * because recognisers write what they heard in the spelling they know best, and often that is right.
 */
export function wordLikeness(one: NameWord, other: NameWord): number {
  if (one.letters === other.letters) return 1;
  const letters = letterLikeness(one.letters, other.letters);
  const sound = likestSounds(one.sounds, other.sounds) ?? letters;
  return WEIGHTS.wordSound * sound + (1 - WEIGHTS.wordSound) * letters;
}
