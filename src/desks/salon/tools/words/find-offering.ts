import type { Business, BusinessStylist } from "../../../../actions/load-desk.ts";
import type { Service } from "../../../../domain/business/service.ts";
import { findMentions } from "../../../../domain/dialogue/catalog.ts";
import { hasPhrase, wordsOf } from "../../../../domain/dialogue/words.ts";

/** The services named in a caller's words, in their order, each once; empty when none is. */
export function findServices(business: Business, words: string): readonly Service[] {
  const named = entriesNamed(business.services, words);
  return named.length > 0 ? named : entriesNamed(business.services, joinPairs(words));
}

/** The stylist named in a caller's words, `anyone` when they don't mind, `unknown` when it is nobody here. */
export function findStylist(
  business: Business,
  words: string | undefined,
): BusinessStylist | "anyone" | "unknown" {
  if (words === undefined || words.trim() === "") return "anyone";
  const [stylist] = entriesNamed(business.stylists, words);
  if (stylist) return stylist;
  const said = wordsOf(words);
  return NO_PREFERENCE.some((phrase) => hasPhrase(said, phrase)) ? "anyone" : "unknown";
}

const NO_PREFERENCE = [
  "any",
  "anyone",
  "anybody",
  "whoever",
  "no preference",
  "dont mind",
  "either",
  "none",
  "null",
];

function entriesNamed<Entry extends { readonly name: string; readonly aliases: readonly string[] }>(
  entries: readonly Entry[],
  words: string,
): readonly Entry[] {
  const mentions = findMentions(
    wordsOf(words),
    entries.map(({ name, aliases }) => ({ name, spoken: [name, ...aliases, ...plurals(name)] })),
  );
  const names = new Set(mentions.map((mention) => mention.name));
  return [...names].flatMap((name) => entries.filter((entry) => entry.name === name));
}

function plurals(name: string): readonly string[] {
  return [`${name}s`];
}

/** "hair cut" for "haircut": each two words written as one. */
function joinPairs(words: string): string {
  const said = wordsOf(words);
  return said.map((word, at) => word + (said[at + 1] ?? "")).join(" ");
}
