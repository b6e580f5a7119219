import { callerLevel, type CallerLevel } from "../../domain/people/caller-level.ts";
import { customersByPhones } from "../../store/customers/customers.ts";
import { verifiedNumbers } from "../../store/customers/verifications.ts";
import type { ActionContext } from "../action-context.ts";

/** Who is calling, as far as the line (E.164) and the codes told back in this call show it. */
export async function identifyCaller(
  { database, deskId }: Pick<ActionContext, "database" | "deskId">,
  caller: { readonly number?: string; readonly callId?: string },
): Promise<CallerLevel> {
  const { number, callId } = caller;
  const verified = callId === undefined ? [] : await verifiedNumbers(database.read, deskId, callId);
  const numbers = number === undefined ? verified : [number, ...verified];
  return callerLevel({
    ...(number !== undefined && { lineNumber: number }),
    verifiedNumbers: verified,
    people: await customersByPhones(database.read, deskId, numbers),
  });
}
