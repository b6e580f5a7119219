import type { ActionContext } from "../action-context.ts";
import { ownNumbers } from "../callers/own-numbers.ts";

/**
 * Whom the caller was last booked with, coming visits among them, as far as their own number tells: "my doctor". Undefined for
 * anybody who has been with nobody.
 */
export async function usualPerson(context: ActionContext): Promise<string | undefined> {
  const { database, deskId } = context;
  const phones = await ownNumbers(context, database.read);
  if (phones === undefined || phones.length === 0) return undefined;
  const last = await database.read
    .selectFrom("visits")
    .innerJoin("segments", "segments.visit_id", "visits.id")
    .innerJoin("customer_phones", "customer_phones.customer_id", "visits.customer_id")
    .select("segments.stylist_id")
    .where("visits.desk_id", "=", deskId)
    .where("visits.status", "=", "booked")
    .where("customer_phones.phone", "in", phones)
    .orderBy("visits.starts_at_ms", "desc")
    .orderBy("segments.position")
    .executeTakeFirst();
  return last?.stylist_id;
}
