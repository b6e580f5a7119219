export { deepgramAgent } from "./voice-agent.ts";
