export { anthropicModel } from "./language-model.ts";
