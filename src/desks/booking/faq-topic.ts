import type { Faq } from "../../domain/business/faq.ts";
import type { Topic } from "../../domain/dialogue/phrasebook.ts";
import { wordsOf } from "../../domain/dialogue/words.ts";

/** A question of the book as callers may put it: its own wordings, and telltale words for questions every business gets. */
export function faqTopic({ id, questions }: Pick<Faq, "id" | "questions">): Topic {
  const phrasings = questions.map((question) => wordsOf(question).join(" "));
  const own = phrasings.flatMap((phrasing) => contentCue(phrasing));
  return {
    question: questions[0] ?? id,
    phrasings: questions.map(spokenWords),
    cues: [
      ...new Set([...phrasings.map((phrasing) => `^${phrasing}$`), ...own, ...(USUAL[id] ?? [])]),
    ],
  };
}

/** Telltale words by the FAQ's id, for the questions that most salons answer. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  hours: [
    "opening hours|times|time",
    "your hours|timings|timing",
    "working hours",
    "what|which ... hours|timings",
    "when|what|how ... open|close|shut|closing|opening",
    "how late ... open",
    "are|r|is you|u|it|salon open|closed",
    "you open on|today|tomorrow|till|until|now|late",
    "open till|until",
    "salon open",
  ],
  location: [
    "where are|r you|u",
    "where is|s ... salon|shop|place|parlour|parlor",
    "wheres ... salon|shop|place",
    "your|the|exact address|location",
    "address",
    "directions",
    "located",
    "location",
    "how ... get|reach|find there|you|to",
    "which area|street|road",
    "whereabouts",
    "landmark",
  ],
  parking: [
    "parking",
    "can|could|to|i|we|my park",
    "park ... car|bike|scooter|here|there|vehicle",
    "where ... park",
    "car park",
  ],
  payment: [
    "pay",
    "payment",
    "payments",
    "credit|debit card|cards",
    "take|accept ... card|cards|cash|upi|visa|amex|gpay",
    "by card|cash|upi",
    "google pay",
    "advance",
    "deposit",
  ],
  "walk-ins": [
    "walk in|ins",
    "walkin",
    "walkins",
    "without ... appointment|booking",
    "do|will i|we need|have ... appointment",
    "do|will i|we need|have to book",
    "just come|turn|show|drop in|up|by",
  ],
  moving: [
    "cancellation fee|charge|charges|policy",
    "fee|charge|charges|policy|penalty ... cancel|cancelling|canceling|cancellation|moving|changing|change",
    "cancel|cancelling|canceling|change|changing|moving ... fee|charge|charges|policy|penalty",
    "what if ... cancel|change|late|make",
    "if im|i late|running",
    "running late",
    "can ... change ... appointment later",
  ],
};

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
