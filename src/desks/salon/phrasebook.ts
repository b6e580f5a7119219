import type { Faq } from "../../domain/business/faq.ts";
import type { Service } from "../../domain/business/service.ts";
import type { Stylist } from "../../domain/business/stylist.ts";
import type { WeeklyHours } from "../../domain/business/weekly-hours.ts";
import type { Phrasebook, SpokenEntry } from "../../domain/dialogue/phrasebook.ts";
import { wordsOf } from "../../domain/dialogue/words.ts";
import { COMMON_GIVEN_NAMES } from "../../domain/people/common-given-names.ts";
import { COMMON_SURNAMES } from "../../domain/people/common-surnames.ts";
import { faqTopic } from "../booking/faq-topic.ts";
import { SALON_INTENTS } from "./intents.ts";

/** What a salon's words are made of: its services, people and answers as they are in the book today. */
export interface SalonWords {
  readonly language: string;
  readonly country: string;
  readonly hours: WeeklyHours;
  readonly services: readonly Pick<Service, "name" | "aliases">[];
  readonly stylists: readonly Pick<Stylist, "name" | "aliases">[];
  readonly faqs: readonly Pick<Faq, "id" | "questions">[];
  /** Given names of the salon's customers, listened for besides the common ones. */
  readonly customerNames?: readonly string[];
}

/** The words of one salon. */
export function salonPhrasebook(salon: SalonWords): Phrasebook {
  const opening = widestOpening(salon.hours);
  const customers = (salon.customerNames ?? []).flatMap((name) => wordsOf(name).slice(0, 1));
  return {
    language: salon.language,
    country: salon.country,
    ...(opening !== undefined && { opening }),
    intents: SALON_INTENTS,
    services: salon.services.map(({ name, aliases }) => ({
      name,
      spoken: serviceForms([name, ...aliases]),
    })),
    people: salon.stylists.map(personForms),
    topics: salon.faqs.map(faqTopic),
    names: {
      given: [...new Set([...COMMON_GIVEN_NAMES, ...customers])],
      surnames: COMMON_SURNAMES,
    },
  };
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

function serviceForms(names: readonly string[]): readonly string[] {
  const forms = new Set<string>();
  for (const name of names) {
    const form = wordsOf(name).join(" ");
    forms.add(form);
    for (const [one, other] of VARIANTS) {
      forms.add(form.replaceAll(wholeWord(one), other));
      forms.add(form.replaceAll(wholeWord(other), one));
    }
  }
  const plurals = [...forms].filter((form) => !form.endsWith("s")).map((form) => `${form}s`);
  return [...new Set([...forms, ...plurals])];
}

function wholeWord(text: string): RegExp {
  return new RegExp(String.raw`\b${text}\b`, "gu");
}

function personForms({ name, aliases }: SalonWords["stylists"][number]): SpokenEntry {
  const [first = ""] = wordsOf(name);
  const forms = [name, ...aliases].map((form) => wordsOf(form).join(" "));
  return { name, spoken: [...new Set([...forms, first])].filter((form) => form !== "") };
}

/** From the earliest opening of the week to the latest closing, which may be past midnight. */
function widestOpening(hours: WeeklyHours): Phrasebook["opening"] {
  if (hours.length === 0) return undefined;
  const from = Math.min(...hours.map(({ fromMinute }) => fromMinute));
  const to = Math.max(...hours.map(({ toMinute }) => toMinute));
  return { from: clock(from), to: clock(Math.min(to, 24 * 60)) };
}

function clock(minute: number): string {
  const hour = String(Math.floor(minute / 60)).padStart(2, "0");
  return `${hour}:${String(minute % 60).padStart(2, "0")}`;
}
