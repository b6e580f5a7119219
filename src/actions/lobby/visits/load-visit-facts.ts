import type { LobbyRules } from "../../../domain/visits/lobby-rules.ts";
import type { VisitFacts } from "../../../notifications/lobby/visit-facts.ts";
import { loadBusiness } from "../../../store/business/load-business.ts";
import type { Reader } from "../../../store/database.ts";
import { findEmployee, type Employee } from "../../../store/lobby/employees.ts";
import { loadLobbyRules } from "../../../store/lobby/lobby-rules.ts";
import { findLobbyVisit, type LobbyVisit } from "../../../store/lobby/lobby-visits.ts";

/** A visit with all that can be said of it. */
export interface KnownVisit {
  readonly visit: LobbyVisit;
  readonly facts: VisitFacts;
  readonly rules: LobbyRules;
  /** Absent: for nobody in particular, or for somebody who is no longer in the directory. */
  readonly host?: Employee;
}

/** Reads what is known of a visit now; undefined when there is none of this id. */
export async function loadVisitFacts(
  reader: Reader,
  { deskId, visitId }: { readonly deskId: string; readonly visitId: string },
): Promise<KnownVisit | undefined> {
  const visit = await findLobbyVisit(reader, deskId, visitId);
  if (!visit) return undefined;
  const { host_id: hostId, location_id: locationId } = visit;
  const { name, zone, languages } = await loadBusiness(reader, deskId);
  const rules = await loadLobbyRules(reader, deskId);
  const host = hostId === null ? undefined : await findEmployee(reader, deskId, hostId);
  const places = await reader
    .selectFrom("locations")
    .select(["id", "name"])
    .where("desk_id", "=", deskId)
    .execute();
  const place = places.length > 1 ? places.find(({ id }) => id === locationId) : undefined;
  const facts: VisitFacts = {
    business: { name, zone, language: languages[0] ?? "en" },
    purpose: visit.purpose,
    partySize: visit.party_size,
    isReviewed: visit.status === "review",
    isUnexpected: visit.host_answer === "not-expected",
    frontDesk: rules.frontDesk.name,
    deliveriesTo: rules.deliveriesTo,
    ...(visit.visitor_name !== null && { visitor: visit.visitor_name }),
    ...(visit.company !== null && { company: visit.company }),
    ...(visit.purpose_words !== null && { about: visit.purpose_words }),
    ...(host && { host: personOf(host) }),
    ...(place && { place: place.name }),
  };
  return { visit, facts, rules, ...(host && { host }) };
}

/** Somebody as they are spoken of. */
export function personOf({ name, givenName }: Pick<Employee, "name" | "givenName">): {
  readonly name: string;
  readonly givenName: string;
} {
  return { name, givenName: givenName === "" ? name : givenName };
}
