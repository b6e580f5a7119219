import type { TradeWords } from "../booking/trade-words.ts";

/** What a clinic calls things. */
export const CLINIC_WORDS: TradeWords = {
  person: "provider",
  notOffered: "I'm not sure which kind of visit that is.",
  whatIsOffered: "We see people for {}.",
  whichService: "What's the visit for?",
  unknownPerson:
    "I don't know that name. We have {}. Who would you like to see, or is anyone fine?",
  whoseDay: "Who would you like to see: {}?",
};
