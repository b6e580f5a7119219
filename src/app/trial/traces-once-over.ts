import type { Clock } from "../../base/clock.ts";
import type { TurnTrace } from "../../domain/calls/turn-trace.ts";
import { findCall } from "../../store/calls/calls.ts";
import { readTraces } from "../../store/calls/turn-traces.ts";
import type { Database } from "../../store/database.ts";

const LOOK_EVERY_MS = 50;
const LOOKS = 40;

/** The traces of a call that is ending: the desk writes them a moment after its line has closed. Empty when it takes too long. */
export async function tracesOnceOver(
  database: Database,
  clock: Clock,
  callId: string,
): Promise<readonly TurnTrace[]> {
  for (let look = 0; look < LOOKS; look += 1) {
    const call = await findCall(database.read, callId);
    if (call?.endedAtMs !== undefined) return await readTraces(database.read, callId);
    await new Promise<void>((resolve) => void clock.setTimer(LOOK_EVERY_MS, resolve));
  }
  return [];
}
