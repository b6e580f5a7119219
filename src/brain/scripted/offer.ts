import type { Json } from "../../base/json.ts";
import { pickOption } from "../../domain/dialogue/choice.ts";
import type { Understanding } from "../../domain/dialogue/understand.ts";
import { wordsOf } from "../../domain/dialogue/words.ts";
import {
  ask,
  type Conversation,
  type Filled,
  type Offered,
  type Setting,
  type Step,
} from "./conversation.ts";
import { checkKey } from "./proceed.ts";
import { slotFor } from "./take-slots.ts";
import { meaningOf, wordsForInstant } from "./when.ts";

/** Puts several things to the caller to choose from. */
export function makeOffer(
  conversation: Conversation,
  text: string,
  offer: readonly Offered[],
): Step {
  const options = offer.map(({ words }) => words);
  return ask({ ...conversation, offer }, text, { about: "offer" }, { kind: "choice", options });
}

/** What a tool offers: its `alternatives`, or the `slots` or `appointments` of its data. */
export function offersIn(data: Json): readonly Offered[] {
  return listIn(data).flatMap((item) => readOffer(item) ?? []);
}

/** Who a tool's data says does it; who begins, where several people share it. */
export function personIn(data: Json | undefined): string | undefined {
  if (data === undefined || !isRecord(data)) return undefined;
  const person = data["stylist"] ?? data["provider"];
  const [first] = [person].flat();
  return typeof first === "string" ? first : undefined;
}

/** The words for a slot: those of several people who share a visit are said in one, in the order of their work. */
function slotWords(value: Json | undefined): string | undefined {
  if (typeof value === "string") return value;
  const isNames = Array.isArray(value) && value.every((one) => typeof one === "string");
  return isNames ? value.join(" and ") : undefined;
}

/** Whether an offer is with whom the caller wants. */
export function isWith({ fields, person }: Offered, wanted: string): boolean {
  return person === wanted || slotWords(fields["stylist"]) === wanted;
}

function readOffer(item: Json): Offered | null {
  if (!isRecord(item) || typeof item["words"] !== "string") return null;
  const { words, start } = item;
  const person = personIn(item);
  const isInstant = typeof start === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(start);
  return {
    words,
    fields: item,
    ...(isInstant && { date: start.slice(0, 10), time: start.slice(11, 16) }),
    ...(person !== undefined && { person }),
  };
}

/** "Mia's", "the one for Mia": of several people at one number their first names tell whose appointment is meant. */
function isFor({ fields }: Offered, { words }: Understanding): boolean {
  const { customer } = fields;
  const [first] = typeof customer === "string" ? wordsOf(customer) : [];
  return first !== undefined && (words.includes(first) || words.includes(`${first}s`));
}

/** The offer that the caller chose, or null. */
export function picked(
  conversation: Conversation,
  filled: Filled,
  heard: Understanding,
  setting: Setting,
): Offered | null {
  const theirs = conversation.offer.filter((offered) => isFor(offered, heard));
  if (theirs.length === 1) return theirs[0] ?? null;
  const byPlace = saysPlace(heard.words);
  const meaning = heard.when === null || byPlace ? null : meaningOf(heard.when, setting);
  const person = slotFor(filled.form, "person");
  const preferred = person === undefined ? undefined : filled.values[person.name];
  const wanted = conversation.offer.filter(
    (offered) => offered.person === undefined || !heard.refusedPeople.includes(offered.person),
  );
  const choice = pickOption(wanted, {
    words: [...heard.words, ...heard.services.flatMap(wordsOf)],
    time: meaning?.time ?? null,
    date: meaning?.date ?? null,
    person: conversation.offer.some((offered) => offered.person === heard.person)
      ? heard.person
      : null,
    agrees: heard.answer === "yes" || heard.opensWithYes,
    ...(preferred !== undefined && { preferred }),
  });
  return conversation.offer.find((offered) => offered === choice) ?? null;
}

/** Fills a form from what was picked, as the form's `picks` say. */
export function fillFromOffer(filled: Filled, offered: Offered): Filled {
  const values: Record<string, string> = { ...filled.values };
  for (const [field, slot] of picksFor(filled, offered)) {
    const value = slotWords(offered.fields[field]);
    if (value === undefined) continue;
    values[slot] = field === "start" ? wordsForInstant(value) : value;
  }
  const slot = slotFor(filled.form, "when");
  const when = slot === undefined ? undefined : values[slot.name];
  const next = { ...filled, values };
  return when === undefined ? next : { ...next, checkedWhen: checkKey(next, when) };
}

/** Whether the offer is about which one is meant ("the haircut or the facial?"), not about when. */
export function isKey(filled: Filled, offered: Offered): boolean {
  const key = slotFor(filled.form, "key");
  return Object.entries(filled.form.picks ?? {}).some(
    ([field, slot]) => slot === key?.name && typeof offered.fields[field] === "string",
  );
}

function picksFor(filled: Filled, offered: Offered): readonly (readonly [string, string])[] {
  const picks = Object.entries(filled.form.picks ?? {});
  if (!isKey(filled, offered)) return picks;
  const key = slotFor(filled.form, "key");
  return picks.filter(([, slot]) => slot === key?.name);
}

/** "the first one", "the second please": a place in what was offered, not a day of the month. */
function saysPlace(words: readonly string[]): boolean {
  const text = words
    .filter((word) => !["please", "the", "ok", "okay", "yes"].includes(word))
    .join(" ");
  return (
    /\b(?:first|second|third|fourth|last|earlier|later|earliest|latest) (?:one|option|slot|time|appointment)\b/u.test(
      text,
    ) || /^(?:first|second|third|fourth|last|earlier|later|earliest|latest)$/u.test(text)
  );
}

/** The caller wants none of what was offered. */
export function wantsNone(heard: Understanding): boolean {
  const text = ` ${wordsOf(heard.text).join(" ")} `;
  return (
    heard.answer === "no" ||
    [
      " none ",
      " neither ",
      " something else ",
      " another time ",
      " another day ",
      " different ",
      " other times ",
      " any other ",
    ].some((phrase) => text.includes(phrase))
  );
}

function listIn(data: Json): readonly Json[] {
  if (isList(data)) return data;
  if (!isRecord(data)) return [];
  const list = data["slots"] ?? null;
  return isList(list) ? list : [];
}

function isList(data: Json): data is readonly Json[] {
  return Array.isArray(data);
}

function isRecord(data: Json): data is { readonly [key: string]: Json | undefined } {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
