import { customerNames } from "../../actions/callers/customer-names.ts";
import { loadDesk } from "../../actions/load-desk.ts";
import { hintsFor } from "../../domain/dialogue/hints-for.ts";
import type { Desk } from "../../ports/desk.ts";
import type { Book } from "../booking/booking-desk.ts";
import { briefingOf } from "../booking/briefing.ts";
import { businessWords } from "../booking/business-words.ts";
import { provable } from "../booking/identity/provable.ts";
import { profileOf } from "../booking/profile-of.ts";
import { emergencyRule } from "./emergency-rule.ts";
import { clinicPhrasebook } from "./phrasebook.ts";
import { clinicScript } from "./script.ts";
import { clinicTools } from "./tools/index.ts";

/** A clinic's desk for one call: what it offers, its words and its tools as they are in the database now. */
export async function openClinicDesk(book: Book): Promise<Desk> {
  const business = await loadDesk({ ...book, actor: { kind: "system", channel: "jobs" } });
  const phrasebook = clinicPhrasebook({
    ...businessWords(business, await customerNames(book)),
    stylists: business.stylists,
    urgent: spokenPhrases(business.emergency?.words ?? []),
  });
  return {
    profile: profileOf(business),
    briefing: briefingOf(business),
    phrasebook,
    script: provable(clinicScript, book),
    tools: clinicTools(book),
    emergency: emergencyRule(business),
    hints: (expectation) => hintsFor(phrasebook, expectation),
  };
}

/** Those of the owner's words that can be said as they stand; what stands for several wordings can't. */
function spokenPhrases(words: readonly string[]): readonly string[] {
  return words.map((one) => one.toLowerCase()).filter((one) => !/[|^$]|\.\.\./u.test(one));
}
