import { loadDesk } from "../actions/load-desk.ts";
import type { Clock } from "../base/clock.ts";
import { recoverCall } from "../call/recover-call.ts";
import type { LostCalls, NextOfLostCall } from "../channels/twilio/index.ts";
import type { Logger } from "../ops/logger.ts";
import { readEvents } from "../store/calls/call-events.ts";
import { isHeldBy, outgoingIdOf } from "../store/calls/call-holder.ts";
import { findCall, type CallRecord } from "../store/calls/calls.ts";
import type { Database } from "../store/database.ts";
import { endIfLost } from "./end-lost-calls.ts";
import { giveAway, noteNobodyTook } from "./given-away.ts";
import { phoneCallId } from "./phone-call-id.ts";
import { thisProcess } from "./this-process.ts";

/** A line that breaks for the fourth time will break again: a person, or another call, serves the caller better. */
const MOST_RETURNS = 3;

/** What all processes on one database know of telephone calls whose stream broke. */
export function lostCalls(parts: {
  database: Database;
  clock: Clock;
  logger: Logger;
  /** Whether the words of a call are erased as soon as it is over. */
  forgetsWords: boolean;
  /** Names this process where calls are kept; only tests have several in one. */
  holder?: string;
}): LostCalls {
  const { database, clock, holder = thisProcess } = parts;
  const own = { ...parts, holder };
  const find = async (callSid: string) => {
    const outgoingId = await outgoingIdOf(database.read, callSid);
    const outgoing = outgoingId === undefined ? undefined : { callId: outgoingId };
    const callId = phoneCallId({ id: callSid, ...(outgoing && { outgoing }) });
    return { callId, outgoingId, call: await findCall(database.read, callId) };
  };
  return {
    async next(callSid) {
      const { call, outgoingId } = await find(callSid);
      if (!call) return { becomes: "begin" };
      if (await mayReturn(database, call)) {
        return { becomes: "resume", ...(outgoingId !== undefined && { outgoingId }) };
      }
      return outgoingId === undefined
        ? await personFor({ database, clock }, call)
        : { becomes: "part" };
    },
    async isHere(callSid) {
      const { callId } = await find(callSid);
      return await isHeldBy(database.read, callId, holder);
    },
    async givenAway(callSid, caller) {
      const { call } = await find(callSid);
      if (call) await giveAway(own, call, caller);
    },
    async over(callSid, caller) {
      const { call } = await find(callSid);
      if (!call) return;
      await endIfLost(own, call);
      await noteNobodyTook(own, { call, callSid, caller });
    },
  };
}

async function mayReturn(database: Database, call: CallRecord): Promise<boolean> {
  if (call.endedAtMs !== undefined) return false;
  const log = await readEvents(database.read, call.id);
  const recovered = recoverCall(log);
  if (!recovered) return log.length === 0;
  return recovered.timesFound < MOST_RETURNS;
}

async function personFor(
  parts: { database: Database; clock: Clock },
  { deskId }: CallRecord,
): Promise<NextOfLostCall> {
  const actor = { kind: "system", channel: "jobs" } as const;
  const { transferTo } = await loadDesk({ ...parts, deskId, actor });
  return { becomes: "part", ...(transferTo !== undefined && { person: transferTo }) };
}
