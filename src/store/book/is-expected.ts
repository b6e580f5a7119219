import type { Span } from "../../domain/scheduling/types.ts";
import type { Reader } from "../database.ts";

/** Whether a customer has an appointment that overlaps a stretch, apart from `exceptVisit`; with `madeIn`, one made in that call. */
export async function isExpected(
  reader: Reader,
  customerId: string,
  stretch: Span,
  which: { readonly exceptVisit?: string; readonly madeIn?: string } = {},
): Promise<boolean> {
  let query = reader
    .selectFrom("visits")
    .select("id")
    .where("customer_id", "=", customerId)
    .where("status", "=", "booked")
    .where("ends_at_ms", ">", stretch.startMs)
    .where("starts_at_ms", "<", stretch.endMs);
  const { exceptVisit, madeIn } = which;
  if (exceptVisit !== undefined) query = query.where("id", "<>", exceptVisit);
  if (madeIn !== undefined) query = query.where("call_id", "=", madeIn);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}
