import { distance } from "fastest-levenshtein";

/** How alike two spellings are: 1 less the share of letters to be changed; 0 where one has none. */
export function letterLikeness(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  return one === "" || other === "" ? 0 : 1 - distance(one, other) / longest;
}
