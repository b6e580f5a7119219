import type { Clock } from "../base/clock.ts";
import type { SharedCalls } from "../channels/twilio/index.ts";
import {
  findParting,
  insertTicket,
  keepParting,
  keepTransferStep,
  takeTicket,
} from "../store/calls/stream-tickets.ts";
import type { Database } from "../store/database.ts";

/** Has all servers on one database know of each other's telephone calls. */
export function sharedCalls(parts: { database: Database; clock: Clock }): SharedCalls {
  const { database, clock } = parts;
  return {
    give: (ticket) => insertTicket(database, ticket),
    take: (asked) => takeTicket(database, { ...asked, nowMs: clock.nowMs() }),
    leave: (callSid, parting) => keepParting(database, callSid, parting),
    transferStep: (callSid, step) => keepTransferStep(database, callSid, step),
    parting: (callSid) => findParting(database.read, callSid),
  };
}
