import { followMissedCall } from "../actions/outreach/follow-missed-call.ts";
import { releaseCallHolds } from "../actions/booking/release-holds.ts";
import type { Clock } from "../base/clock.ts";
import { replay } from "../call/replay.ts";
import { outcomeOf } from "../call/runtime/report.ts";
import type { Logger } from "../ops/logger.ts";
import type { CallOutcome } from "../ports/call-feed.ts";
import { noticeOfCall } from "../store/outbox/outbox-calls.ts";
import { claimCall } from "../store/calls/call-holder.ts";
import { lastEventAtMs, readEvents, type LoggedEvent } from "../store/calls/call-events.ts";
import { endCall, openCalls, type CallRecord } from "../store/calls/calls.ts";
import { forgetCall } from "../store/calls/forget-call.ts";
import { findParting } from "../store/calls/stream-tickets.ts";
import type { Database, Reader } from "../store/database.ts";
import { carrierIdOf } from "./phone-call-id.ts";
import { lifeOf, thisProcess } from "./this-process.ts";

// No desk allows a call of more than two hours, so whoever held one that began before is gone, or no longer holds it.
const LONGER_THAN_ANY_CALL_MS = 24 * 60 * 60_000;
/** A caller whose process died is given back to us by the telephone company within half a minute, or has hung up. */
const COMES_BACK_MS = 60_000;
/** In a telephone call that goes on something happens all the time; only while colleagues are rung nothing does, for ten minutes at most. */
const SILENT_FOR_MS = 15 * 60_000;

const SHORT_WHILE_MS = 60 * 60_000;

export interface LostCallParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether the words of a call are erased as soon as it is over. */
  readonly forgetsWords: boolean;
  /** Names this process where calls are kept; only tests have several in one. */
  readonly holder?: string;
}

/**
 * Ends the calls whose process died in the middle and whose caller has not come back: as `failed`, unless something was booked
 * before, at the last sign of life in their log. What they held is free again.
 */
export async function endLostCalls(parts: LostCallParts): Promise<void> {
  const nowMs = parts.clock.nowMs();
  const { read } = parts.database;
  for (const call of await openCalls(read)) {
    const silentSinceMs = async () => (await lastEventAtMs(read, call.id)) ?? call.startedAtMs;
    if (await isLost(call, nowMs, silentSinceMs)) await endLost(parts, call, "failure");
  }
}

/** Ends a telephone call that is over for the telephone company, unless a process that lives will. */
export async function endIfLost(parts: LostCallParts, call: CallRecord): Promise<void> {
  if (call.endedAtMs === undefined && isOrphan(call)) await endLost(parts, call, "failure");
}

/** Ends a call that another process holds, or held: its line broke, and a person is rung for the caller. */
export async function endAsGiven(parts: LostCallParts, call: CallRecord): Promise<void> {
  await endLost(parts, call, "transfer");
}

async function endLost(
  parts: LostCallParts,
  call: CallRecord,
  endedBy: "failure" | "transfer",
): Promise<void> {
  const { database, clock, logger, forgetsWords, holder = thisProcess } = parts;
  const { id: callId, deskId } = call;
  // Whoever goes on with it at this moment was faster, or finds that it is over.
  if (!(await claimCall(database, { callId, heldBy: holder, from: call.heldBy }))) return;
  const events = await readEvents(database.read, callId);
  const isTaken = await tookACall(database.read, callId);
  const outcome = outcomeSoFar(events, isTaken ? "transfer" : endedBy);
  await releaseCallHolds({
    database,
    clock,
    deskId,
    actor: { kind: "caller", channel: "phone", callId },
  });
  const endedAtMs = events.at(-1)?.atMs ?? call.startedAtMs;
  await endCall(database, { callId, endedAtMs, outcome });
  if (forgetsWords) await forgetCall(database, callId, clock.nowMs());
  await tellCaller({ database, clock }, call, { endedAtMs, outcome });
  logger.warn({ callId, outcome }, CLOSED[endedBy]);
}

/** Who was cut off a short while ago gets a text, as after any call that came to nothing. */
async function tellCaller(
  { database, clock }: { database: Database; clock: Clock },
  { id: callId, deskId, channel, callerNumber }: CallRecord,
  { endedAtMs, outcome }: { endedAtMs: number; outcome: CallOutcome },
): Promise<void> {
  if (callerNumber === undefined || clock.nowMs() - endedAtMs > SHORT_WHILE_MS) return;
  if (outcome !== "failed" && outcome !== "abandoned") return;
  if (await noticeOfCall(database.read, callId)) return;
  const actor = { kind: "caller", channel, callId, number: callerNumber } as const;
  await followMissedCall({ database, clock, deskId, actor }, { cameToNothing: true });
}

async function isLost(
  call: CallRecord,
  nowMs: number,
  silentSinceMs: () => Promise<number>,
): Promise<boolean> {
  if (nowMs - call.startedAtMs > LONGER_THAN_ANY_CALL_MS) return true;
  if (call.heldBy !== undefined && lifeOf(call.heldBy) === "alive") return false;
  if (call.channel !== "phone") return isOrphan(call);
  // Nobody can ask after a process of another machine.
  const patienceMs = isOrphan(call) ? COMES_BACK_MS : SILENT_FOR_MS;
  return nowMs - (await silentSinceMs()) >= patienceMs;
}

/** Whether the process that held it is certainly no more. */
function isOrphan({ heldBy }: CallRecord): boolean {
  return heldBy === undefined || lifeOf(heldBy) === "gone";
}

/** A person may have taken the caller after the process that put them through had died. */
async function tookACall(read: Reader, callId: string): Promise<boolean> {
  const carrierId = carrierIdOf(callId);
  const parting = carrierId === undefined ? undefined : await findParting(read, carrierId);
  return parting?.how === "transfer" && parting.step === "accepted";
}

function outcomeSoFar(
  events: readonly LoggedEvent[],
  endedBy: "failure" | "transfer",
): CallOutcome {
  try {
    const transcript = [...replay(events)].at(-1)?.state.transcript ?? [];
    return outcomeOf(transcript, endedBy);
  } catch {
    // Another version of the program wrote this log.
    return endedBy === "transfer" ? "transferred" : "failed";
  }
}

const CLOSED = {
  failure: "A call was on when the program died; it is closed now.",
  transfer: "A call could not go on; a person is rung for the caller.",
};
