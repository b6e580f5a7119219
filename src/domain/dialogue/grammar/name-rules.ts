import type { Phrasebook } from "../phrasebook.ts";
import { SPELLING_WORDS } from "../spelling.ts";
import { alternatives, type Rules } from "./jsgf.ts";

/** Callers' names, said. */
export function nameRules({ names }: Phrasebook): Rules {
  return {
    given: alternatives(names.given),
    surname: alternatives(names.surnames),
    // Any name with any surname is so much more to choose from that short names drown in it.
    fullname: "/30/ <given> | /1/ <given> <surname>",
    name:
      "/3/ <fullname> | " +
      "/2/ (my name is | it's | this is | i'm | the name is | my name's | for) <fullname>",
  };
}

/**
 * Names, said and then spelled, or only spelled: the known ones letter by letter. Single letters sound alike on the phone
 * ("b", "d", "e") and were right in one short word of twelve when any might follow any; a known name's letters together
 * were in nine of ten, and the name followed by its letters in 49 of 50 (flite's five voices, clean).
 */
export function spellingRules({ names }: Phrasebook): Rules {
  const spellable = names.given.filter((name) => /^[a-z]{2,}$/u.test(name));
  return {
    spelled: alternatives(spellable.map(letters)),
    saidandspelled: alternatives(spellable.map((name) => `${name} ${letters(name)}`)),
    example: SPELLING_WORDS.map((word) => `${word.charAt(0)} as in ${word}`).join(" | "),
    examples: "<example> <example> [<example>] [<example> [<example> [<example>]]]",
  };
}

function letters(name: string): string {
  return name.split("").join(" ");
}
