import type { Phrasebook } from "../../domain/dialogue/phrasebook.ts";
import { URGENT_PHRASES } from "../../domain/dialogue/urgent-words.ts";
import { bookingPhrasebook, type BusinessWords } from "../booking/phrasebook.ts";
import { CLINIC_INTENTS, PROVIDER_WORDS } from "./intents.ts";
import { CLINIC_QUESTIONS } from "./usual-questions.ts";
import { MY_DOCTOR, rolesOf, type WithSpecialty } from "./words/specialties.ts";

/** What a clinic's words are made of. */
export interface ClinicWords extends BusinessWords {
  readonly stylists: readonly (BusinessWords["stylists"][number] & WithSpecialty)[];
  /** Words that can't wait, as they are spoken, besides the usual ones. */
  readonly urgent?: readonly string[];
}

/** The words of one clinic. */
export function clinicPhrasebook(clinic: ClinicWords): Phrasebook {
  const roles = rolesOf(clinic.stylists);
  const phrasebook = bookingPhrasebook(clinic, {
    intents: CLINIC_INTENTS,
    variants: VARIANTS,
    usualQuestions: CLINIC_QUESTIONS,
    personCalled: PROVIDER_WORDS,
    personForms: (person) => [
      person.name,
      ...person.aliases,
      // What only one of them is names them as well as their name does.
      ...roles.flatMap(({ people, spoken }) =>
        people.length === 1 && people[0] === person.name ? spoken : [],
      ),
    ],
  });
  const shared = roles.filter(({ people }) => people.length > 1);
  return {
    ...phrasebook,
    roles: [...shared.map(({ name, spoken }) => ({ name, spoken })), MY_DOCTOR],
    urgent: [...URGENT_PHRASES, ...(clinic.urgent ?? [])],
  };
}

/** Spellings and joinings that callers and recognisers use either of. */
const VARIANTS: readonly (readonly [form: string, other: string])[] = [
  ["follow up", "followup"],
  ["check up", "checkup"],
  ["flu shot", "flu jab"],
  ["x ray", "xray"],
];
