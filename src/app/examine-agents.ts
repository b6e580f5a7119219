import { TELEPHONE } from "../audio/format.ts";
import { systemClock } from "../base/clock.ts";
import type { AgentConfig } from "../config/agents.ts";
import type { AgentName } from "../domain/business/agent-name.ts";
import type { VoiceAgent } from "../ports/voice-agent.ts";
import type { Finding } from "./examine.ts";
import { faultOf } from "./fault-of.ts";
import type { KnownDesk } from "./known-desks.ts";
import { openVoiceAgent } from "./voice-agents.ts";

const ANSWER_WITHIN_MS = 10_000;

/** Whether the voice agents that desks have chosen answer; nothing where no desk has chosen one. */
export async function examineAgents(
  configs: readonly AgentConfig[],
  desks: readonly KnownDesk[],
): Promise<readonly Finding[]> {
  const chosen = desks.flatMap(({ name, agent }) => (agent === undefined ? [] : { name, agent }));
  const agents = [...new Set(chosen.map(({ agent }) => agent))];
  return await Promise.all(
    agents.map(async (agent) => {
      const whose = chosen.filter((one) => one.agent === agent).map(({ name }) => name);
      const config = configs.find(({ service }) => service === agent);
      return config ? await tryOut(config, whose) : withoutKey(agent, whose);
    }),
  );
}

function withoutKey(agent: AgentName, whose: readonly string[]): Finding {
  const detail = `There is no key for the voice agent ${agent} of ${whose.join(" and ")}: set ${KEYS[agent]} in .env. Until then the ears, the brain and the voice from above hold its calls.`;
  return { part: "agent", state: "broken", detail };
}

const KEYS: Readonly<Record<AgentName, string>> = {
  deepgram: "DEEPGRAM_API_KEY",
  "openai-realtime": "OPENAI_API_KEY",
};

async function tryOut(config: AgentConfig, whose: readonly string[]): Promise<Finding> {
  const part = "agent";
  const agent = openVoiceAgent(config, systemClock);
  try {
    const speaks = await saysHello(agent);
    return speaks
      ? {
          part,
          state: "ok",
          detail: `${agent.name} answers, and holds the calls of ${whose.join(" and ")}.`,
        }
      : { part, state: "broken", detail: `${agent.name} says nothing; look at its status page.` };
  } catch (error) {
    return { part, state: "broken", detail: `${agent.name} ${faultOf(error)}` };
  }
}

/** The least that costs something: one word, of which the beginning is enough. */
async function saysHello(agent: VoiceAgent): Promise<boolean> {
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
  const session = agent.open({
    format: TELEPHONE,
    language: "en",
    instructions: "Say only what you are given to say.",
    tools: [],
    keyTerms: [],
    signal,
  });
  // Whatever fails shows in what it says as well.
  const hearing = Array.fromAsync(session.hearing).catch(() => undefined);
  try {
    for await (const sound of session.say("Hello.", { signal })) if (sound.length > 0) return true;
    return false;
  } finally {
    ended.abort();
    await hearing;
  }
}
