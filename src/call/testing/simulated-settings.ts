import { DEFAULT_LIMITS, ENGLISH_WORDS, type CallSettings } from "../settings.ts";

/** The settings of the calls that tests drive: one tool of each effect. */
export const SIMULATED_SETTINGS: CallSettings = {
  words: {
    ...ENGLISH_WORDS,
    greeting: "Hello, thank you for calling, how can I help you today?",
    reprompts: ["Are you still there?", "I'm still here."],
    silenceGoodbye: "I can't hear you, so Goodbye!",
    misheard: ["Sorry, I didn't catch that.", "Sorry, I still didn't catch that."],
    stillWorking: "I'm still on it.",
    trouble: "Sorry, something went wrong on my side.",
    transferFailed: "I couldn't get through to anyone just now.",
    tooLong: "I'm sorry, but that's as long as I can stay.",
    shutdown: "I'm sorry, I have to hang up now.",
    voicemail: "Hello, a message from the desk. Please call us back.",
  },
  limits: { ...DEFAULT_LIMITS, longestCallMs: 180_000 },
  tools: {
    look: { effect: "read", filler: "Let me look." },
    propose: { effect: "propose", filler: "Let me check." },
    confirm_proposal: { effect: "commit" },
    end_call: { effect: "end" },
    person: { effect: "end" },
  },
  personTool: "person",
  emergency: {
    cues: ["chest pain"],
    sentence: "Hang up and call 112 now.",
    again: "Please call 112 now.",
    transfer: {
      to: "+914400000000",
      whisper: "An emergency.",
      sentence: "Hang up and call 112 now. I'm putting you through.",
    },
  },
};
