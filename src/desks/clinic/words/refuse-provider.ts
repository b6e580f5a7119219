import type { Business } from "../../../actions/load-desk.ts";
import type { TradeWords } from "../../booking/trade-words.ts";
import type { Refused } from "../../booking/words/choose-slot.ts";
import { unknownPerson, whichPerson } from "../../booking/words/unknown.ts";

/** What a caller is told whose provider nobody knows. */
export function refuseProvider(
  business: Business,
  words: TradeWords,
  reason: "unknown" | "which",
): Refused {
  return reason === "which" ? whichPerson(business, words) : unknownPerson(business, words);
}
