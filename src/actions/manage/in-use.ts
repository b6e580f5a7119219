import type { Reader } from "../../store/database.ts";

/** Whether the book holds on to a row: appointments, past and cancelled ones too, or the waiting list. */
export async function isInUse(
  reader: Reader,
  table: "services" | "stylists" | "customers" | "locations" | "resources",
  id: string,
): Promise<boolean> {
  if (table === "services") return await hasSegment(reader, "service_id", id);
  if (table === "locations") return await hasVisit(reader, "location_id", id);
  if (table === "resources") return await hasUse(reader, id);
  const column = table === "stylists" ? "stylist_id" : "customer_id";
  const waits = await reader
    .selectFrom("waiting_list")
    .select("id")
    .where(column, "=", id)
    .limit(1)
    .executeTakeFirst();
  if (waits) return true;
  if (column === "stylist_id") return await hasSegment(reader, column, id);
  return await hasVisit(reader, "customer_id", id);
}

async function hasVisit(reader: Reader, column: "customer_id" | "location_id", id: string) {
  const visit = await reader
    .selectFrom("visits")
    .select("id")
    .where(column, "=", id)
    .limit(1)
    .executeTakeFirst();
  return visit !== undefined;
}

async function hasUse(reader: Reader, roomId: string) {
  const use = await reader
    .selectFrom("resource_uses")
    .select("id")
    .where("resource_id", "=", roomId)
    .limit(1)
    .executeTakeFirst();
  return use !== undefined;
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
