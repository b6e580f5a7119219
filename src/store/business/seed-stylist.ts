import type { DeskFile } from "../../domain/business/desk-file.ts";
import type { Stylist } from "../../domain/business/stylist.ts";
import { toInstantMs } from "../../domain/scheduling/local-time.ts";
import type { Writer } from "../database.ts";
import { insertHours, insertSpecialDays } from "./seed-hours.ts";
import { within } from "./within.ts";

/** Writes one person with what they do and when. */
export async function insertStylist(
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
      specialty: stylist.specialty ?? null,
      location_id: stylist.locationId === undefined ? null : within(file, stylist.locationId),
      zone: stylist.zone ?? null,
      most_per_day: stylist.mostPerDay ?? null,
      aliases: JSON.stringify(stylist.aliases),
      position,
      working: 1,
    })
    .execute();
  for (const serviceId of stylist.serviceIds) {
    const own = stylist.ownServices.find((one) => one.serviceId === serviceId);
    await writer
      .insertInto("stylist_services")
      .values({
        stylist_id: id,
        service_id: within(file, serviceId),
        phases: own?.phases === undefined ? null : JSON.stringify(own.phases),
        price_minor: own?.priceMinor ?? null,
      })
      .execute();
  }
  const owner = { stylist: stylist.id };
  await insertHours(writer, file, owner, stylist.hours);
  await insertSpecialDays(writer, file, owner, stylist.specialDays);
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
  const zone = zoneOf(file, stylist);
  for (const [index, away] of stylist.timeOff.entries()) {
    await writer
      .insertInto("time_off")
      .values({
        id: `${id}/time-off-${index + 1}`,
        stylist_id: id,
        starts_at_ms: toInstantMs(away.from, zone),
        ends_at_ms: toInstantMs(away.to, zone),
        reason: away.reason ?? null,
      })
      .execute();
  }
}

function zoneOf(file: DeskFile, { zone, locationId }: Stylist): string {
  return zone ?? file.locations.find(({ id }) => id === locationId)?.zone ?? file.zone;
}
