import { followMissedCall } from "../actions/outreach/follow-missed-call.ts";
import { releaseCallHolds } from "../actions/booking/release-holds.ts";
import type { Clock } from "../base/clock.ts";
import { replay } from "../call/replay.ts";
import { outcomeOf } from "../call/runtime/report.ts";
import type { Logger } from "../ops/logger.ts";
import type { CallOutcome } from "../ports/call-feed.ts";
import { noticeOfCall } from "../store/outbox/outbox-calls.ts";
import { readEvents, type LoggedEvent } from "../store/calls/call-events.ts";
import { endCall, openCalls, type CallRecord } from "../store/calls/calls.ts";
import type { Database } from "../store/database.ts";
import { lifeOf } from "./this-process.ts";

// No desk allows a call of more than two hours, so whoever held one that began before is gone, or no longer holds it.
const LONGER_THAN_ANY_CALL_MS = 24 * 60 * 60_000;

const SHORT_WHILE_MS = 60 * 60_000;

/**
 * Ends the calls whose process died in the middle: as `failed`, unless something was booked before, at the last sign of
 * life in their log. What they held is free again.
 */
export async function endLostCalls(options: {
  database: Database;
  clock: Clock;
  logger: Logger;
}): Promise<void> {
  const { database, clock, logger } = options;
  for (const call of await openCalls(database.read)) {
    if (!isLost(call, clock.nowMs())) continue;
    const { id: callId, deskId } = call;
    const events = await readEvents(database.read, callId);
    const outcome = outcomeSoFar(events);
    await releaseCallHolds({
      database,
      clock,
      deskId,
      actor: { kind: "caller", channel: "phone", callId },
    });
    const endedAtMs = events.at(-1)?.atMs ?? call.startedAtMs;
    await endCall(database, { callId, endedAtMs, outcome });
    await tellCaller({ database, clock }, call, { endedAtMs, outcome });
    logger.warn({ callId, outcome }, "A call was on when the program died; it is closed now.");
  }
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

function isLost({ heldBy, startedAtMs }: CallRecord, nowMs: number): boolean {
  if (nowMs - startedAtMs > LONGER_THAN_ANY_CALL_MS) return true;
  return heldBy === undefined || lifeOf(heldBy) === "gone";
}

function outcomeSoFar(events: readonly LoggedEvent[]): CallOutcome {
  try {
    const transcript = [...replay(events)].at(-1)?.state.transcript ?? [];
    return outcomeOf(transcript, "failure");
  } catch {
    // Another version of the program wrote this log.
    return "failed";
  }
}
