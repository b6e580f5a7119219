import type { Reader } from "../../store/database.ts";
import { verifiedNumbers } from "../../store/customers/verifications.ts";
import type { ActionContext } from "../action-context.ts";

/**
 * The numbers (E.164) shown to be those of whoever acts: the line's, and those that a code was sent to and told back from in this
 * call, in whichever process. Undefined for the owner and the program itself, who act for everybody.
 */
export async function ownNumbers(
  { actor, deskId }: ActionContext,
  reader: Reader,
): Promise<readonly string[] | undefined> {
  if (actor.kind !== "caller") return undefined;
  const verified = await verifiedNumbers(reader, deskId, actor.callId);
  return [...new Set([...(actor.number === undefined ? [] : [actor.number]), ...verified])];
}
