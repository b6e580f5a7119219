import { z } from "zod";
import type { ServicePhase } from "../../domain/business/service.ts";
import type { Reader } from "../../store/database.ts";
import { checkPhases, checkPrice } from "./check-service.ts";
import type { Deed } from "./deed.ts";

/** How somebody does a service in their own way; what is absent is as for everybody. */
export interface OwnTerms {
  readonly phases?: readonly ServicePhase[];
  readonly priceMinor?: number;
}

/** Who does what, and how. */
export interface Skill extends OwnTerms {
  readonly stylistId: string;
  readonly serviceId: string;
}

const ownPhases = z.array(
  z.object({ kind: z.enum(["working", "processing", "finishing"]), minutes: z.int().positive() }),
);

/** Everything that somebody does, or everybody who does something. */
export async function skillsOf(
  reader: Reader,
  of: { readonly stylistId: string } | { readonly serviceId: string },
): Promise<readonly Skill[]> {
  const all = reader
    .selectFrom("stylist_services")
    .innerJoin("stylists", "stylists.id", "stylist_services.stylist_id")
    .innerJoin("services", "services.id", "stylist_services.service_id")
    .selectAll("stylist_services")
    .orderBy("stylists.position")
    .orderBy("services.position");
  const rows = await (
    "stylistId" in of
      ? all.where("stylist_id", "=", of.stylistId)
      : all.where("service_id", "=", of.serviceId)
  ).execute();
  return rows.map((row) =>
    Object.assign(
      { stylistId: row.stylist_id, serviceId: row.service_id },
      row.phases !== null && { phases: ownPhases.parse(JSON.parse(row.phases)) },
      row.price_minor !== null && { priceMinor: row.price_minor },
    ),
  );
}

/** The names of those who do a service and still work here. */
export async function whoDoes(reader: Reader, serviceId: string): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom("stylist_services")
    .innerJoin("stylists", "stylists.id", "stylist_services.stylist_id")
    .select("stylists.name")
    .where("service_id", "=", serviceId)
    .where("stylists.working", "=", 1)
    .orderBy("stylists.position")
    .execute();
  return rows.map((row) => row.name);
}

/** Lets somebody do a service on these terms; without terms, no longer. */
export async function writeSkill(
  { rows }: Deed,
  { stylistId, serviceId }: Pick<Skill, "stylistId" | "serviceId">,
  terms: OwnTerms | undefined,
  currency: string,
): Promise<void> {
  const key = { stylist_id: stylistId, service_id: serviceId };
  if (!terms) {
    await rows.remove("stylist_services", key);
    return;
  }
  const row = {
    phases: terms.phases ? JSON.stringify(checkPhases(terms.phases)) : null,
    price_minor: terms.priceMinor === undefined ? null : checkPrice(terms.priceMinor, currency),
  };
  if (await rows.find("stylist_services", key)) await rows.update("stylist_services", key, row);
  else await rows.insert("stylist_services", { ...key, ...row });
}
