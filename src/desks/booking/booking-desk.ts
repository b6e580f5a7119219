import type { ActionContext } from "../../actions/action-context.ts";
import type { ToolContext } from "../../ports/tool.ts";

/** What the tools of a business that works by appointment work on: its book, whoever is calling. */
export type BookingDesk = Omit<ActionContext, "actor">;

/** The same, on behalf of the caller who is on the line. */
export function onBehalfOf(
  desk: BookingDesk,
  { callId, callerNumber, channel }: ToolContext,
): ActionContext {
  return {
    ...desk,
    actor: {
      kind: "caller",
      channel,
      callId,
      ...(callerNumber === undefined ? {} : { number: callerNumber }),
    },
  };
}
