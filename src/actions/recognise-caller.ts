import { customersByPhone } from "../store/book/customers.ts";
import type { ActionContext } from "./action-context.ts";

/** The name of the one customer at this number (E.164); undefined when there is none, or when several share it. */
export async function recogniseCaller(
  context: Pick<ActionContext, "database" | "deskId">,
  number: string,
): Promise<string | undefined> {
  const sharing = await customersByPhone(context.database.read, context.deskId, number);
  return sharing.length === 1 ? sharing[0]?.name : undefined;
}
