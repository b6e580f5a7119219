import type { UsualCues } from "../booking/faq-topic.ts";

/** Telltale words by the FAQ's id, for the questions that most lobbies answer. */
export const LOBBY_QUESTIONS: UsualCues = {
  restrooms: [
    "restroom|restrooms|bathroom|bathrooms|toilet|toilets|washroom|loo|lavatory",
    "ladies|mens|gents room",
    "powder room",
  ],
  wifi: ["wifi|wlan", "wi fi", "internet", "network password|name", "guest network"],
  parking: [
    "where|can|may|could ... park",
    "parking",
    "validate|validated ... parking|ticket",
    "car park",
    "park my|the car",
  ],
  water: ["some water|coffee|tea", "a|any water|coffee|tea|drink", "glass|cup of", "thirsty"],
  hours: ["opening hours|times", "your hours", "when|what time ... open|close", "are you open"],
};
