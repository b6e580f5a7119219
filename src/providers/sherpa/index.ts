export { SherpaEars } from "./sherpa-ears.ts";
