import type { Audience, VisitFacts } from "./visit-facts.ts";
import { plainWords } from "./plain-words.ts";
import { capital } from "./visitor-words.ts";
import { headline, waitsForNobody } from "./word-notice.ts";

/** What somebody is told of a visit by text, and how they answer it. The same each time it is worded. */
export function wordSms(facts: VisitFacts, audience: Audience): string {
  const { business, about, purpose } = facts;
  const told = `${business.name}: ${capital(headline(facts, audience))}`;
  if (waitsForNobody(facts)) {
    const words = purpose === "message" && about !== undefined;
    return words ? `${told} "${plainWords(about, LONGEST_MESSAGE)}"` : told;
  }
  if (facts.isReviewed) return `${told} Compare the deny list first. Reply 1 when on your way.`;
  return audience === "front-desk"
    ? `${told} Reply 1 on my way, 2 please wait, 3 a colleague will come, or write a message.`
    : `${told} Reply 1 on my way, 2 please wait, 3 a colleague will come, 4 not expecting them, or write a message.`;
}

const LONGEST_MESSAGE = 300;
