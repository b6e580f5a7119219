import { customerNames } from "../../actions/customer-names.ts";
import { loadDesk, type Business } from "../../actions/load-desk.ts";
import { recogniseCaller } from "../../actions/recognise-caller.ts";
import { hintsFor } from "../../domain/dialogue/hints-for.ts";
import type { CallerKnowledge } from "../../ports/brain.ts";
import type { Desk, DeskProfile } from "../../ports/desk.ts";
import { salonPhrasebook } from "./phrasebook.ts";
import { salonScript } from "./script.ts";
import { salonTools } from "./tools/index.ts";
import type { Salon } from "./tools/salon.ts";

/** A salon's desk for one call: what it offers, its words and its tools as they are in the database now. */
export async function openSalonDesk(salon: Salon): Promise<Desk> {
  const business = await loadDesk({ ...salon, actor: { kind: "system", channel: "jobs" } });
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
    customerNames: await customerNames(salon),
  });
  return {
    profile: profileOf(business),
    phrasebook,
    script: salonScript,
    tools: salonTools(salon),
    hints: (expectation) => hintsFor(phrasebook, expectation),
  };
}

/** What is known of a caller before they say a word; `number` is E.164. */
export async function knowCaller(salon: Salon, number?: string): Promise<CallerKnowledge> {
  if (number === undefined) return {};
  const name = await recogniseCaller(salon, number);
  return name === undefined ? { number } : { number, name };
}

function profileOf(business: Business): DeskProfile {
  return {
    id: business.id,
    trade: business.trade,
    name: business.name,
    zone: business.zone,
    country: business.country,
    currency: business.currency,
    languages: business.languages,
    greeting: business.greeting,
    voice: business.voice,
    ...(business.transferTo === undefined ? {} : { transferTo: business.transferTo }),
  };
}
