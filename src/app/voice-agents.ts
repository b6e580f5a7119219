import type { Clock } from "../base/clock.ts";
import { Preference } from "../base/preference.ts";
import { unreachable } from "../base/unreachable.ts";
import type { AgentConfig } from "../config/agents.ts";
import type { AgentName } from "../domain/business/agent-name.ts";
import { isHopeless, kindOfFailure, type Failover } from "../ports/failover.ts";
import type { AgentSession, VoiceAgent } from "../ports/voice-agent.ts";
import { deepgramAgent } from "../providers/deepgram-agent/index.ts";
import { openAiRealtime } from "../providers/openai-realtime/index.ts";

/** The voice agents of this installation. One that failed rests for a while: the next callers don't wait for it. */
export class VoiceAgents {
  readonly #agents: ReadonlyMap<AgentName, Preference<VoiceAgent | undefined>>;
  readonly #onFailover: (failover: Failover) => void;

  constructor(
    agents: ReadonlyMap<AgentName, VoiceAgent>,
    clock: Clock,
    onFailover: (failover: Failover) => void = () => {},
  ) {
    this.#onFailover = onFailover;
    this.#agents = new Map(
      [...agents].map(([name, agent]) => [name, new Preference([agent, undefined], clock)]),
    );
  }

  /** Who holds the next call of a desk that has chosen this one; undefined when it isn't set up, or rests. */
  find(name: AgentName): VoiceAgent | undefined {
    const preference = this.#agents.get(name);
    const [agent] = preference?.ready() ?? [];
    if (!agent || !preference) return undefined;
    const failed = (error: unknown) => {
      preference.failed(agent, { isHopeless: isHopeless(error) });
      this.#onFailover({ from: agent.name, to: ORDINARY, failure: kindOfFailure(error) });
    };
    return { name: agent.name, open: (options) => watched(agent.open(options), failed) };
  }

  /** The names of those that are out of use now. */
  resting(): readonly string[] {
    return [...this.#agents.values()].flatMap((preference) =>
      preference.resting().flatMap((agent) => agent?.name ?? []),
    );
  }
}

/** Who goes on with a call. */
const ORDINARY = "ears, brain and voice";

/** Opens those that there is a key for. */
export function openVoiceAgents(
  configs: readonly AgentConfig[],
  clock: Clock,
  onFailover?: (failover: Failover) => void,
): VoiceAgents {
  const agents = configs.map((config) => [config.service, openVoiceAgent(config, clock)] as const);
  return new VoiceAgents(new Map(agents), clock, onFailover);
}

/** Opens one of them. */
export function openVoiceAgent(config: AgentConfig, clock: Clock): VoiceAgent {
  switch (config.service) {
    case "deepgram": {
      const { listen, think, speak, ...rest } = config;
      return deepgramAgent({ ...rest, models: { listen, think, speak }, clock });
    }
    case "openai-realtime":
      return openAiRealtime({ ...config, clock });
    default:
      return unreachable(config);
  }
}

/** The same session, whose failure is told. */
function watched(session: AgentSession, failed: (error: unknown) => void): AgentSession {
  return {
    hearing: heard(session, failed),
    push: (chunk) => session.push(chunk),
    reply: (options) => session.reply(options),
    say: (text, options) => session.say(text, options),
    answer: (callId, output) => session.answer(callId, output),
    instruct: (text) => session.instruct(text),
    cutOff: (heardMs) => session.cutOff(heardMs),
  };
}

async function* heard({ hearing }: AgentSession, failed: (error: unknown) => void) {
  try {
    yield* hearing;
  } catch (error) {
    failed(error);
    throw error;
  }
}
