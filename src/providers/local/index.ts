export { LocalEars } from "./speech-to-text.ts";
export { LocalVoice } from "./text-to-speech.ts";
export { FLITE_VOICES } from "./voice/flite.ts";
