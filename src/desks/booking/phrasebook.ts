import type { Faq } from "../../domain/business/faq.ts";
import type { Service } from "../../domain/business/service.ts";
import type { Stylist } from "../../domain/business/stylist.ts";
import type { WeeklyHours } from "../../domain/business/weekly-hours.ts";
import type { Intent, Phrasebook, SpokenEntry } from "../../domain/dialogue/phrasebook.ts";
import { wordsOf } from "../../domain/dialogue/words.ts";
import { COMMON_GIVEN_NAMES } from "../../domain/people/common-given-names.ts";
import { COMMON_SURNAMES } from "../../domain/people/common-surnames.ts";
import { faqTopic, type UsualCues } from "./faq-topic.ts";

/** What a business's words are made of: its services, people and answers as they are in the book today. */
export interface BusinessWords {
  readonly language: string;
  readonly country: string;
  readonly hours: WeeklyHours;
  readonly services: readonly Pick<Service, "name" | "aliases">[];
  readonly stylists: readonly Pick<Stylist, "name" | "aliases">[];
  readonly faqs: readonly Pick<Faq, "id" | "questions">[];
  /** Given names of customers, listened for besides the common ones. */
  readonly customerNames?: readonly string[];
}

/** How callers of a trade put things. */
export interface TradePhrases {
  readonly intents: readonly Intent[];
  /** Spellings and joinings that callers and recognisers use either of. */
  readonly variants: readonly (readonly [form: string, other: string])[];
  /** Telltale words by the FAQ's id, for the questions that most businesses of the trade answer. */
  readonly usualQuestions: UsualCues;
  /** What callers call those who can be booked, where they name nobody. */
  readonly personCalled: readonly string[];
  /** How one of the people is named. */
  readonly personForms: (person: Pick<Stylist, "name" | "aliases">) => readonly string[];
}

/** The words of one business in both directions. */
export function bookingPhrasebook(business: BusinessWords, trade: TradePhrases): Phrasebook {
  const opening = widestOpening(business.hours);
  const customers = (business.customerNames ?? []).flatMap((name) => wordsOf(name).slice(0, 1));
  return {
    language: business.language,
    country: business.country,
    ...(opening !== undefined && { opening }),
    intents: trade.intents,
    services: business.services.map(({ name, aliases }) => ({
      name,
      spoken: serviceForms([name, ...aliases], trade.variants),
    })),
    people: business.stylists.map((person) => personEntry(person, trade)),
    personCalled: trade.personCalled,
    topics: business.faqs.map((faq) => faqTopic(faq, trade.usualQuestions)),
    names: {
      given: [...new Set([...COMMON_GIVEN_NAMES, ...customers])],
      surnames: COMMON_SURNAMES,
    },
  };
}

function serviceForms(
  names: readonly string[],
  variants: TradePhrases["variants"],
): readonly string[] {
  const forms = new Set<string>();
  for (const name of names) {
    const form = wordsOf(name).join(" ");
    forms.add(form);
    for (const [one, other] of variants) {
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

function personEntry(
  person: Pick<Stylist, "name" | "aliases">,
  { personForms }: TradePhrases,
): SpokenEntry {
  const forms = personForms(person).map((form) => wordsOf(form).join(" "));
  return { name: person.name, spoken: [...new Set(forms)].filter((form) => form !== "") };
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
