import type { Business } from "../../actions/load-desk.ts";
import type { Phrasebook } from "../../domain/dialogue/phrasebook.ts";
import { wordsOf } from "../../domain/dialogue/words.ts";
import { COMMON_GIVEN_NAMES } from "../../domain/people/common-given-names.ts";
import { COMMON_SURNAMES } from "../../domain/people/common-surnames.ts";
import { faqTopic } from "../booking/faq-topic.ts";
import { LOBBY_QUESTIONS } from "./usual-questions.ts";

/**
 * The words of one lobby that any brain may know: the questions it answers and the names visitors may have. Who works there isn't among
 * them, so that nothing that was not looked up can be said.
 */
export function lobbyPhrasebook(business: Business, expected: readonly string[]): Phrasebook {
  const given = expected.flatMap((name) => wordsOf(name).slice(0, 1));
  const surnames = expected.flatMap((name) => wordsOf(name).slice(1));
  return {
    language: business.languages[0] ?? "en",
    country: business.country,
    intents: [],
    services: [],
    people: [],
    topics: business.faqs.map(({ id, questions }) =>
      faqTopic({ id: id.slice(business.id.length + 1), questions }, LOBBY_QUESTIONS),
    ),
    names: {
      given: [...new Set([...given, ...COMMON_GIVEN_NAMES])],
      surnames: [...new Set([...surnames, ...COMMON_SURNAMES])],
    },
  };
}
