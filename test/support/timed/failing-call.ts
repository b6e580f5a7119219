import { unreachable } from "../../../src/base/unreachable.ts";
import { FailoverBrain } from "../../../src/brain/failover-brain.ts";
import { modelBrain } from "../../../src/brain/model/model-brain.ts";
import { scriptedBrain } from "../../../src/brain/scripted/scripted-brain.ts";
import type { Failover } from "../../../src/ports/failover.ts";
import { ProviderError } from "../../../src/ports/provider-error.ts";
import { FailoverEars } from "../../../src/providers/failover/failover-ears.ts";
import { FailoverVoice } from "../../../src/providers/failover/failover-voice.ts";
import { timedCall } from "./timed-call.ts";
import { TimedEars, type EarFault } from "./timed-ears.ts";
import { TimedModel, type ModelFault } from "./timed-model.ts";
import { TimedVoice, type VoiceFault } from "./timed-voice.ts";

/** What goes wrong at a service in the second turn of a call. */
export const FAULTS = [
  "none",
  "dead socket",
  "429",
  "5 s stall before the first",
  "stall in the middle",
  "half a JSON",
  "expired key",
] as const;
export type Fault = (typeof FAULTS)[number];

export const PARTS = ["ears", "brain", "voice"] as const;
export type Part = (typeof PARTS)[number];

const WORDS = ["what are your opening hours", "do you have parking", "which services do you offer"];
const ANSWERS = new Map(
  WORDS.map((said) => [said, { text: "Let me see. Of course, and thank you for asking." }]),
);
/** What a watchdog of a provider gives a service until its first word, and between two. */
const MODEL_STALL_MS = { open: 5000, middle: 3000 };

/** Holds a whole call in which one service fails, and tells what its caller heard. */
export async function failingCall(part: Part, fault: Fault) {
  const failovers: { part: Part; failover: Failover }[] = [];
  const told = (at: Part) => (failover: Failover) => void failovers.push({ part: at, failover });
  const { turns } = await timedCall({
    words: WORDS,
    parts: (clock) => {
      const { stalls, error, when } = faultOf(part, fault);
      const strikes = fault !== "none";
      const simple: EarFault & VoiceFault = stalls ? { when, stalls: true } : { when, error };
      const stallsMs = MODEL_STALL_MS[when];
      const modelFault: ModelFault = stalls
        ? { when, stallsMs, error: new ProviderError("model", "timeout") }
        : { when, error };
      const delays = { startMs: 120, finalMs: 250 };
      const ears = { clock, words: WORDS, delays };
      const voice = new TimedVoice({
        name: "cloud voice",
        clock,
        firstSoundMs: () => 120,
        ...(strikes && part === "voice" && { fault: simple }),
      });
      const model = new TimedModel({
        name: "model",
        clock,
        pace: () => ({ firstTokenMs: 350, tokensPerSecond: 60 }),
        answers: ANSWERS,
        ...(strikes && part === "brain" && { fault: modelFault }),
      });
      return {
        ears: new FailoverEars(
          [
            new TimedEars({
              name: "cloud ears",
              ...ears,
              ...(strikes && part === "ears" && { fault: simple }),
            }),
            new TimedEars({ name: "local ears", ...ears }),
          ],
          clock,
          told("ears"),
        ),
        voice: new FailoverVoice(
          [voice, new TimedVoice({ name: "local voice", clock, firstSoundMs: () => 90 })],
          clock,
          told("voice"),
        ),
        brain: new FailoverBrain([modelBrain(model), scriptedBrain], clock, told("brain")),
        onTurn: (turn) => {
          voice.isFaulty = turn === 1;
        },
      };
    },
  });
  return { turns, failovers };
}

function faultOf(part: Part, fault: Fault) {
  const error = (failure: ProviderError["failure"]) => new ProviderError(part, failure);
  switch (fault) {
    case "429":
      return { when: "open", stalls: false, error: error("rate-limit") } as const;
    case "expired key":
      return { when: "open", stalls: false, error: error("authentication") } as const;
    case "5 s stall before the first":
      return { when: "open", stalls: true, error: error("timeout") } as const;
    case "stall in the middle":
      return { when: "middle", stalls: true, error: error("timeout") } as const;
    case "half a JSON":
      return { when: "middle", stalls: false, error: error("server") } as const;
    case "none":
    case "dead socket":
      return { when: "middle", stalls: false, error: error("connectivity") } as const;
    default:
      return unreachable(fault);
  }
}
