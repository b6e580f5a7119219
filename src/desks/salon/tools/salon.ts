import type { ActionContext } from "../../../actions/action-context.ts";
import type { ToolContext } from "../../../ports/tool.ts";

/** What the salon's tools work on. */
export type Salon = Omit<ActionContext, "actor">;

/** The same, on behalf of the caller who is on the line. */
export function onBehalfOf(
  salon: Salon,
  { callId, callerNumber, channel }: ToolContext,
): ActionContext {
  return {
    ...salon,
    actor: {
      kind: "caller",
      channel,
      callId,
      ...(callerNumber === undefined ? {} : { number: callerNumber }),
    },
  };
}
