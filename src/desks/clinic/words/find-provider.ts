import type { ActionContext } from "../../../actions/action-context.ts";
import type { Business, BusinessStylist } from "../../../actions/load-desk.ts";
import { usualPerson } from "../../../actions/slots/usual-person.ts";
import { findMentions } from "../../../domain/dialogue/catalog.ts";
import { wordsOf } from "../../../domain/dialogue/words.ts";
import type { VisitWish } from "../../booking/words/choose-slot.ts";
import { findStylist } from "../../booking/words/find-offering.ts";
import { MY_DOCTOR, rolesOf } from "./specialties.ts";

/** Whom a patient means, or why nobody knows. */
export type ProviderReading =
  | { readonly ok: true; readonly wish: Pick<VisitWish, "stylist" | "among"> }
  /** `unknown`: nobody of that name or kind is here. `which`: "my doctor" of somebody who has been with nobody. */
  | { readonly ok: false; readonly reason: "unknown" | "which" };

/** Reads "Dr Chen", "the skin doctor", "my doctor" or "anyone" for the caller who says it. */
export async function findProvider(
  context: ActionContext,
  business: Business,
  words: string | undefined,
): Promise<ProviderReading> {
  const said = wordsOf(words ?? "");
  const named = findStylist(business, words);
  if (typeof named !== "string") return { ok: true, wish: { stylist: named } };
  const [role] = findMentions(said, rolesOf(business.stylists));
  if (role) {
    const names = rolesOf(business.stylists).find(({ name }) => name === role.name)?.people ?? [];
    return among(business.stylists.filter(({ name }) => names.includes(name)));
  }
  if (findMentions(said, [MY_DOCTOR]).length > 0) {
    const usual = await usualPerson(context);
    const theirs = business.stylists.find(({ id }) => id === usual);
    return theirs ? { ok: true, wish: { stylist: theirs } } : { ok: false, reason: "which" };
  }
  // "A doctor" is anybody.
  const anyone =
    named === "anyone" ||
    /\b(?:a|any|the|some) (?:doctor|provider|physician)\b/u.test(said.join(" "));
  return anyone ? { ok: true, wish: { stylist: "anyone" } } : { ok: false, reason: "unknown" };
}

function among(people: readonly BusinessStylist[]): ProviderReading {
  const [only] = people;
  return only && people.length === 1
    ? { ok: true, wish: { stylist: only } }
    : { ok: true, wish: { stylist: "anyone", among: people } };
}
