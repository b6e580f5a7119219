import { recoverCall, type RecoveredCall } from "../call/recover-call.ts";
import { claimCall } from "../store/calls/call-holder.ts";
import { readEvents } from "../store/calls/call-events.ts";
import { findCall } from "../store/calls/calls.ts";
import type { Database } from "../store/database.ts";

/**
 * Makes a call that another process began this one's, and tells where it stands; nothing when nothing has happened in it yet.
 * Throws when that can't be: it is over, or somebody was faster.
 */
export async function takeOverCall(
  database: Database,
  callId: string,
  heldBy: string,
): Promise<RecoveredCall | undefined> {
  const call = await findCall(database.read, callId);
  const claim = call && { callId, heldBy, from: call.heldBy };
  if (!claim || !(await claimCall(database, claim))) {
    throw new Error("The call that was to go on is over, or another process holds it.");
  }
  // Read only now: whoever held it can add nothing more.
  const log = await readEvents(database.read, callId);
  if (log.length === 0) return undefined;
  const recovered = recoverCall(log);
  if (!recovered) throw new Error("Where the call stands can't be told from its log.");
  return recovered;
}
