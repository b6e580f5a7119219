import { newId } from "../../base/id.ts";
import { recordAudit } from "../../store/audit/audit.ts";
import { addCustomerPhone, customersByPhones } from "../../store/customers/customers.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { ownNumbers } from "./own-numbers.ts";

/**
 * Notes that a customer is reached on this number (E.164) too. A caller may add only numbers shown to be theirs in this call to somebody
 * at another of them: a new telephone beside the one they verified. Nobody is merged with anybody; who is there already
 * shares the number from now on.
 */
export async function addCustomerNumber(
  context: ActionContext,
  { customerId, phone }: { readonly customerId: string; readonly phone: string },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: "none-found" }> {
  const { actor, clock, database, deskId } = context;
  const nowMs = clock.nowMs();
  return await database.write(async (writer) => {
    const own = await ownNumbers(context, writer);
    const mayAdd =
      own === undefined
        ? await isHere()
        : own.includes(phone) &&
          (await customersByPhones(writer, deskId, own)).some(({ id }) => id === customerId);
    if (!mayAdd) return { ok: false, reason: "none-found" };
    await addCustomerPhone(writer, { customerId, phone, nowMs, proven: true });
    await recordAudit(writer, {
      deskId,
      atMs: nowMs,
      actor: actor.kind,
      channel: actor.channel,
      callId: callOf(context),
      action: "number-added",
      subject: "customer_phones",
      subjectId: customerId,
      changeId: context.changeId ?? newId("change"),
    });
    return { ok: true };

    async function isHere(): Promise<boolean> {
      const row = await writer
        .selectFrom("customers")
        .select("id")
        .where("desk_id", "=", deskId)
        .where("id", "=", customerId)
        .executeTakeFirst();
      return row !== undefined;
    }
  });
}
