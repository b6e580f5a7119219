import { Temporal } from "temporal-polyfill";
import type { Clock } from "../base/clock.ts";
import { openAgent } from "../brain/agent/open-agent.ts";
import { FailoverBrain } from "../brain/failover-brain.ts";
import { truthGate } from "../brain/truth-gate/truth-gate.ts";
import type { CallParts } from "../call/runtime/call-parts.ts";
import type { VoiceAgent } from "../ports/voice-agent.ts";

type Speech = Pick<CallParts, "brain" | "ears" | "voice" | "witness">;

/**
 * Who hears, thinks and speaks in one call: an agent where the desk has one, and behind it, or alone, the ears, the brain and the voice that
 * answer everywhere. Whatever is said passes the truth gate.
 */
export function callSpeech(
  options: Pick<CallParts, "callId" | "line" | "desk" | "caller" | "brain" | "logger"> &
    Pick<Speech, "ears" | "voice"> & { readonly agent?: VoiceAgent; readonly clock: Clock },
): Speech {
  const { agent, callId, line, desk, caller, clock, logger, brain, ears, voice } = options;
  const gated = (one: Speech["brain"]) =>
    truthGate(one, (fault) =>
      logger.warn({ callId, fault }, "a sentence that could not be true was held back"),
    );
  if (!agent || !line.audio || !ears || !voice)
    return { brain: gated(brain), ...(ears && { ears }), ...(voice && { voice }) };
  const nowLocal = Temporal.Instant.fromEpochMilliseconds(clock.nowMs())
    .toZonedDateTimeISO(desk.profile.zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
  const parts = openAgent({
    agent,
    call: { desk, caller, nowLocal },
    ears,
    voice,
    onFailure: (error) =>
      logger.warn({ callId, err: error }, "another voice says what the agent could not say"),
  });
  const brains = new FailoverBrain([parts.brain, brain], clock, (failover) =>
    logger.warn({ callId, ...failover }, "a voice agent gave way to the ordinary brain"),
  );
  return { ...parts, brain: gated(brains) };
}
