import { z } from "zod";
import { LIMITS } from "../../domain/business/limits.ts";
import { readVoiceName } from "../../domain/business/voice-name.ts";
import { hasNumberingPlan } from "../../domain/people/phone-number.ts";
import { agent } from "./agent-shape.ts";
import { closure, specialDay, week, zone } from "./hours-shape.ts";
import { outreach } from "./outreach-shape.ts";
import { location, room } from "./place-shape.ts";
import { isCurrency, isLanguage } from "./registers.ts";
import { service } from "./service-shape.ts";
import { identifier, list, mostPerDay, text, whole } from "./shape-parts.ts";
import { stylist } from "./stylist-shape.ts";

const VOICE = "the name of a voice, such as slt, elevenlabs:<id> or aura-2-thalia-en";

/**
 * The shape of a desk file. The message of every part completes "expected ..." and says what to write there. What only
 * shows between parts (a stylist who does a service that isn't there) is checked in `cross-checks.ts`.
 */
export const deskFileShape = z.strictObject(
  {
    id: identifier(),
    trade: z.literal("salon", "salon, clinic or lobby"),
    name: text(60, "the name of the business"),
    zone: zone(),
    country: text(2, "a country of two letters").refine(hasNumberingPlan, {
      error: "a country of two capital letters, such as IN",
    }),
    currency: text(3, "a currency of three letters").refine(isCurrency, {
      error: "a currency of three capital letters, such as INR",
    }),
    languages: z
      .array(text(20, "a language").refine(isLanguage, "a language tag such as en-IN"), {
        error: "a list of language tags, such as [en-IN]",
      })
      .min(1, "at least one language tag, such as [en-IN]"),
    greeting: text(300, "the greeting callers hear, at most 300 letters"),
    voice: text(60, VOICE).refine((name) => readVoiceName(name) !== undefined, VOICE),
    numbers: z.array(phone(), { error: "a list of telephone numbers" }).default([]),
    transferTo: phones().optional(),
    agent: agent(),
    hours: week("the opening hours of each weekday"),
    specialDays: list("days with other hours", specialDay()).default([]),
    closures: list("days on which you don't open", closure()).default([]),
    locations: list("locations", location()).default([]),
    rooms: list("rooms and chairs", room()).default([]),
    policies: policies(),
    outreach: outreach().optional(),
    services: list("services", service()).min(1, "at least one service"),
    stylists: list("stylists", stylist()).min(1, "at least one stylist"),
    faqs: list("questions and answers", faq()).default([]),
  },
  { error: "a description of a business, such as desks/glamdesk.yaml" },
);

/** A desk file of the right shape, still in the words of its owner. */
export type WrittenDesk = z.infer<typeof deskFileShape>;

function policies() {
  return z.strictObject(
    {
      slotIntervalMinutes: whole(5, 240, "minutes").refine((minutes) => 1440 % minutes === 0, {
        error: "minutes that divide a day evenly, such as 10, 15, 20 or 30",
      }),
      minimumNoticeMinutes: whole(0, 20_160, "minutes"),
      horizonDays: whole(1, 366, "days"),
      mostPerDay: mostPerDay(),
      holdMinutes: whole(1, 30, "minutes").default(5),
      longestCallMinutes: whole(2, 120, "minutes").default(15),
    },
    { error: "the booking rules" },
  );
}

function faq() {
  const question = text(LIMITS.question, "a question");
  return z.strictObject(
    {
      id: identifier(),
      questions: list("ways callers ask it", question).min(1, "at least one way callers ask it"),
      answer: text(LIMITS.answer, "an answer to be spoken, at most 300 letters"),
    },
    { error: "a question and its answer" },
  );
}

/** A telephone number as people write it. */
export function phone() {
  const error = phoneError();
  return z.string(error).min(1, error);
}

function phoneError(): string {
  return 'a telephone number in quotes, such as "+91 44 2434 5678"';
}

/** One, or several in the order they are rung: who waits while five phones ring has waited long enough. */
function phones() {
  const error = phoneError();
  const several = z
    .array(phone(), { error })
    .min(1, "at least one telephone number")
    .max(5, "at most five telephone numbers");
  return z.union([phone(), several], { error });
}
