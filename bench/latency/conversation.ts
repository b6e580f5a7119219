import type { TimedAnswer } from "../../test/support/timed/timed-model.ts";

/** What callers ask, and a model answers: some begin with a word or two, some with a whole sentence. */
export const ANSWERS: ReadonlyMap<string, TimedAnswer> = new Map([
  ["hello do you cut men's hair too", { text: "We do. Would you like to come in for a haircut?" }],
  ["what does it cost", { text: "A haircut is 400 rupees. Shall I look for a time?" }],
  ["when do you open", { text: "We open at ten every day. When would suit you?" }],
  ["is it far from the station", { text: "Sorry, I don't know that. Is there anything else?" }],
  [
    "what do you have tomorrow afternoon",
    {
      tool: {
        name: "get_available_slots",
        input: { service: "haircut", when: "tomorrow afternoon" },
      },
      text: "Good news. There are a few. Would early or late be better?",
    },
  ],
  ["the earlier the better", { text: "Of course. May I have your name?" }],
  [
    "which services do you offer",
    {
      tool: { name: "list_services", input: {} },
      text: "Quite a few. Hair, skin and nails. What are you after?",
    },
  ],
  ["i'll think about it", { text: "Sure. Take your time, and ring again when you like." }],
]);
