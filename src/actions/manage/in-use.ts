import type { Reader } from "../../store/database.ts";

/** Whether the book holds on to a service, a person or a customer: appointments, past ones too, or the waiting list. */
export async function isInUse(
  reader: Reader,
  table: "services" | "stylists" | "customers",
  id: string,
): Promise<boolean> {
  if (table === "services") return await hasSegment(reader, "service_id", id);
  const column = table === "stylists" ? "stylist_id" : "customer_id";
  const waits = await reader
    .selectFrom("waiting_list")
    .select("id")
    .where(column, "=", id)
    .limit(1)
    .executeTakeFirst();
  if (waits) return true;
  if (column === "stylist_id") return await hasSegment(reader, column, id);
  const visit = await reader
    .selectFrom("visits")
    .select("id")
    .where("customer_id", "=", id)
    .limit(1)
    .executeTakeFirst();
  return visit !== undefined;
}

async function hasSegment(reader: Reader, column: "service_id" | "stylist_id", id: string) {
  const segment = await reader
    .selectFrom("segments")
    .select("id")
    .where(column, "=", id)
    .limit(1)
    .executeTakeFirst();
  return segment !== undefined;
}
