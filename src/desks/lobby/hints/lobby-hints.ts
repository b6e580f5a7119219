import type { Expectation } from "../../../domain/dialogue/expectation.ts";
import type { Hints } from "../../../domain/dialogue/hints.ts";
import type { Phrasebook } from "../../../domain/dialogue/phrasebook.ts";
import { lobbyGrammar } from "./lobby-grammar.ts";
import { spokenNames, type SpokenHost } from "./lobby-names.ts";

/** How many key terms services take. */
const MOST_TERMS = 100;

/**
 * What a recogniser should listen for in a lobby, by what was asked: the hosts' names first, those who expect somebody before the
 * others. Made once for each question.
 */
export function lobbyHints(lobby: {
  readonly phrasebook: Phrasebook;
  /** Those who expect visitors first. */
  readonly hosts: readonly SpokenHost[];
  readonly departments: readonly string[];
  /** Companies that visitors are expected from, as they are written. */
  readonly companies: readonly string[];
}): (expectation: Expectation) => Hints {
  const { phrasebook, hosts, departments } = lobby;
  const names = spokenNames(hosts, departments);
  const companies = lobby.companies.map((company) => company.toLowerCase());
  const keyTerms = [...new Set([...hosts.map(({ name }) => name), ...departments])].slice(
    0,
    MOST_TERMS,
  );
  const known = new Map<string, Hints>();
  return (expectation) => {
    const asked = JSON.stringify(expectation);
    const hints = known.get(asked) ?? {
      keyTerms,
      grammar: lobbyGrammar(names, phrasebook, companies, expectation),
    };
    known.set(asked, hints);
    return hints;
  };
}
