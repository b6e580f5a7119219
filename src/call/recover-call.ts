import type { CallLogEntry } from "../ports/call-log.ts";
import { initialCall } from "./machine.ts";
import { replay } from "./replay.ts";
import type { CallState } from "./state.ts";

/** Where a call stands by its log. */
export interface RecoveredCall {
  readonly state: CallState;
  /** Of the next event. */
  readonly sequence: number;
  /** How often its line broke and was found again. */
  readonly timesFound: number;
}

/**
 * Works out from its log where a call stands that another process held. Undefined when nobody can go on with it: it is over, or
 * a program that worked differently wrote the log, so that what was said in it is not certain.
 */
export function recoverCall(log: Iterable<CallLogEntry>): RecoveredCall | undefined {
  let recovered: RecoveredCall = { state: initialCall, sequence: 0, timesFound: 0 };
  try {
    for (const { sequence, event, state, same } of replay(log)) {
      if (!same) return undefined;
      const timesFound = recovered.timesFound + (event.type === "line-found" ? 1 : 0);
      recovered = { state, sequence: sequence + 1, timesFound };
    }
  } catch {
    return undefined;
  }
  return recovered.state.phase.status === "over" ? undefined : recovered;
}
