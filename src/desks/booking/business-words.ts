import type { Business } from "../../actions/load-desk.ts";
import type { BusinessWords } from "./phrasebook.ts";

/** What a business's words are made of, as it is in the database now. */
export function businessWords(business: Business, customerNames: readonly string[]): BusinessWords {
  return {
    language: business.languages[0] ?? "en",
    country: business.country,
    hours: business.hours,
    services: business.services,
    stylists: business.stylists,
    // The words for an answer go by its id in the desk file.
    faqs: business.faqs.map(({ id, questions }) => ({
      id: id.slice(business.id.length + 1),
      questions,
    })),
    customerNames,
  };
}
