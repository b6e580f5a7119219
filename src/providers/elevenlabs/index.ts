export { ElevenLabsVoice } from "./voice.ts";
