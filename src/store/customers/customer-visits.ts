import type { Span } from "../../domain/scheduling/types.ts";
import type { Reader } from "../database.ts";

/** When a customer is expected, of what overlaps a stretch of time. */
export async function customerVisits(
  reader: Reader,
  customerId: string,
  within: Span,
): Promise<readonly Span[]> {
  return await reader
    .selectFrom("visits")
    .select(["starts_at_ms as startMs", "ends_at_ms as endMs"])
    .where("customer_id", "=", customerId)
    .where("status", "=", "booked")
    .where("starts_at_ms", "<", within.endMs)
    .where("ends_at_ms", ">", within.startMs)
    .execute();
}
