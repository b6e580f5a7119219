import type { Expectation } from "./expectation.ts";
import { grammarFor } from "./grammar/grammar-for.ts";
import type { Hints } from "./hints.ts";
import type { Phrasebook } from "./phrasebook.ts";

/** What a recogniser should listen for when the caller was asked this, in the words of this business. */
export function hintsFor(phrasebook: Phrasebook, expectation: Expectation): Hints {
  const asked = JSON.stringify(expectation);
  const known = cache.get(phrasebook) ?? new Map<string, Hints>();
  cache.set(phrasebook, known);
  const hints = known.get(asked) ?? {
    keyTerms: keyTerms(phrasebook),
    grammar: grammarFor(phrasebook, expectation),
  };
  // What was offered is never the same for long; what is asked without options always is.
  if (expectation.options === undefined) known.set(asked, hints);
  return hints;
}

const cache = new WeakMap<Phrasebook, Map<string, Hints>>();

/** Names before services: a recogniser knows "facial" and has never heard of Kavitha. */
function keyTerms({ people, services }: Phrasebook): readonly string[] {
  return [...new Set([...people, ...services].map(({ name }) => name))];
}
