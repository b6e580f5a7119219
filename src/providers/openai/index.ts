export { openAiModel } from "./language-model.ts";
export { openAiVoice } from "./voice.ts";
