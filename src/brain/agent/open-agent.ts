import type { Brain, BrainContext } from "../../ports/brain.ts";
import type { CallWitness } from "../../ports/call-witness.ts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import type { VoiceAgent } from "../../ports/voice-agent.ts";
import { instructionsFor } from "../model/instructions.ts";
import { openingOf } from "../model/messages.ts";
import { toolSpec } from "../model/tool-spec.ts";
import { AgentCall } from "./agent-call.ts";
import { agentBrain } from "./agent-brain.ts";
import { agentEars } from "./agent-ears.ts";
import { agentVoice } from "./agent-voice.ts";
import { instructionOfState } from "./what-holds-now.ts";

/** An agent in the places of ears, brain and voice of one call. */
export interface AgentParts {
  readonly ears: SpeechToText;
  readonly brain: Brain;
  readonly voice: TextToSpeech;
  /** Has to see the call, so that the agent knows of it what the machine knows. */
  readonly witness: CallWitness;
}

/**
 * Lets an agent hold one call. The call's machine stays as it is: it decides what is said and what is done, and so all that holds for any call
 * (consent to what was heard, silence, limits, an ending) holds here. The ears and the voice that are given take over when the agent fails;
 * the brain throws then, for whoever stands behind it.
 */
export function openAgent(options: {
  readonly agent: VoiceAgent;
  readonly call: Pick<BrainContext, "desk" | "caller" | "nowLocal">;
  readonly ears: SpeechToText;
  readonly voice: TextToSpeech;
  readonly onFailure: (error: unknown) => void;
}): AgentParts {
  const { agent, call, ears, voice, onFailure } = options;
  const { desk } = call;
  const { flow } = desk;
  const begins = flow ? [instructionOfState(flow, flow.start)] : [];
  const told = {
    instructions: [instructionsFor(desk), openingOf(call), SPOKEN, ...begins].join("\n\n"),
    tools: desk.tools.map(toolSpec),
  };
  const agentCall = new AgentCall(agent, told, flow);
  return {
    ears: agentEars(agentCall, ears),
    brain: agentBrain(agentCall),
    voice: agentVoice(agentCall, voice, onFailure),
    witness: agentCall,
  };
}

/** What holds for a voice beyond what holds for any model. */
const SPOKEN =
  "The greeting is said for you. When you need a tool, call it at once and say nothing before it; what the tool reads back to the caller is read in your voice.";
