import { followMissedCall } from "../actions/outreach/follow-missed-call.ts";
import { endCall, type CallRecord } from "../store/calls/calls.ts";
import { findParting } from "../store/calls/stream-tickets.ts";
import { endAsGiven, type LostCallParts } from "./end-lost-calls.ts";
import { thisProcess } from "./this-process.ts";

type Stored = Pick<LostCallParts, "database" | "clock">;

/**
 * A call can't go on, and a person is rung for the caller: it ends as `transferred` unless something was booked before, and who
 * talks to somebody gets no text to callers who were missed. One that this process holds ends with its line.
 */
export async function giveAway(
  parts: LostCallParts & { readonly holder?: string },
  call: CallRecord,
  caller: string | undefined,
): Promise<void> {
  const { holder = thisProcess } = parts;
  if (call.endedAtMs === undefined) {
    if (call.heldBy !== holder) await endAsGiven(parts, call);
    return;
  }
  // Nobody waited for this caller any longer, and now they are back.
  if (call.outcome === "failed")
    await endOtherwise(parts, call, { outcome: "transferred", caller });
}

/** A caller was given away and nobody took them: their call came to nothing after all. Any other call stays as it is. */
export async function noteNobodyTook(
  parts: Stored,
  { call, callSid, caller }: { call: CallRecord; callSid: string; caller: string | undefined },
): Promise<void> {
  if (call.outcome !== "transferred") return;
  const parting = await findParting(parts.database.read, callSid);
  if (parting?.how !== "transfer" || parting.step === "accepted") return;
  await endOtherwise(parts, call, { outcome: "failed", caller });
}

/** `caller` is the number, which may be forgotten by now with the call's words. */
async function endOtherwise(
  { database, clock }: Stored,
  { id: callId, deskId, channel, endedAtMs = clock.nowMs() }: CallRecord,
  { outcome, caller }: { outcome: "failed" | "transferred"; caller: string | undefined },
): Promise<void> {
  await endCall(database, { callId, endedAtMs, outcome });
  const number = caller === undefined ? {} : { number: caller };
  const actor = { kind: "caller", channel, callId, ...number } as const;
  const cameToNothing = outcome === "failed";
  await followMissedCall({ database, clock, deskId, actor }, { cameToNothing });
}
