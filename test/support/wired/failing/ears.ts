import type { Clock } from "../../../../src/base/clock.ts";
import { unreachable } from "../../../../src/base/unreachable.ts";
import type { ListenStandIn } from "../../../../src/providers/deepgram/testing/listen-stand-in.ts";
import type { Fault } from "./faults.ts";

const IN_MID_WORD_MS = 300;

/** Breaks ears as the caller begins to speak. */
export function breakEars(standIn: ListenStandIn, fault: Fault, clock: Clock): void {
  const inMidWord = (run: () => void) => void clock.setTimer(IN_MID_WORD_MS, run);
  switch (fault) {
    case "none":
      return;
    case "dead socket":
      return inMidWord(() => {
        standIn.hang();
        standIn.drop();
      });
    case "429":
    case "expired key":
      return inMidWord(() => {
        standIn.refuse(fault === "429" ? 429 : 401);
        standIn.drop();
      });
    case "stall before the first":
      return standIn.deafen();
    case "stall in the middle":
      return inMidWord(() => standIn.deafen());
    case "half a JSON":
      return inMidWord(() => standIn.garble(Number.POSITIVE_INFINITY));
    default:
      return unreachable(fault);
  }
}
