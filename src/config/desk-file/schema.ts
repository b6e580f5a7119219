import { z } from "zod";
import { hasNumberingPlan } from "../../domain/people/phone-number.ts";
import { readClockSpans } from "./clock-spans.ts";
import { date, dateOrDateTime } from "./dates.ts";
import { isCurrency, isLanguage, isZone } from "./registers.ts";

/**
 * The shape of a desk file. The message of every part completes "expected ..." and says what to write there. What only
 * shows between parts (a stylist who does a service that isn't there) is checked in `cross-checks.ts`.
 */
export const deskFileShape = z.strictObject(
  {
    id: identifier(),
    trade: z.literal("salon", "salon, the only trade there is yet"),
    name: text(60, "the name of the business"),
    zone: text(60, "a time zone").refine(isZone, "a time zone such as Asia/Kolkata"),
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
    voice: text(60, "the name of a voice, such as slt"),
    numbers: z.array(phone(), { error: "a list of telephone numbers" }).default([]),
    transferTo: phone().optional(),
    hours: week("the opening hours of each weekday"),
    closures: list("days on which you don't open", closure()).default([]),
    policies: policies(),
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
      holdMinutes: whole(1, 30, "minutes").default(5),
      longestCallMinutes: whole(2, 120, "minutes").default(15),
    },
    { error: "the booking rules" },
  );
}

function service() {
  const phase = z
    .strictObject(
      {
        working: whole(1, 720, "minutes").optional(),
        processing: whole(1, 720, "minutes").optional(),
        finishing: whole(1, 720, "minutes").optional(),
      },
      { error: "a phase such as working: 45" },
    )
    .refine((kinds) => Object.values(kinds).filter((one) => one !== undefined).length === 1, {
      error: "exactly one of working, processing and finishing in each phase",
    });
  return z.strictObject(
    {
      id: identifier(),
      name: text(60, "the name of the service"),
      aliases: list("other names callers use", text(60, "a name")).default([]),
      description: text(300, "one sentence on what it is").optional(),
      minutes: whole(1, 720, "minutes").optional(),
      phases: list("phases", phase).min(1, "at least one phase").optional(),
      price: z
        .number("a price such as 400")
        .min(0, "a price of 0 or more")
        .max(10_000_000, "a price of at most 10000000"),
      bufferBeforeMinutes: whole(0, 240, "minutes").default(0),
      bufferAfterMinutes: whole(0, 240, "minutes").default(0),
    },
    { error: "a service" },
  );
}

function stylist() {
  const error = "a list of service ids, or all";
  const timeOff = z.strictObject(
    { from: dateOrDateTime(), to: dateOrDateTime(), reason: text(100, "a reason").optional() },
    { error: "a stretch of time off" },
  );
  return z.strictObject(
    {
      id: identifier(),
      name: text(60, "the name of the stylist"),
      aliases: list("other forms of the name", text(60, "a name")).default([]),
      services: z.union([z.literal("all"), z.array(z.string(error)).min(1, error)], { error }),
      hours: week("working hours").optional(),
      breaks: week("breaks").optional(),
      timeOff: list("stretches of time off", timeOff).default([]),
    },
    { error: "a stylist" },
  );
}

function closure() {
  return z.strictObject(
    { from: date(), to: date().optional(), reason: text(100, "a reason").optional() },
    { error: "a closure such as from: 2026-12-25" },
  );
}

function faq() {
  const question = text(200, "a question");
  return z.strictObject(
    {
      id: identifier(),
      questions: list("ways callers ask it", question).min(1, "at least one way callers ask it"),
      answer: text(300, "an answer to be spoken, at most 300 letters"),
    },
    { error: "a question and its answer" },
  );
}

function week(what: string) {
  const error = 'hours like "10:00-14:00, 15:00-20:00", or "closed"';
  const day = z
    .string(error)
    .transform((written, context) => {
      const read = readClockSpans(written);
      if (read.ok) return read.spans;
      context.addIssue({ code: "custom", message: read.fault });
      return z.NEVER;
    })
    .optional();
  return z.strictObject(
    {
      daily: day,
      weekdays: day,
      weekend: day,
      monday: day,
      tuesday: day,
      wednesday: day,
      thursday: day,
      friday: day,
      saturday: day,
      sunday: day,
    },
    { error: `${what}, such as daily: 10:00-20:00` },
  );
}

function phone() {
  const error = 'a telephone number in quotes, such as "+91 44 2434 5678"';
  return z.string(error).min(1, error);
}

function identifier() {
  const error = "a short id of small letters, digits and hyphens, such as hair-colour";
  return z.string(error).regex(/^[a-z\d]+(-[a-z\d]+)*$/u, error);
}

function text(longest: number, error: string) {
  return z.string(error).trim().min(1, error).max(longest, error);
}

function whole(min: number, max: number, unit: string) {
  const error = `a whole number of ${unit} from ${min} to ${max}`;
  return z.int(error).min(min, error).max(max, error);
}

function list<Item extends z.ZodType>(what: string, item: Item) {
  return z.array(item, { error: `a list of ${what}` });
}
