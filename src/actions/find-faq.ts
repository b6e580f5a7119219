import type { Faq } from "../domain/business/faq.ts";
import { wordsOf } from "../domain/dialogue/words.ts";
import { loadBusiness } from "../store/business/load-business.ts";
import type { ActionContext } from "./action-context.ts";

/** The answer as the owner wrote it. */
export type FindFaqResult =
  | { readonly ok: true; readonly faq: Faq }
  | { readonly ok: false; readonly reason: "unknown-question" };

/** Looks for the owner's answer to a question in the caller's words. */
export async function findFaq(
  context: ActionContext,
  input: { readonly question: string },
): Promise<FindFaqResult> {
  const { faqs } = await loadBusiness(context.database.read, context.deskId);
  const faq = bestFaq(faqs, input.question);
  return faq ? { ok: true, faq } : { ok: false, reason: "unknown-question" };
}

/** How alike a question must be to an entry; below this it is more likely about something else. */
const ALIKE_ENOUGH = 0.5;

/** Words gathered from several phrasings of an entry are a weaker sign than one phrasing that has them all. */
const GATHERED_DISCOUNT = 0.1;

/**
 * The entry whose wording is most like the question, where a word counts for more the fewer entries use it: the cosine
 * with its nearest phrasing, or how much of the question all its phrasings together cover. Undefined when none is alike
 * enough.
 */
export function bestFaq(faqs: readonly Faq[], question: string): Faq | undefined {
  const entries = faqs.map((faq) => {
    const phrasings = faq.questions.map(tellingWords);
    const all = new Set(phrasings.flatMap((words) => [...words]));
    return { faq, phrasings, all };
  });
  const weigh = (word: string) => {
    const spread = entries.filter(({ all }) => all.has(word)).length;
    return Math.log(1 + faqs.length / Math.max(0.5, spread)) ** 2;
  };
  const asked = tellingWords(question);
  let best: { readonly faq: Faq; readonly score: number } | undefined;
  for (const { faq, phrasings, all } of entries) {
    const score = Math.max(
      coverage(asked, all, weigh) - GATHERED_DISCOUNT,
      ...phrasings.map((words) => cosine(asked, words, weigh)),
    );
    if (score >= ALIKE_ENOUGH && score > (best?.score ?? 0)) best = { faq, score };
  }
  return best?.faq;
}

type Words = ReadonlySet<string>;

function cosine(one: Words, other: Words, weigh: (word: string) => number): number {
  const both = total(one, weigh) * total(other, weigh);
  return both === 0 ? 0 : total(shared(one, other), weigh) / Math.sqrt(both);
}

function coverage(asked: Words, known: Words, weigh: (word: string) => number): number {
  const all = total(asked, weigh);
  return all === 0 ? 0 : total(shared(asked, known), weigh) / all;
}

function shared(one: Words, other: Words): Words {
  return new Set([...one].filter((word) => other.has(word)));
}

function total(words: Words, weigh: (word: string) => number): number {
  return [...words].reduce((sum, word) => sum + weigh(word), 0);
}

/** Words that any question may have. */
const EVERYDAY = new Set(
  (
    "a about am an and any are at be by can could do does for from got have hello hi how i id if im in is it its know like " +
    "may me my of on or our please salon shop should some tell thank thanks that the there this to us want was we were " +
    "what whats when where which who will with would you your youre"
  ).split(" "),
);

/** What is left to go by in "Where are you?" and "Where is the salon?". */
const QUESTION_WORDS = new Set(["where", "when", "who", "how"]);

/** The words that say what a question is about; singular, without -ing. */
function tellingWords(question: string): Words {
  const words = wordsOf(question);
  const telling = words.filter((word) => !EVERYDAY.has(word)).map(stem);
  return new Set(telling.length > 0 ? telling : words.filter((word) => QUESTION_WORDS.has(word)));
}

function stem(word: string): string {
  if (word.length > 5 && word.endsWith("ing")) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith("es") && /(?:s|x|ch|sh)es$/.test(word))
    return word.slice(0, -2);
  if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss")) return word.slice(0, -1);
  return word;
}
