export { AuraVoice } from "./aura-voice.ts";
export { fluxEars } from "./flux-ears.ts";
export { novaEars } from "./nova-ears.ts";
