import type { Salon } from "../../src/actions/testing/open-salon.ts";
import type { CallerPlan, Wish } from "../../src/app/trial/listening-caller.ts";
import { spokenClock } from "../../src/app/trial/spoken-clock.ts";

/** The caller's own number. */
export const CALLER = "+919840114471";

/** What the bench may vary in a scenario: each voice makes another booking under another name. */
export interface Variation {
  readonly errand: Errand;
  readonly name: string;
}

/** A booking that GlamDesk can make on the bench's day, Monday 23 November 2026. */
export interface Errand {
  readonly service: string;
  /** Does it and is in then. */
  readonly stylist: string;
  readonly date: string;
  readonly time: string;
  readonly day: string;
  readonly article: "a" | "";
}

export interface Scenario {
  readonly name: string;
  /** What stands in the book already. */
  readonly before?: (salon: Salon, variation: Variation) => Promise<unknown>;
  readonly plan: (variation: Variation) => Omit<CallerPlan, "nowLocal">;
  /** What the call is for: a row as wished, the caller's row gone, or no row at all but this outcome. */
  readonly expects: "row" | "no-row" | { readonly outcome: string; readonly said?: RegExp };
  /** The number the row is under, where it is not the caller's own. */
  readonly phone?: string;
}

/** What a known caller has in the book before they ring. */
const KNOWN = { local: "2026-11-24T18:00", stylist: "priya", service: "haircut" } as const;

export const SCENARIOS: readonly Scenario[] = [
  {
    name: "one breath",
    plan: ({ errand, name }) => ({
      opening: `i'd like ${what(errand)} with ${errand.stylist} ${errand.day} at ${spokenClock(errand.time)}`,
      wish: wishOf(errand, name),
      day: errand.day,
    }),
    expects: "row",
  },
  {
    name: "piece by piece",
    plan: ({ errand, name }) => ({
      opening: "i'd like to book an appointment",
      wish: wishForAnyone(errand, name),
      day: errand.day,
    }),
    expects: "row",
  },
  {
    name: "slot taken",
    before: (salon, { errand }) =>
      salon.book(`${errand.date}T${errand.time}`, {
        stylist: errand.stylist.toLowerCase(),
        service: errand.service.replaceAll(" ", "-"),
        name: "Ravi",
        phone: "+919840177777",
      }),
    plan: ({ errand, name }) => ({
      opening: `can i book ${what(errand)} with ${errand.stylist} ${errand.day} at ${spokenClock(errand.time)}`,
      wish: wishOf(errand, name),
      day: errand.day,
      takesOther: true,
    }),
    expects: "row",
  },
  {
    name: "correction",
    plan: ({ errand, name }) => ({
      opening: `i want ${what(errand)} with ${errand.stylist} ${errand.day} at ${spokenClock(errand.time)}`,
      wish: wishOf(errand, name),
      day: errand.day,
      thinksAgain: LATER[errand.time] ?? "17:00",
    }),
    expects: "row",
  },
  {
    name: "price first",
    plan: ({ errand, name }) => ({
      opening: `how much is a ${errand.service}`,
      wish: wishOf(errand, name),
      day: errand.day,
    }),
    expects: "row",
  },
  {
    name: "other number",
    plan: ({ errand, name }) => ({
      opening: `i need ${what(errand)} ${errand.day} at ${spokenClock(errand.time)}`,
      wish: wishForAnyone(errand, name),
      day: errand.day,
      otherNumber: "9840155555",
    }),
    expects: "row",
    phone: "+919840155555",
  },
  {
    name: "moving",
    before: bookKnown,
    plan: ({ errand, name }) => ({
      opening: "i'd like to move my appointment",
      wish: { ...wishOf(errand, name), service: KNOWN.service, stylist: "Priya", ...MOVED },
      day: "on friday",
    }),
    expects: "row",
  },
  {
    name: "cancelling",
    before: bookKnown,
    plan: ({ name }) => ({
      opening: "i'd like to cancel my appointment",
      wish: { service: KNOWN.service, stylist: "Priya", date: "2026-11-24", time: "18:00", name },
      day: "tomorrow",
    }),
    expects: "no-row",
  },
  {
    name: "question",
    plan: ({ errand, name }) => ({
      opening: "do you have parking",
      wish: wishOf(errand, name),
      day: errand.day,
      next: "no thank you",
    }),
    expects: { outcome: "answered", said: /free parking behind the salon/ },
  },
  {
    name: "a person",
    plan: ({ errand, name }) => ({
      opening: "can i speak to a person",
      wish: wishOf(errand, name),
      day: errand.day,
    }),
    expects: { outcome: "transferred" },
  },
];

/** One for each voice and turn. Days and times as people say them, all free on the bench's day. */
export const ERRANDS: readonly Errand[] = [
  booking("haircut", "Priya", "2026-11-24", "16:00", "tomorrow"),
  booking("facial", "Kavitha", "2026-11-26", "11:30", "on thursday"),
  booking("beard trim", "Arjun", "2026-11-27", "17:00", "on friday"),
  booking("manicure", "Meena", "2026-11-25", "14:00", "on wednesday"),
  booking("head massage", "Arjun", "2026-11-28", "15:30", "on saturday"),
  booking("hair colour", "Priya", "2026-11-29", "10:15", "on sunday"),
];

/** Names that flite, which speaks for the callers, pronounces well enough for a person to write them down. */
export const NAMES: readonly string[] = words(
  "Anita Rahul Sarah Deepa Karthik Lakshmi James Kavya Vikram David Nisha Emma Mohan Divya Olivia Sanjay Laura Peter Helen",
);

const LATER: Readonly<Record<string, string>> = {
  "16:00": "17:00",
  "11:30": "15:00",
  "17:00": "18:00",
  "14:00": "11:00",
  "15:30": "16:00",
  "10:15": "11:00",
};

const MOVED = { date: "2026-11-27", time: "11:00" } as const;

function bookKnown(salon: Salon, { name }: Variation): Promise<string> {
  const { local, stylist, service } = KNOWN;
  return salon.book(local, { stylist, service, name, phone: CALLER });
}

function booking(
  service: string,
  stylist: string,
  date: string,
  time: string,
  day: string,
): Errand {
  return { service, stylist, date, time, day, article: service === "hair colour" ? "" : "a" };
}

function wishForAnyone({ service, date, time }: Errand, name: string): Wish {
  return { service, date, time, name };
}

function wishOf(errand: Errand, name: string): Wish {
  return { ...wishForAnyone(errand, name), stylist: errand.stylist };
}

function words(text: string): readonly string[] {
  return text.split(" ");
}

function what({ article, service }: Errand): string {
  return `${article} ${service}`.trim();
}
