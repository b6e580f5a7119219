import type { Phrasebook } from "../phrasebook.ts";
import { SPELLING_WORDS } from "../spelling.ts";
import { alternatives, type Rules } from "./jsgf.ts";

/** Callers' names, said. */
export function nameRules({ names }: Phrasebook): Rules {
  return {
    given: alternatives(names.given),
    surname: alternatives(names.surnames),
    name:
      "/3/ <given> [<surname>] | " +
      "/2/ (my name is | it's | this is | i'm | the name is | my name's | for) <given> [<surname>]",
  };
}

/** Longer words are spelled too, but hardly a first name. */
const LONGEST_SPELLED = 12;

/**
 * Names, spelled: mostly the known ones letter by letter, because single letters sound alike on the phone ("b", "d",
 * "e") and a whole name does not; also any letters, each with its example word where the caller gives one.
 */
export function spellingRules({ names }: Phrasebook): Rules {
  const letters = SPELLING_WORDS.map((word) => word.charAt(0));
  const examples = SPELLING_WORDS.map((word) => `${word.charAt(0)} as in ${word}`);
  let chain = "<letter>";
  for (let length = 3; length < LONGEST_SPELLED; length += 1) chain = `<letter> [${chain}]`;
  const spelled = names.given
    .filter((name) => /^[a-z]{2,}$/u.test(name))
    .map((name) => name.split("").join(" "));
  return {
    letter: `/3/ (${letters.join(" | ")}) | /1/ (${examples.join(" | ")}) | /0.5/ (${SPELLING_WORDS.join(" | ")})`,
    letters: `<letter> <letter> ${chain}`,
    spelled: alternatives(spelled),
  };
}
