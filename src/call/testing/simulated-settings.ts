import { DEFAULT_LIMITS, ENGLISH_WORDS, type CallSettings } from "../settings.ts";

/** The settings of the calls that tests drive: one tool of each effect. */
export const SIMULATED_SETTINGS: CallSettings = {
  words: { ...ENGLISH_WORDS, greeting: "Hello, thank you for calling. How can I help you today?" },
  limits: { ...DEFAULT_LIMITS, longestCallMs: 180_000 },
  tools: {
    look: { effect: "read", filler: "Let me look." },
    propose: { effect: "propose", filler: "Let me check." },
    confirm_proposal: { effect: "commit" },
    end_call: { effect: "end" },
    person: { effect: "end" },
  },
  personTool: "person",
};
