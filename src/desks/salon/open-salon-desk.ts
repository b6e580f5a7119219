import { customerNames } from "../../actions/customer-names.ts";
import { loadDesk } from "../../actions/load-desk.ts";
import { hintsFor } from "../../domain/dialogue/hints-for.ts";
import type { Desk } from "../../ports/desk.ts";
import { provable } from "../booking/identity/provable.ts";
import { profileOf } from "../booking/profile-of.ts";
import { salonPhrasebook } from "./phrasebook.ts";
import { salonScript } from "./script.ts";
import { salonTools } from "./tools/index.ts";
import type { Book } from "../booking/booking-desk.ts";

/** A salon's desk for one call: what it offers, its words and its tools as they are in the database now. */
export async function openSalonDesk(book: Book): Promise<Desk> {
  const business = await loadDesk({ ...book, actor: { kind: "system", channel: "jobs" } });
  const phrasebook = salonPhrasebook({
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
    customerNames: await customerNames(book),
  });
  return {
    profile: profileOf(business),
    phrasebook,
    script: provable(salonScript, book),
    tools: salonTools(book),
    hints: (expectation) => hintsFor(phrasebook, expectation),
  };
}
