import type { Business } from "../../../actions/load-desk.ts";
import type { Service } from "../../../domain/business/service.ts";
import { findServices } from "../../booking/words/find-offering.ts";

/** What a visit is booked as. */
export interface ReasonReading {
  readonly services: readonly Service[];
  /** The patient's own words, where no listed reason says them. */
  readonly note?: string;
}

/** The alias by which a desk file says that a reason takes whatever no other does. */
export const ANYTHING_ELSE = "anything else";

/** The alias by which a desk file says that a reason is for those who come for the first time. */
const NEW_PATIENT = "new patient";

/**
 * Maps what a patient says to a listed reason. What is listed nowhere becomes the reason for anything else, with the words kept as a
 * note; so does nothing, where there is no such reason. Somebody new who comes for that is booked as a new patient.
 */
export function findReason(business: Business, words: string, isNew: boolean): ReasonReading {
  const listed = findServices(business, words);
  const general = withAlias(business, ANYTHING_ELSE);
  const first = isNew ? withAlias(business, NEW_PATIENT) : undefined;
  const isGeneral = listed.every((service) => service === general);
  const note = listed.length === 0 ? { note: words.trim() } : {};
  if (isGeneral && first) return { services: [first], ...note };
  if (listed.length > 0) return { services: listed };
  return general ? { services: [general], ...note } : { services: [] };
}

function withAlias(business: Business, alias: string): Service | undefined {
  return business.services.find(({ aliases }) => aliases.includes(alias));
}
