import { customerNames } from "../../actions/callers/customer-names.ts";
import { loadDesk } from "../../actions/load-desk.ts";
import { hintsFor } from "../../domain/dialogue/hints-for.ts";
import type { Desk } from "../../ports/desk.ts";
import { briefingOf } from "../booking/briefing.ts";
import { businessWords } from "../booking/business-words.ts";
import { provable } from "../booking/identity/provable.ts";
import { profileOf } from "../booking/profile-of.ts";
import { salonPhrasebook } from "./phrasebook.ts";
import { salonScript } from "./script.ts";
import { salonTools } from "./tools/index.ts";
import type { Book } from "../booking/booking-desk.ts";

/** A salon's desk for one call: what it offers, its words and its tools as they are in the database now. */
export async function openSalonDesk(book: Book): Promise<Desk> {
  const business = await loadDesk({ ...book, actor: { kind: "system", channel: "jobs" } });
  const phrasebook = salonPhrasebook(businessWords(business, await customerNames(book)));
  return {
    profile: profileOf(business),
    briefing: briefingOf(business),
    phrasebook,
    script: provable(salonScript, book),
    tools: salonTools(book),
    hints: (expectation) => hintsFor(phrasebook, expectation),
  };
}
