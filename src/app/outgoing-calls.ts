import { followOutgoingCall } from "../actions/outreach/follow-outgoing-call.ts";
import { followHostCall, hostCall } from "../actions/lobby/answers/host-call.ts";
import { loadDesk } from "../actions/load-desk.ts";
import type { OutgoingOutcome } from "../actions/outreach/note-call-outcome.ts";
import { outgoingCall, type OutgoingCall } from "../actions/outreach/outgoing-call.ts";
import type { Clock } from "../base/clock.ts";
import type { CallReport } from "../call/runtime/report.ts";
import type { OutgoingCalls } from "../channels/twilio/index.ts";
import type { Database } from "../store/database.ts";

/** Answers what the telephone channel asks about the calls that we make, and keeps what it tells of them. */
export function outgoingCalls(parts: { database: Database; clock: Clock }): OutgoingCalls {
  return {
    async admit(callId) {
      const host = await hostCall(parts, callId);
      if (host) return host.isNeeded ? { ok: true } : { ok: false, sentence: host.words.settled };
      const found = await outgoingCall(parts, callId);
      if (found.ok) return { ok: true };
      if (found.reason === "unknown-call") return { ok: false };
      const { name } = await loadDesk({
        ...parts,
        deskId: found.deskId,
        actor: { kind: "system", channel: "jobs" },
      });
      const sentence = `Hello, this is ${name}. We were calling about an appointment, and that is settled already. Goodbye!`;
      return { ok: false, sentence };
    },
    async told(callId, { carrierId, ended, machine }) {
      const outcome = machine === undefined ? ended : "voicemail";
      // How a call was that somebody took, the conversation itself says.
      const isKnown = outcome !== undefined && outcome !== "completed";
      const isHosts = await followHostCall(parts, {
        callId,
        carrierId,
        ...(isKnown && { unreached: outcome }),
      });
      if (isHosts) return;
      await followOutgoingCall(parts, { callId, carrierId, ...(isKnown && { outcome }) });
    },
  };
}

/** What a call that somebody has answered is about. Throws when it is none of ours, or nothing is left to be said. */
export async function answeredCall(
  parts: { database: Database; clock: Clock },
  callId: string,
): Promise<OutgoingCall> {
  const found = await outgoingCall(parts, callId);
  if (!found.ok) throw new Error(`A call of ours has nothing to say: ${found.reason}`);
  return found.call;
}

/** What the end of the conversation tells of such a call, where nothing more telling is known. */
export function outcomeWhenOver({
  outcome,
  turns,
}: Pick<CallReport, "outcome" | "turns">): OutgoingOutcome {
  switch (outcome) {
    case "moved":
    case "cancelled":
    case "transferred":
    case "failed":
      return outcome;
    case "abandoned":
      return "hung-up";
    case "booked":
    case "answered":
      return turns.length === 0 ? "nobody-spoke" : "answered";
    default:
      return outcome satisfies never;
  }
}
