import { readAnswer } from "../../domain/dialogue/consent.ts";
import { flowAllows, flowState } from "../../domain/dialogue/flow.ts";
import type { BrainContext } from "../../ports/brain.ts";
import type { Tool } from "../../ports/tool.ts";

/**
 * The tools that a model may ask for now. What commits is not even shown to it before a read-back was heard and answered
 * with a yes; the machine refuses it then anyway, but a model does not ask for what it does not see.
 */
export function allowedTools(context: BrainContext): readonly Tool[] {
  const mayCommit = isAgreed(context);
  const { flow, tools } = context.desk;
  const state = flow === undefined ? undefined : flowState(flow, context.transcript);
  return tools.filter(
    ({ name, effect }) =>
      (effect !== "commit" || mayCommit) &&
      (flow === undefined || state === undefined || flowAllows(flow, state, name)),
  );
}

/** Whether the last thing the receptionist said was a read-back, heard whole, and the caller's answer to it is a yes. */
function isAgreed({ transcript }: BrainContext): boolean {
  const at = transcript.findLastIndex(
    (item) => item.role === "receptionist" && item.kind === "read-back",
  );
  const readBack = transcript[at];
  if (readBack?.role !== "receptionist") return false;
  const after = transcript.slice(at + 1);
  if (after.some((item) => item.role === "tool-result" && item.result.status === "ok")) {
    return false;
  }
  const answer = after.find((item) => item.role === "caller");
  return answer?.role === "caller" && readAnswer(answer.text, readBack.text) === "yes";
}
