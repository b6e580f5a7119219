import { unreachable } from "../../../../src/base/unreachable.ts";
import type {
  ModelAnswer,
  ModelFault,
} from "../../../../src/ports/testing/language-model-contract.ts";
import type { Mind } from "../minds.ts";
import type { Fault } from "./faults.ts";

/** A model that can be told to fail. */
interface Failing {
  isExpired: boolean;
}

/** The same mind, whose answers break as long as `isBroken` says so. */
export function breakingMind(mind: Mind, fault: Fault, isBroken: () => boolean): Mind {
  return (lines, offered) => {
    const answer = mind(lines, offered);
    const broken = isBroken() ? modelFault(fault) : undefined;
    if (broken === undefined) return answer;
    const text = answer.text ?? "";
    const half: ModelAnswer = { ...answer, text: text.slice(0, text.length >> 1), fault: broken };
    return half;
  };
}

/** Breaks a model as the caller begins to speak: what `breakingMind` cannot. */
export function breakModel(standIn: Failing, fault: Fault): void {
  standIn.isExpired = fault === "expired key";
}

function modelFault(fault: Fault): ModelFault | undefined {
  switch (fault) {
    case "none":
    case "expired key":
      return undefined;
    case "dead socket":
      return "cut";
    case "429":
      return "rate-limit";
    case "stall before the first":
      return "silent";
    case "stall in the middle":
      return "stall";
    case "half a JSON":
      return "half-chunk";
    default:
      return unreachable(fault);
  }
}
