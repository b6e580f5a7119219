export { openAiRealtime } from "./voice-agent.ts";
