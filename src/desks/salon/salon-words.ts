import type { TradeWords } from "../booking/trade-words.ts";

/** What a salon calls things. */
export const SALON_WORDS: TradeWords = {
  person: "stylist",
  notOffered: "I'm afraid we don't have that.",
  whatIsOffered: "We do {}.",
  whichService: "Which service would you like?",
  unknownPerson: "I don't know that name. We have {}. Who would you like, or is anyone fine?",
  whoseDay: "Whose day shall I look at: {}?",
};
