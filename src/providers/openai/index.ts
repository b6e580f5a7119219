export { openAiModel } from "./language-model.ts";
