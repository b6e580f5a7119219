/** What people come to a lobby for. `other` is told in their own words. */
export const PURPOSES = ["meeting", "interview", "delivery", "contractor", "other"] as const;

export type Purpose = (typeof PURPOSES)[number];

/** Whether it is one of them. */
export function isPurpose(word: string): word is Purpose {
  return PURPOSES.some((purpose) => purpose === word);
}
