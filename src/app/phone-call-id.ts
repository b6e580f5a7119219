import type { Line } from "../ports/line.ts";

/** Our id of a telephone call: that under which it was handed to the carrier, or else made from the carrier's own. */
export function phoneCallId(line: Pick<Line, "id" | "outgoing">): string {
  return line.outgoing?.callId ?? `${PREFIX}${line.id}`;
}

/** The carrier's own id of a call that somebody made to us. */
export function carrierIdOf(callId: string): string | undefined {
  return callId.startsWith(PREFIX) ? callId.slice(PREFIX.length) : undefined;
}

const PREFIX = "call_";
