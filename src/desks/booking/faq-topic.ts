import type { Faq } from "../../domain/business/faq.ts";
import type { Topic } from "../../domain/dialogue/phrasebook.ts";
import { wordsOf } from "../../domain/dialogue/words.ts";

/** Telltale words by the id of a question in the desk file, as `cue.ts` reads them. */
export type UsualCues = Readonly<Record<string, readonly string[]>>;

/** A question of the book as callers may put it: its own wordings, and telltale words for questions every business gets. */
export function faqTopic(
  { id, questions }: Pick<Faq, "id" | "questions">,
  usual: UsualCues,
): Topic {
  const phrasings = questions.map((question) => wordsOf(question).join(" "));
  const own = phrasings.flatMap((phrasing) => contentCue(phrasing));
  return {
    question: questions[0] ?? id,
    phrasings: questions.map(spokenWords),
    cues: [
      ...new Set([...phrasings.map((phrasing) => `^${phrasing}$`), ...own, ...(usual[id] ?? [])]),
    ],
  };
}

/** Words that any question has. */
const ORDINARY = new Set(
  (
    "a an the my your you i it is are am do does did to of on in at there that can could me get have has and for by with " +
    "if what whats which give will be we us u p"
  ).split(" "),
);

/** Words that alone tell no question from another. */
const VAGUE = new Set(
  "where how when need time change open book booking appointment free come late take later charge make just find long use".split(
    " ",
  ),
);

function contentCue(phrasing: string): readonly string[] {
  const content = phrasing.split(" ").filter((word) => !ORDINARY.has(word));
  const [only = ""] = content;
  if (content.length === 0 || (content.length === 1 && VAGUE.has(only))) return [];
  if (content.every((word) => VAGUE.has(word)) && content.length < 3) return [];
  return [content.join(" ... ")];
}

/** As the recogniser writes it: lower case, apostrophes kept, no other marks. */
function spokenWords(question: string): string {
  return question
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}' ]+/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}
