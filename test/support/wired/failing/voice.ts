import { unreachable } from "../../../../src/base/unreachable.ts";
import type { VoiceFault } from "../../../../src/ports/testing/remote-voice-contract.ts";
import type { Fault } from "./faults.ts";

/** A voice's service that can be told to fail. */
interface Failing {
  isExpired: boolean;
  garbles?: boolean;
  fail(fault: VoiceFault): void;
  breakConnections?(): void;
}

/** Breaks a voice as the caller begins to speak. Sound that comes without JSON around it is cut where a message would be. */
export function breakVoice(standIn: Failing, fault: Fault): void {
  switch (fault) {
    case "none":
      return;
    case "dead socket":
      return standIn.fail("cut");
    case "429":
      return standIn.fail("rate-limit");
    case "stall before the first":
      return standIn.fail("silent");
    case "stall in the middle":
      return standIn.fail("stall");
    case "half a JSON":
      if (standIn.garbles === undefined) standIn.fail("cut");
      else standIn.garbles = true;
      return;
    case "expired key":
      standIn.isExpired = true;
      return standIn.breakConnections?.();
    default:
      return unreachable(fault);
  }
}
