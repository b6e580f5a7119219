import { forgetCalls } from "../calls/forget-call.ts";
import type { Writer } from "../database.ts";

/** Stands where a name was. */
const ERASED = "Erased";

/** Whether a customer was erased; somebody of an old book may have no number either, but has a name. */
export function isErased({ name, phone }: { readonly name: string; readonly phone: string }) {
  return name === ERASED && phone === "";
}

/**
 * Takes everything personal of these customers, and of these numbers (E.164), out of a desk's tables. Their visits stay, as somebody's;
 * so does that they wanted no messages.
 */
export async function eraseCustomers(
  writer: Writer,
  who: {
    readonly deskId: string;
    readonly customerIds: readonly string[];
    readonly phones: readonly string[];
    readonly nowMs: number;
  },
): Promise<void> {
  const { deskId, customerIds, phones, nowMs } = who;
  const visits = await writer
    .selectFrom("visits")
    .select(["id", "call_id"])
    .where("customer_id", "in", customerIds)
    .execute();
  const visitIds = visits.map(({ id }) => id);
  await eraseCalls(writer, who, visits);
  await writer
    .updateTable("outbox")
    .set({ status: "skipped", reason: "cancelled", settled_at_ms: nowMs })
    .where("desk_id", "=", deskId)
    .where("status", "=", "waiting")
    .where((eb) => eb.or([eb("recipient", "in", phones), eb("visit_id", "in", visitIds)]))
    .execute();
  await writer
    .updateTable("outbox")
    .set({ recipient: null, payload: "{}", text: null, forgotten_at_ms: nowMs })
    .where("desk_id", "=", deskId)
    .where((eb) => eb.or([eb("recipient", "in", phones), eb("visit_id", "in", visitIds)]))
    .execute();
  await writer.deleteFrom("proposals").where("visit_id", "in", visitIds).execute();
  await writer.updateTable("visits").set({ note: null }).where("id", "in", visitIds).execute();
  await writer
    .updateTable("ratings")
    .set({ words: null })
    .where("visit_id", "in", visitIds)
    .execute();
  await writer.deleteFrom("whatsapp_windows").where("phone", "in", phones).execute();
  await writer
    .deleteFrom("verifications")
    .where("desk_id", "=", deskId)
    .where("phone", "in", phones)
    .execute();
  await writer
    .deleteFrom("consents")
    .where("desk_id", "=", deskId)
    .where("phone", "in", phones)
    .where("granted", "=", 1)
    .execute();
  await eraseAudit(writer, who);
  await writer.deleteFrom("customer_phones").where("customer_id", "in", customerIds).execute();
  await writer
    .updateTable("customers")
    .set({ name: ERASED, phone: "", email: null, language: null, note: null })
    .where("id", "in", customerIds)
    .execute();
}

/** What was said in the calls from those numbers, and in those that their visits were made in. */
async function eraseCalls(
  writer: Writer,
  {
    deskId,
    phones,
    nowMs,
  }: { readonly deskId: string; readonly phones: readonly string[]; readonly nowMs: number },
  visits: readonly { readonly call_id: string | null }[],
): Promise<void> {
  const theirs = await writer
    .selectFrom("calls")
    .select("id")
    .where("desk_id", "=", deskId)
    .where("caller_number", "in", phones)
    .execute();
  const made = visits.flatMap(({ call_id: id }) => (id === null ? [] : [id]));
  const ids = [...new Set([...theirs.map(({ id }) => id), ...made])];
  await forgetCalls(writer, ids, nowMs);
}

/** Rows that the owner changed are kept whole there; a customer's number is even part of a row's name. */
async function eraseAudit(
  writer: Writer,
  { deskId, customerIds }: { readonly deskId: string; readonly customerIds: readonly string[] },
): Promise<void> {
  await writer
    .deleteFrom("audit")
    .where("desk_id", "=", deskId)
    .where("subject", "in", ["customers", "customer_phones"])
    .where((eb) =>
      eb.or(
        customerIds.flatMap((id) => [
          eb("subject_id", "=", id),
          eb("subject_id", "like", `${id} %`),
        ]),
      ),
    )
    .execute();
}
