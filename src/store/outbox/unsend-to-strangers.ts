import type { Writer } from "../database.ts";

/**
 * Takes back what was just put in the outbox under this key, unless somebody of the desk is on file at the number (E.164). The same
 * statement runs in either case, so that how long it takes tells nothing.
 */
export async function unsendToStrangers(
  writer: Writer,
  { deskId, key, phone }: { readonly deskId: string; readonly key: string; readonly phone: string },
): Promise<void> {
  await writer
    .deleteFrom("outbox")
    .where("key", "=", key)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("customer_phones")
            .innerJoin("customers", "customers.id", "customer_phones.customer_id")
            .select("customers.id")
            .where("customers.desk_id", "=", deskId)
            .where("customer_phones.phone", "=", phone),
        ),
      ),
    )
    .execute();
}
