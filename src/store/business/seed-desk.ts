import type { DeskFile } from "../../domain/business/desk-file.ts";
import type { Stylist } from "../../domain/business/stylist.ts";
import type { WeeklyHours } from "../../domain/business/weekly-hours.ts";
import { toInstantMs } from "../../domain/scheduling/local-time.ts";
import type { Database, Writer } from "../database.ts";

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
    await insertServices(writer, file);
    for (const [position, stylist] of file.stylists.entries())
      await insertStylist(writer, file, stylist, position);
    await insertFaqs(writer, file);
    return true;
  });
}

/** Ids in a desk file are unique in the desk; in the database they carry it. */
function within(file: DeskFile, id: string | number): string {
  return `${file.id}/${id}`;
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
      slot_interval_minutes: file.policies.slotIntervalMinutes,
      minimum_notice_minutes: file.policies.minimumNoticeMinutes,
      horizon_days: file.policies.horizonDays,
      hold_minutes: file.policies.holdMinutes,
      longest_call_minutes: file.policies.longestCallMinutes,
    })
    .execute();
  await insertHours(writer, file, null, file.hours);
  for (const [index, closure] of file.closures.entries()) {
    await writer
      .insertInto("closures")
      .values({
        id: within(file, `closure-${index + 1}`),
        desk_id: file.id,
        from_date: closure.from,
        to_date: closure.to,
        reason: closure.reason ?? null,
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

async function insertStylist(
  writer: Writer,
  file: DeskFile,
  stylist: Stylist,
  position: number,
): Promise<void> {
  const id = within(file, stylist.id);
  await writer
    .insertInto("stylists")
    .values({
      id,
      desk_id: file.id,
      name: stylist.name,
      aliases: JSON.stringify(stylist.aliases),
      position,
      working: 1,
    })
    .execute();
  for (const serviceId of stylist.serviceIds) {
    await writer
      .insertInto("stylist_services")
      .values({ stylist_id: id, service_id: within(file, serviceId) })
      .execute();
  }
  await insertHours(writer, file, stylist.id, stylist.hours);
  for (const [index, span] of stylist.breaks.entries()) {
    await writer
      .insertInto("breaks")
      .values({
        id: `${id}/break-${index + 1}`,
        stylist_id: id,
        weekday: span.weekday,
        from_minute: span.fromMinute,
        to_minute: span.toMinute,
      })
      .execute();
  }
  for (const [index, away] of stylist.timeOff.entries()) {
    await writer
      .insertInto("time_off")
      .values({
        id: `${id}/time-off-${index + 1}`,
        stylist_id: id,
        starts_at_ms: toInstantMs(away.from, file.zone),
        ends_at_ms: toInstantMs(away.to, file.zone),
        reason: away.reason ?? null,
      })
      .execute();
  }
}

async function insertHours(
  writer: Writer,
  file: DeskFile,
  stylistId: string | null,
  hours: WeeklyHours,
): Promise<void> {
  for (const [index, span] of hours.entries()) {
    await writer
      .insertInto("weekly_hours")
      .values({
        id: within(file, `${stylistId === null ? "" : `${stylistId}/`}hours-${index + 1}`),
        desk_id: file.id,
        stylist_id: stylistId === null ? null : within(file, stylistId),
        weekday: span.weekday,
        from_minute: span.fromMinute,
        to_minute: span.toMinute,
      })
      .execute();
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
