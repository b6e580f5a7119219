import type { Business, BusinessStylist } from "../../../actions/load-desk.ts";
import type { Location } from "../../../domain/business/location.ts";
import type { Service } from "../../../domain/business/service.ts";
import { findMentions, type Mention } from "../../../domain/dialogue/catalog.ts";
import type { SpokenEntry } from "../../../domain/dialogue/phrasebook.ts";
import { hasPhrase, wordsOf } from "../../../domain/dialogue/words.ts";

/**
 * The services named in a caller's words, in their order, each once; empty when none is. Two are two only where the caller
 * says so ("a haircut and a facial"): "trim my beard" names a trim on the way to a beard trim.
 */
export function findServices(business: Business, words: string): readonly Service[] {
  const said = wordsOf(words.replaceAll(/[,;/]/g, " and "));
  const named = servicesIn(business, said);
  return named.length > 0 ? named : servicesIn(business, joinPairs(said));
}

/**
 * The stylist named in a caller's words, `anyone` when they don't mind, `unknown` when it is nobody here. "Not Priya" names
 * her no more than it names the others.
 */
export function findStylist(
  business: Business,
  words: string | undefined,
): BusinessStylist | "anyone" | "unknown" {
  if (words === undefined || words.trim() === "") return "anyone";
  const said = wordsOf(words);
  const mentions = findMentions(said, spokenForms(business.stylists));
  const wanted = mentions.find(({ from }) => !isRefused(said, from));
  const stylist = business.stylists.find((one) => one.name === wanted?.name);
  if (stylist) return stylist;
  if (mentions.length > 0) return "unknown";
  return NO_PREFERENCE.some((phrase) => hasPhrase(said, phrase)) ? "anyone" : "unknown";
}

/**
 * Whom a caller wishes for: one person for all of `services` or one for each, in a list or in one breath ("Priya and
 * Arjun"). `unknown` when one of them is nobody here.
 */
export function findStylists(
  business: Business,
  said: string | readonly string[] | undefined,
  services: number,
): PeopleWish | "unknown" {
  const whole = [said ?? "anyone"].flat();
  const parts = whole.flatMap((name) => name.split(/ and /iu));
  const each = parts.map((name) => findStylist(business, name)).filter((one) => one !== "unknown");
  const [first] = each;
  if (first && each.length === parts.length && each.length === services && services > 1)
    return { stylist: first, stylists: each };
  const found = whole.map((name) => findStylist(business, name));
  const [stylist = "anyone"] = found;
  return stylist === "unknown" || found.includes("unknown") ? "unknown" : { stylist };
}

/** As a wish names them. */
interface PeopleWish {
  readonly stylist: BusinessStylist | "anyone";
  readonly stylists?: readonly (BusinessStylist | "anyone")[];
}

/** The place named in a caller's words; undefined when they name none, `unknown` when there is none of that name. */
export function findLocation(
  business: Business,
  words: string | undefined,
): Location | "unknown" | undefined {
  if (words === undefined || words.trim() === "" || business.locations.length === 0)
    return undefined;
  const said = wordsOf(words);
  const [mention] = findMentions(said, spokenForms(business.locations));
  const found = business.locations.find(({ name }) => name === mention?.name);
  return found ?? (NO_PREFERENCE.some((phrase) => hasPhrase(said, phrase)) ? undefined : "unknown");
}

/** Whether the words say "not", "not with", "anyone but" or the like just before the one at `at`. */
function isRefused(words: readonly string[], at: number): boolean {
  const before = words.slice(0, at);
  const last = before.at(-1);
  return REFUSING.has((last === "with" || last === "by" ? before.at(-2) : last) ?? "");
}

const REFUSING: ReadonlySet<string> = new Set(["not", "except", "but", "without"]);

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

const CONNECTORS: ReadonlySet<string> = new Set(["and", "plus", "with", "also", "then", "&", "+"]);

function servicesIn(business: Business, words: readonly string[]): readonly Service[] {
  const names: string[] = [];
  let previous: Mention | undefined;
  for (const mention of findMentions(words, spokenForms(business.services))) {
    const between = words.slice(previous?.to ?? 0, mention.from);
    if (previous && !between.some((word) => CONNECTORS.has(word))) names.pop();
    if (!names.includes(mention.name)) names.push(mention.name);
    previous = mention;
  }
  return names.flatMap((name) => business.services.filter((service) => service.name === name));
}

function spokenForms(
  entries: readonly { readonly name: string; readonly aliases: readonly string[] }[],
): readonly SpokenEntry[] {
  return entries.map(({ name, aliases }) => ({ name, spoken: [name, ...aliases, `${name}s`] }));
}

/** "hair cut" for "haircut": each two words written as one. */
function joinPairs(words: readonly string[]): readonly string[] {
  return words.map((word, at) => word + (words[at + 1] ?? ""));
}
