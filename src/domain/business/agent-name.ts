/** Services that can hear, think and speak at once, by the names that desk files know them under. */
export const AGENT_NAMES = ["deepgram", "openai-realtime"] as const;
export type AgentName = (typeof AGENT_NAMES)[number];

export function isAgentName(name: string): name is AgentName {
  return AGENT_NAMES.some((one) => one === name);
}
