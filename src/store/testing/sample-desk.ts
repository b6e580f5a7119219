import type { DeskFile } from "../../domain/business/desk-file.ts";
import type { Weekday, WeeklyHours } from "../../domain/business/weekly-hours.ts";

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const NOT_SUNDAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6];

/**
 * A small salon in Chennai for tests: Priya and Kavitha cut and colour, Arjun cuts and trims, and only Kavitha does
 * facials. Priya is off on Sundays, pauses from 13:00 to 14:00, and is away on 1 December 2026.
 */
export const sampleDesk: DeskFile = {
  id: "glamdesk",
  trade: "salon",
  name: "GlamDesk",
  zone: "Asia/Kolkata",
  country: "IN",
  currency: "INR",
  languages: ["en-IN"],
  greeting: "Hello, thank you for calling GlamDesk! How can I help you today?",
  voice: "slt",
  numbers: [],
  transferTo: "+914428150000",
  hours: daily(EVERY_DAY, 600, 1200),
  specialDays: [],
  closures: [{ from: "2026-12-25", to: "2026-12-25", reason: "Christmas" }],
  locations: [],
  rooms: [],
  policies: {
    slotIntervalMinutes: 15,
    minimumNoticeMinutes: 30,
    horizonDays: 60,
    holdMinutes: 5,
    longestCallMinutes: 15,
  },
  services: [
    {
      id: "haircut",
      name: "haircut",
      aliases: ["hair cut", "cut", "trim"],
      description: "A wash, a cut and a blow-dry.",
      phases: [{ kind: "working", minutes: 45 }],
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      priceMinor: 40_000,
    },
    {
      id: "hair-colour",
      name: "hair colour",
      aliases: ["hair color", "colouring", "dye"],
      phases: [
        { kind: "working", minutes: 45 },
        { kind: "processing", minutes: 30 },
        { kind: "finishing", minutes: 30 },
      ],
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 15,
      priceMinor: 250_000,
    },
    {
      id: "beard-trim",
      name: "beard trim",
      aliases: ["beard"],
      phases: [{ kind: "working", minutes: 30 }],
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      priceMinor: 20_050,
    },
    {
      id: "facial",
      name: "facial",
      aliases: ["face treatment"],
      phases: [{ kind: "working", minutes: 60 }],
      bufferBeforeMinutes: 5,
      bufferAfterMinutes: 10,
      priceMinor: 120_000,
    },
  ],
  stylists: [
    {
      id: "priya",
      name: "Priya",
      aliases: [],
      serviceIds: ["haircut", "hair-colour"],
      ownServices: [],
      hours: daily(NOT_SUNDAY, 600, 1140),
      specialDays: [],
      breaks: daily(NOT_SUNDAY, 780, 840),
      timeOff: [{ from: "2026-12-01T00:00", to: "2026-12-02T00:00", reason: "wedding" }],
    },
    {
      id: "kavitha",
      name: "Kavitha",
      aliases: ["Kavita"],
      serviceIds: ["haircut", "hair-colour", "facial"],
      ownServices: [],
      hours: daily(EVERY_DAY, 660, 1200),
      specialDays: [],
      breaks: daily(EVERY_DAY, 840, 900),
      timeOff: [],
    },
    {
      id: "arjun",
      name: "Arjun",
      aliases: [],
      serviceIds: ["haircut", "beard-trim"],
      ownServices: [],
      hours: daily(EVERY_DAY, 600, 1200),
      specialDays: [],
      breaks: [],
      timeOff: [],
    },
  ],
  faqs: [
    {
      id: "hours",
      questions: ["what are your opening hours", "when are you open", "what time do you close"],
      answer: "We're open every day from 10 AM to 8 PM.",
    },
    {
      id: "parking",
      questions: ["is there parking", "where can I park my car"],
      answer: "Yes, there's free parking behind the salon.",
    },
    {
      id: "payment",
      questions: ["can I pay by card", "do you take UPI", "how can I pay"],
      answer: "We take cash, cards and UPI.",
    },
  ],
};

function daily(weekdays: readonly Weekday[], fromMinute: number, toMinute: number): WeeklyHours {
  return weekdays.map((weekday) => ({ weekday, fromMinute, toMinute }));
}
