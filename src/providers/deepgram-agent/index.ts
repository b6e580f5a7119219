export { deepgramAgent, type DeepgramAgentOptions } from "./voice-agent.ts";
