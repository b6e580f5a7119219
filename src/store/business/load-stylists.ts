import type { Selectable } from "kysely";
import type { OwnService } from "../../domain/business/stylist.ts";
import type { Reader } from "../database.ts";
import { readStrings } from "../read-strings.ts";
import type { StylistServicesTable } from "../schema/stylist-services.ts";
import type { StylistsTable } from "../schema/stylists.ts";
import type { BusinessStylist } from "./business.ts";
import type { DeskHours } from "./load-hours.ts";
import { readPhases } from "./read-phases.ts";
import { readWeekday } from "./read-weekday.ts";

/** Reads who works at a desk, in the order of its list, with what each of them does and when. */
export async function loadStylists(
  reader: Reader,
  deskId: string,
  deskHours: DeskHours,
): Promise<readonly BusinessStylist[]> {
  const rows = await reader
    .selectFrom("stylists")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("working", "=", 1)
    .orderBy("position")
    .execute();
  const skills = await reader
    .selectFrom("stylist_services")
    .innerJoin("services", "services.id", "stylist_services.service_id")
    .selectAll("stylist_services")
    .where("desk_id", "=", deskId)
    .where("offered", "=", 1)
    .orderBy("position")
    .execute();
  const breaks = await reader
    .selectFrom("breaks")
    .innerJoin("stylists", "stylists.id", "breaks.stylist_id")
    .selectAll("breaks")
    .where("desk_id", "=", deskId)
    .orderBy("weekday")
    .orderBy("from_minute")
    .execute();
  const away = await reader
    .selectFrom("time_off")
    .innerJoin("stylists", "stylists.id", "time_off.stylist_id")
    .selectAll("time_off")
    .where("desk_id", "=", deskId)
    .orderBy("starts_at_ms")
    .execute();
  const [skillsOf, breaksOf, awayOf] = [
    Map.groupBy(skills, (row) => row.stylist_id),
    Map.groupBy(breaks, (row) => row.stylist_id),
    Map.groupBy(away, (row) => row.stylist_id),
  ];
  return rows.map((row) => {
    const own = skillsOf.get(row.id) ?? [];
    return Object.assign(readStylist(row), {
      serviceIds: own.map((skill) => skill.service_id),
      ownServices: own.flatMap(readOwnService),
      ...deskHours.ofStylist(row.id),
      breaks: (breaksOf.get(row.id) ?? []).map((span) => ({
        weekday: readWeekday(span.weekday),
        fromMinute: span.from_minute,
        toMinute: span.to_minute,
      })),
      timeOff: (awayOf.get(row.id) ?? []).map((span) => ({
        startMs: span.starts_at_ms,
        endMs: span.ends_at_ms,
      })),
    });
  });
}

function readStylist(row: Selectable<StylistsTable>) {
  return {
    id: row.id,
    name: row.name,
    aliases: readStrings(row.aliases),
    ...(row.specialty === null ? {} : { specialty: row.specialty }),
    ...(row.location_id === null ? {} : { locationId: row.location_id }),
    ...(row.zone === null ? {} : { zone: row.zone }),
    ...(row.most_per_day === null ? {} : { mostPerDay: row.most_per_day }),
  };
}

function readOwnService(row: Selectable<StylistServicesTable>): OwnService[] {
  if (row.phases === null && row.price_minor === null) return [];
  return [
    {
      serviceId: row.service_id,
      ...(row.phases === null ? {} : { phases: readPhases(row.phases) }),
      ...(row.price_minor === null ? {} : { priceMinor: row.price_minor }),
    },
  ];
}
