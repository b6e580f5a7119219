import type { DeskFile } from "../../domain/business/desk-file.ts";
import type { Database, Writer } from "../database.ts";
import { insertLobby } from "../lobby/seed-lobby.ts";
import { insertClosures, insertHours, insertSpecialDays } from "./seed-hours.ts";
import { insertStylist } from "./seed-stylist.ts";
import { within } from "./within.ts";

/**
 * Writes a desk and all it offers, unless a desk of this id is there already: after the first start the database is the
 * truth, and what the owner changed in it stays. Answers whether it wrote.
 */
export async function seedDesk(database: Database, file: DeskFile): Promise<boolean> {
  return await database.write(async (writer) => {
    const known = await writer
      .selectFrom("desks")
      .select("id")
      .where("id", "=", file.id)
      .executeTakeFirst();
    if (known) return false;
    await insertDesk(writer, file);
    await insertLocations(writer, file);
    await insertRooms(writer, file);
    await insertServices(writer, file);
    for (const [position, stylist] of file.stylists.entries())
      await insertStylist(writer, file, stylist, position);
    await insertFaqs(writer, file);
    await insertLobby(writer, file);
    return true;
  });
}

async function insertDesk(writer: Writer, file: DeskFile): Promise<void> {
  await writer
    .insertInto("desks")
    .values({
      id: file.id,
      trade: file.trade,
      name: file.name,
      zone: file.zone,
      country: file.country,
      currency: file.currency,
      languages: JSON.stringify(file.languages),
      greeting: file.greeting,
      voice: file.voice,
      numbers: JSON.stringify(file.numbers),
      transfer_to: file.transferTo ?? null,
      emergency: file.emergency === undefined ? null : JSON.stringify(file.emergency),
      slot_interval_minutes: file.policies.slotIntervalMinutes,
      minimum_notice_minutes: file.policies.minimumNoticeMinutes,
      horizon_days: file.policies.horizonDays,
      hold_minutes: file.policies.holdMinutes,
      longest_call_minutes: file.policies.longestCallMinutes,
      most_per_day: file.policies.mostPerDay ?? null,
      outreach: file.outreach === undefined ? null : JSON.stringify(file.outreach),
      voice_agent: file.agent ?? null,
      lobby: file.lobby === undefined ? null : JSON.stringify(file.lobby.rules),
    })
    .execute();
  await insertHours(writer, file, {}, file.hours);
  await insertSpecialDays(writer, file, {}, file.specialDays);
  await insertClosures(writer, file, {}, file.closures);
}

async function insertLocations(writer: Writer, file: DeskFile): Promise<void> {
  for (const [position, location] of file.locations.entries()) {
    await writer
      .insertInto("locations")
      .values({
        id: within(file, location.id),
        desk_id: file.id,
        name: location.name,
        aliases: JSON.stringify(location.aliases),
        address: location.address ?? null,
        zone: location.zone,
        position,
        open: 1,
      })
      .execute();
    const owner = { location: location.id };
    await insertHours(writer, file, owner, location.hours);
    await insertSpecialDays(writer, file, owner, location.specialDays);
    await insertClosures(writer, file, owner, location.closures);
  }
}

async function insertRooms(writer: Writer, file: DeskFile): Promise<void> {
  for (const [position, room] of file.rooms.entries()) {
    await writer
      .insertInto("resources")
      .values({
        id: within(file, room.id),
        desk_id: file.id,
        location_id: room.locationId === undefined ? null : within(file, room.locationId),
        kind: room.kind,
        name: room.name,
        position,
        usable: 1,
      })
      .execute();
  }
}

async function insertServices(writer: Writer, file: DeskFile): Promise<void> {
  for (const [position, service] of file.services.entries()) {
    await writer
      .insertInto("services")
      .values({
        id: within(file, service.id),
        desk_id: file.id,
        name: service.name,
        aliases: JSON.stringify(service.aliases),
        description: service.description ?? null,
        price_minor: service.priceMinor,
        buffer_before_minutes: service.bufferBeforeMinutes,
        buffer_after_minutes: service.bufferAfterMinutes,
        position,
        resource_kind: service.roomKind ?? null,
        most_per_day: service.mostPerDay ?? null,
        offered: 1,
      })
      .execute();
    for (const [order, phase] of service.phases.entries()) {
      await writer
        .insertInto("service_phases")
        .values({ service_id: within(file, service.id), position: order, ...phase })
        .execute();
    }
  }
}

async function insertFaqs(writer: Writer, file: DeskFile): Promise<void> {
  for (const [position, faq] of file.faqs.entries()) {
    await writer
      .insertInto("faqs")
      .values({
        id: within(file, faq.id),
        desk_id: file.id,
        position,
        questions: JSON.stringify(faq.questions),
        answer: faq.answer,
      })
      .execute();
  }
}
