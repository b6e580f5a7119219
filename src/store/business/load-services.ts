import type { Selectable } from "kysely";
import type { Service } from "../../domain/business/service.ts";
import type { Reader } from "../database.ts";
import { readStrings } from "../read-strings.ts";
import type { ServicePhasesTable } from "../schema/service-phases.ts";
import type { ServicesTable } from "../schema/services.ts";

/** Reads what a desk offers, in its order. */
export async function loadServices(reader: Reader, deskId: string): Promise<readonly Service[]> {
  const rows = await reader
    .selectFrom("services")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("offered", "=", 1)
    .orderBy("position")
    .execute();
  const phases = await reader
    .selectFrom("service_phases")
    .innerJoin("services", "services.id", "service_phases.service_id")
    .select(["service_id", "kind", "minutes"])
    .where("desk_id", "=", deskId)
    .orderBy("service_phases.position")
    .execute();
  const phasesOf = Map.groupBy(phases, (phase) => phase.service_id);
  return rows.map((row) => readService(row, phasesOf.get(row.id) ?? []));
}

function readService(
  row: Selectable<ServicesTable>,
  phases: readonly Pick<ServicePhasesTable, "kind" | "minutes">[],
): Service {
  return {
    id: row.id,
    name: row.name,
    aliases: readStrings(row.aliases),
    ...(row.description === null ? {} : { description: row.description }),
    phases: phases.map(({ kind, minutes }) => ({ kind, minutes })),
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    priceMinor: row.price_minor,
    ...(row.resource_kind === null ? {} : { roomKind: row.resource_kind }),
    ...(row.most_per_day === null ? {} : { mostPerDay: row.most_per_day }),
  };
}
