import type { Line } from "../ports/line.ts";

/** Our id of a telephone call: that under which it was handed to the carrier, or else made from the carrier's own. */
export function phoneCallId(line: Pick<Line, "id" | "outgoing">): string {
  return line.outgoing?.callId ?? `call_${line.id}`;
}
