import type { DeskFile } from "../../src/domain/business/desk-file.ts";
import { deepgramAgent } from "../../src/providers/deepgram-agent/index.ts";
import { DeepgramAgentStandIn } from "../../src/providers/deepgram-agent/testing/agent-stand-in.ts";
import { openAiRealtime } from "../../src/providers/openai-realtime/index.ts";
import { RealtimeStandIn } from "../../src/providers/openai-realtime/testing/realtime-stand-in.ts";
import type { AgentMind } from "../../src/providers/testing/agent-stand-in.ts";
import { AgentDesk } from "./agent-desk.ts";

interface Ringing {
  /** What the desk has as its key; the right one unless told. */
  readonly key?: string;
  readonly policies?: Partial<DeskFile["policies"]>;
}

/** Rings a desk whose calls this service's agent holds, on its stand-in. */
export function ring(
  service: "deepgram" | "openai-realtime",
  mind: AgentMind,
  ringing: Ringing = {},
): Promise<AgentDesk> {
  return service === "deepgram" ? ringDeepgram(mind, ringing) : ringRealtime(mind, ringing);
}

async function ringDeepgram(mind: AgentMind, { key, policies }: Ringing): Promise<AgentDesk> {
  const standIn = await DeepgramAgentStandIn.open();
  standIn.mind = mind;
  const { baseUrl } = standIn;
  const apiKey = key ?? standIn.apiKey;
  return await AgentDesk.ring(
    standIn,
    (clock) => deepgramAgent({ apiKey, baseUrl, clock }),
    policies,
  );
}

/** The same of OpenAI's. */
export async function ringRealtime(
  mind: AgentMind,
  { key, policies }: Ringing = {},
): Promise<AgentDesk> {
  const standIn = await RealtimeStandIn.open();
  standIn.mind = mind;
  const { baseUrl } = standIn;
  const apiKey = key ?? standIn.apiKey;
  return await AgentDesk.ring(
    standIn,
    (clock) => openAiRealtime({ apiKey, baseUrl, clock }),
    policies,
  );
}
