import { newId } from "../../base/id.ts";
import type { RoomUse, Segment, Slot } from "../../domain/scheduling/types.ts";
import type { Reader, Writer } from "../database.ts";

/** What a hold keeps free. */
export interface NewHold {
  readonly deskId: string;
  readonly callId: string | null;
  readonly startMs: number;
  readonly endMs: number;
  /** Where, when the desk has several places. */
  readonly locationId?: string;
  readonly segments: readonly Segment[];
  readonly uses: readonly RoomUse[];
  readonly nowMs: number;
  readonly heldUntilMs: number;
}

/** Keeps a stretch of the book for one caller. Throws `slot-taken` from the guard (see `isSlotTaken`). Answers the visit's id. */
export async function insertHold(writer: Writer, hold: NewHold): Promise<string> {
  const id = newId("visit");
  await writer
    .insertInto("visits")
    .values({
      id,
      desk_id: hold.deskId,
      customer_id: null,
      status: "held",
      starts_at_ms: hold.startMs,
      ends_at_ms: hold.endMs,
      created_at_ms: hold.nowMs,
      held_until_ms: hold.heldUntilMs,
      call_id: hold.callId,
      location_id: hold.locationId ?? null,
    })
    .execute();
  await insertSegments(writer, id, hold.segments);
  await insertUses(writer, id, hold.uses);
  return id;
}

/** Writes what a visit occupies. Throws `slot-taken` from the guard. */
async function insertSegments(
  writer: Writer,
  visitId: string,
  segments: readonly Segment[],
): Promise<void> {
  for (const [position, segment] of segments.entries()) {
    await writer
      .insertInto("segments")
      .values({
        id: newId("segment"),
        visit_id: visitId,
        service_id: segment.serviceId,
        stylist_id: segment.personId,
        position,
        starts_at_ms: segment.startMs,
        ends_at_ms: segment.endMs,
        occupied_from_ms: segment.occupied.startMs,
        occupied_until_ms: segment.occupied.endMs,
        active: 1,
      })
      .execute();
  }
}

/** Writes which rooms a visit takes. Throws `slot-taken` from the guard. */
async function insertUses(
  writer: Writer,
  visitId: string,
  uses: readonly RoomUse[],
): Promise<void> {
  for (const use of uses) {
    await writer
      .insertInto("resource_uses")
      .values({
        id: newId("use"),
        visit_id: visitId,
        service_id: use.serviceId,
        resource_id: use.roomId,
        occupied_from_ms: use.occupied.startMs,
        occupied_until_ms: use.occupied.endMs,
        active: 1,
      })
      .execute();
  }
}

/**
 * Gives back what lapsed holds kept, so that the guard no longer sees them. Every transaction that writes to the book
 * does this first: the guard itself has no clock.
 */
export async function releaseLapsedHolds(writer: Writer, nowMs: number): Promise<void> {
  await writer
    .updateTable("visits")
    .set({ status: "released" })
    .where("status", "=", "held")
    .where("held_until_ms", "<=", nowMs)
    .execute();
}

/** Gives back what these holds keep; anything that is no longer a hold stays as it is. */
export async function releaseHolds(writer: Writer, visitIds: readonly string[]): Promise<void> {
  await writer
    .updateTable("visits")
    .set({ status: "released" })
    .where("status", "=", "held")
    .where("id", "in", visitIds)
    .execute();
}

/** Turns a hold into an appointment. Throws `slot-taken` from the guard when a lapsed hold's slot went to somebody else. */
export async function bookVisit(
  writer: Writer,
  visitId: string,
  { customerId, note }: { readonly customerId: string; readonly note?: string | undefined },
): Promise<void> {
  await writer
    .updateTable("visits")
    .set({ status: "booked", customer_id: customerId, held_until_ms: null, note: note ?? null })
    .where("id", "=", visitId)
    .execute();
}

/** Frees the time of an appointment; the row stays, as what once was. */
export async function cancelVisit(writer: Writer, visitId: string, nowMs: number): Promise<void> {
  await writer
    .updateTable("visits")
    .set((row) => ({
      status: "cancelled",
      sequence: row("sequence", "+", 1),
      updated_at_ms: nowMs,
    }))
    .where("id", "=", visitId)
    .execute();
}

/** Puts an appointment at another time, and under another customer if one is given. Throws `slot-taken` from the guard. */
export async function moveVisit(
  writer: Writer,
  visitId: string,
  to: Slot,
  nowMs: number,
  customerId?: string,
): Promise<void> {
  await writer.deleteFrom("segments").where("visit_id", "=", visitId).execute();
  await writer.deleteFrom("resource_uses").where("visit_id", "=", visitId).execute();
  await writer
    .updateTable("visits")
    .set((row) => ({
      ...(customerId !== undefined && { customer_id: customerId }),
      starts_at_ms: to.startMs,
      ends_at_ms: to.endMs,
      location_id: to.locationId ?? null,
      sequence: row("sequence", "+", 1),
      updated_at_ms: nowMs,
      confirmed_at_ms: null,
      // Whatever it was allowed to overlap was at the old time.
      overlap_allowed: 0,
    }))
    .where("id", "=", visitId)
    .execute();
  await insertSegments(writer, visitId, to.segments);
  await insertUses(writer, visitId, to.uses);
}

/** What a visit occupies, in order of work. */
export async function segmentsOf(reader: Reader, visitId: string): Promise<readonly Segment[]> {
  const rows = await reader
    .selectFrom("segments")
    .selectAll()
    .where("visit_id", "=", visitId)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    serviceId: row.service_id,
    personId: row.stylist_id,
    startMs: row.starts_at_ms,
    endMs: row.ends_at_ms,
    occupied: { startMs: row.occupied_from_ms, endMs: row.occupied_until_ms },
  }));
}

/** Which rooms a visit takes, and when. */
export async function usesOf(reader: Reader, visitId: string): Promise<readonly RoomUse[]> {
  const rows = await reader
    .selectFrom("resource_uses")
    .selectAll()
    .where("visit_id", "=", visitId)
    .orderBy("occupied_from_ms")
    .execute();
  return rows.map((row) => ({
    serviceId: row.service_id,
    roomId: row.resource_id,
    occupied: { startMs: row.occupied_from_ms, endMs: row.occupied_until_ms },
  }));
}
