import type { Expectation } from "../../domain/dialogue/expectation.ts";
import { splitSentences } from "../../domain/dialogue/sentences.ts";
import { wordsOf } from "../../domain/dialogue/words.ts";

/**
 * What a reply asks the caller for, by its last sentence. It decides how patient the ears are: quick after "shall I book
 * it?", slow while a name or a number is being given. Anything unclear is an open question.
 */
export function questionIn(reply: string): Expectation {
  const last = splitSentences(reply.trim()).at(-1) ?? "";
  const words = wordsOf(last).join(" ");
  const asks = last.endsWith("?") || /\b(?:please|tell me|give me|let me have)\b/u.test(words);
  if (!asks) return { kind: "open" };
  return { kind: KINDS.find(([pattern]) => pattern.test(words))?.[1] ?? "open" };
}

const KINDS: readonly (readonly [pattern: RegExp, kind: Expectation["kind"]])[] = [
  [/\bspell\b/u, "spelling"],
  [
    /^(?!is |are |was |shall |should |would ).*\b(?:phone|telephone|mobile|cell|callback|contact)? ?number\b(?! of)/u,
    "phone",
  ],
  [
    /^(?:and |so |ok |okay |great |sure )*(?:shall|should|would you like me|do you want me|is that|does that|are you|is this|did you|have you|will that|is it)\b/u,
    "yes-no",
  ],
  [
    /\b(?:your|full|first|last|the|whose|what) name\b|\bwho (?:is it|am i|should)\b|\bwho s (?:it|calling)\b|\bwhos (?:it|calling)\b/u,
    "name",
  ],
  [
    /\b(?:what|which) (?:day|time|date)|\bwhen\b|\bhow (?:about|soon)\b.*\b(?:day|time)\b|\b(?:day|time) (?:suits|works|would)\b/u,
    "date-time",
  ],
  [
    /\bwhich (?:service|treatment)\b|\bwhat (?:service|treatment|would you like (?:done|to book|to have))\b/u,
    "service",
  ],
  [/^(?:and |so )*(?:would|do|does|can|could|will) /u, "yes-no"],
];
