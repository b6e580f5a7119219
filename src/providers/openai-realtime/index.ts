export { openAiRealtime, type OpenAiRealtimeOptions } from "./voice-agent.ts";
