import { newId } from "../../base/id.ts";
import type { Span } from "../../domain/scheduling/types.ts";
import { recordAudit } from "../../store/audit/audit.ts";
import { customerFor } from "../../store/customers/customers.ts";
import type { Writer } from "../../store/database.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { ownNumbers } from "./own-numbers.ts";

/**
 * The customer of this name at this number (E.164), added when there is none: the one that a visit or a wish is kept under. What
 * that changes of them is kept with who did it, without a name or a number.
 */
export async function customerOf(
  writer: Writer,
  context: ActionContext,
  who: { readonly name: string; readonly phone: string; readonly during?: Span },
): Promise<string> {
  const { actor, clock, deskId } = context;
  const nowMs = clock.nowMs();
  const numbers = await ownNumbers(context, writer);
  const { id, change } = await customerFor(writer, {
    deskId,
    ...who,
    nowMs,
    ...(numbers !== undefined && { ownNumbers: numbers }),
  });
  if (change === "none") return id;
  await recordAudit(writer, {
    deskId,
    atMs: nowMs,
    actor: actor.kind,
    channel: actor.channel,
    callId: callOf(context),
    action: change,
    subject: change === "number-added" ? "customer_phones" : "customers",
    subjectId: id,
    changeId: context.changeId ?? newId("change"),
  });
  return id;
}
