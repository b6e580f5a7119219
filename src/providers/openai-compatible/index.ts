export { compatibleModel } from "./language-model.ts";
