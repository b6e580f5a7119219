import { findMentions } from "../../domain/dialogue/catalog.ts";
import type { Understanding } from "../../domain/dialogue/understand.ts";
import { refusedPeople } from "../../domain/dialogue/refused-people.ts";
import { findWhen } from "../../domain/time/find-when.ts";
import { tokensOf } from "../../domain/dialogue/words.ts";
import type { Setting } from "./conversation.ts";

/** Whether the caller wants more than one visit at once: "two haircuts", "for me and my wife". */
export function wantsSeveral({ words }: Understanding, { phrasebook }: Setting): boolean {
  const isCounted = findMentions(words, phrasebook.services).some(
    ({ from, to }) => COUNTS.has(words[from - 1] ?? "") && (words[to - 1] ?? "").endsWith("s"),
  );
  return isCounted || FOR_SEVERAL.test(words.join(" "));
}

/**
 * The first of two visits told in one breath ("a haircut with Priya at 11 and a beard trim with Arjun at noon"), or null
 * when there is only one: each has its own service, its own person and its own time.
 */
export function firstVisit(text: string, { phrasebook, nowLocal }: Setting): string | null {
  const tokens = tokensOf(text);
  const words = tokens.map(({ word }) => word);
  const [, second] = findMentions(words, phrasebook.services);
  const people = findMentions(words, phrasebook.people);
  if (second === undefined || refusedPeople(words, people).length > 0) return null;
  const isTold = [(at: number) => at < second.from, (at: number) => at > second.from].every(
    (isOnSide) => people.some(({ from }) => isOnSide(from)),
  );
  let end = second.from;
  while (LEADING_ON.has(words[end - 1] ?? "")) end -= 1;
  if (!isTold || end === 0) return null;
  const first = text.slice(0, tokens[end]?.start);
  const saysWhen = (part: string) => findWhen(part, { now: nowLocal }).spans.length > 0;
  return saysWhen(first) && saysWhen(text.slice(first.length)) ? first : null;
}

/** Who is to do each service of one visit that several people share ("a cut with Priya and a beard trim with Arjun"), or null. */
export function whomForEach({ words }: Understanding, { phrasebook }: Setting): string | null {
  const services = findMentions(words, phrasebook.services);
  const people = findMentions(words, phrasebook.people);
  const isEach = services.length > 1 && people.length === services.length;
  return isEach && refusedPeople(words, people).length === 0
    ? people.map(({ name }) => name).join(" and ")
    : null;
}

const LEADING_ON: ReadonlySet<string> = new Set(["and", "a", "an", "the", "then", "also", "plus"]);

const COUNTS: ReadonlySet<string> = new Set([
  "two",
  "2",
  "three",
  "3",
  "four",
  "4",
  "couple",
  "of",
]);

const FOR_SEVERAL =
  /\b(?:for|me|myself|i) and my \w+|\bmy \w+ and (?:me|myself|i)\b|\bfor (?:both|the two|all|the three) of us\b|\bfor (?:two|three|four) (?:people|persons|of us)\b/u;
