import type { Span } from "../../domain/scheduling/types.ts";
import type { Reader } from "../database.ts";

/** Whether a customer has an appointment that overlaps a stretch, apart from `exceptVisit`. */
export async function isExpected(
  reader: Reader,
  customerId: string,
  stretch: Span,
  exceptVisit?: string,
): Promise<boolean> {
  const visits = await reader
    .selectFrom("visits")
    .select("id")
    .where("customer_id", "=", customerId)
    .where("status", "=", "booked")
    .where("ends_at_ms", ">", stretch.startMs)
    .where("starts_at_ms", "<", stretch.endMs)
    .execute();
  return visits.some((visit) => visit.id !== exceptVisit);
}
