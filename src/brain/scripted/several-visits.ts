import { findMentions } from "../../domain/dialogue/catalog.ts";
import type { Understanding } from "../../domain/dialogue/understand.ts";
import type { Setting } from "./conversation.ts";

/** Whether the caller wants more than one visit at once: "two haircuts", "for me and my wife". */
export function wantsSeveral({ words }: Understanding, { phrasebook }: Setting): boolean {
  const isCounted = findMentions(words, phrasebook.services).some(
    ({ from, to }) => COUNTS.has(words[from - 1] ?? "") && (words[to - 1] ?? "").endsWith("s"),
  );
  return isCounted || FOR_SEVERAL.test(words.join(" "));
}

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
