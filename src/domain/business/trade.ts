/** What kinds of business there are desks for. */
export const TRADES = ["salon", "clinic", "lobby"] as const;

export type Trade = (typeof TRADES)[number];

/** Whether there are desks for this kind of business. */
export function isTrade(word: string): word is Trade {
  return TRADES.some((trade) => trade === word);
}
