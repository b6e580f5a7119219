import { insertHold, bookVisit } from "../../src/store/book/visits.ts";
import type { Database, Writer } from "../../src/store/database.ts";
import { indexBusy } from "../../src/domain/scheduling/busy-index.ts";
import { freeSlots } from "../../src/domain/scheduling/free-slots.ts";
import { localDayAround } from "../../src/domain/scheduling/local-time.ts";
import type { BusySpan, Slot } from "../../src/domain/scheduling/types.ts";
import { viewBook, slotRequest } from "../../src/actions/slots/book-view.ts";
import { pick, type Chance } from "./chance.ts";
import { bigSalon, HORIZON_DAYS } from "./salon.ts";

const DAY_MS = 86_400_000;

/** Most guests come for a cut. */
const WISHES =
  "haircut haircut haircut beard-trim beard-trim beard-trim colour massage manicure facial".split(
    " ",
  );

/**
 * Books so many visits at random over the days that can be booked, each in time that is free, by the same search and the same
 * guard as a call. Answers how many there was room for.
 */
export async function fillBook(
  database: Database,
  options: { readonly nowMs: number; readonly visits: number; readonly chance: Chance },
): Promise<number> {
  const { nowMs, visits, chance } = options;
  const view = await viewBook(database.read, {
    deskId: bigSalon.id,
    nowMs,
    fromMs: nowMs,
    untilMs: nowMs,
  });
  const customerId = "customer";
  await database.write(async (writer) => {
    await writer
      .insertInto("customers")
      .values({
        id: customerId,
        desk_id: bigSalon.id,
        name: "Anybody",
        phone: "+12125550100",
        created_at_ms: nowMs,
      })
      .execute();
  });
  let booked = 0;
  for (let day = 1; day <= HORIZON_DAYS; day += 1) {
    const { startMs, endMs } = localDayAround(nowMs + day * DAY_MS, bigSalon.zone);
    const wanted = Math.round((visits * day) / HORIZON_DAYS) - booked;
    const chosen: Slot[] = [];
    const busy: BusySpan[] = [];
    for (let tries = 0; chosen.length < wanted && tries < wanted * 4; tries += 1) {
      const serviceIds = [`${bigSalon.id}/${pick(chance, WISHES)}`];
      const stylistId = pick(chance, view.business.stylists).id;
      const request = slotRequest({ ...view, busy: indexBusy(busy) }, { serviceIds, stylistId });
      if (!request) continue;
      const free = freeSlots({ ...request, fromMs: startMs, untilMs: endMs });
      if (free.length === 0) continue;
      const slot = pick(chance, free);
      chosen.push(slot);
      for (const { personId, occupied } of slot.segments) busy.push({ personId, ...occupied });
    }
    await database.write(async (writer) => {
      for (const slot of chosen) await book(writer, slot, nowMs, customerId);
    });
    booked += chosen.length;
  }
  return booked;
}

/** Everybody is the same customer, who may be in several places at once here. */
async function book(writer: Writer, slot: Slot, nowMs: number, customerId: string): Promise<void> {
  const hold = { deskId: bigSalon.id, callId: null, nowMs, heldUntilMs: nowMs + DAY_MS };
  const id = await insertHold(writer, { ...hold, ...slot });
  await writer.updateTable("visits").set({ overlap_allowed: 1 }).where("id", "=", id).execute();
  await bookVisit(writer, id, { customerId });
}
