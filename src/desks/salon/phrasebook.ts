import type { Phrasebook } from "../../domain/dialogue/phrasebook.ts";
import { wordsOf } from "../../domain/dialogue/words.ts";
import { bookingPhrasebook, type BusinessWords } from "../booking/phrasebook.ts";
import { SALON_INTENTS, STYLIST_WORDS } from "./intents.ts";
import { SALON_QUESTIONS } from "./usual-questions.ts";

/** The words of one salon. */
export function salonPhrasebook(salon: BusinessWords): Phrasebook {
  return bookingPhrasebook(salon, {
    intents: SALON_INTENTS,
    variants: VARIANTS,
    usualQuestions: SALON_QUESTIONS,
    personCalled: STYLIST_WORDS,
    personForms: ({ name, aliases }) => [name, ...aliases, ...wordsOf(name).slice(0, 1)],
  });
}

/** Spellings and joinings that callers and recognisers use either of. */
const VARIANTS: readonly (readonly [form: string, other: string])[] = [
  ["haircut", "hair cut"],
  ["colour", "color"],
  ["colouring", "coloring"],
  ["and", "with"],
  ["moustache", "mustache"],
  ["blow dry", "blowdry"],
];
