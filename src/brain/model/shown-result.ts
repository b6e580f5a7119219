import type { Json } from "../../base/json.ts";
import { unreachable } from "../../base/unreachable.ts";
import type { ToolResult } from "../../domain/dialogue/transcript.ts";

/** What a model needs of a result: the machine itself speaks a read-back and a goodbye. */
export function shownResult(result: ToolResult): Json {
  switch (result.status) {
    case "proposed":
      return {
        status: "read back to the caller; wait for their answer",
        proposal: result.proposal,
      };
    case "ending":
      return { status: "the call is ending" };
    case "ok":
    case "refused":
      return { ...result };
    default:
      return unreachable(result);
  }
}
