import { plainWords } from "./plain-words.ts";
import type { VisitFacts } from "./visit-facts.ts";

const LONGEST_NAME = 60;

/** Who is here, in the words that every message, badge and call has for them: "Tom Baker from Initech and 2 others". */
export function sayVisitor(facts: VisitFacts): string {
  const { company, partySize } = facts;
  const from = company === undefined ? "" : ` from ${plainWords(company, LONGEST_NAME)}`;
  const others = partySize > 1 ? ` and ${partySize - 1} other${partySize > 2 ? "s" : ""}` : "";
  return `${nameOf(facts)}${from}${others}`;
}

/** The visitor's name, or what they are where it isn't known. */
export function nameOf({ visitor, purpose }: VisitFacts): string {
  if (visitor !== undefined) return plainWords(visitor, LONGEST_NAME);
  return purpose === "delivery" ? "a courier" : "a visitor";
}

/** "is", or "are" for a group. */
export function isOrAre({ partySize }: VisitFacts): string {
  return partySize > 1 ? "are" : "is";
}

/** With a capital letter first. */
export function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
