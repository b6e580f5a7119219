import type { ActionContext } from "./action-context.ts";
import { identifyCaller } from "./identify-caller.ts";

/** The name of the one customer whose number (E.164) this is; undefined when it is nobody's, or several share it. */
export async function recogniseCaller(
  context: Pick<ActionContext, "database" | "deskId">,
  number: string,
): Promise<string | undefined> {
  return (await identifyCaller(context, { number })).person?.name;
}
