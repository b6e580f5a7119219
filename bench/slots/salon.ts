import type { DeskFile } from "../../src/domain/business/desk-file.ts";
import type { Weekday } from "../../src/domain/business/weekly-hours.ts";

export const PEOPLE = 20;
export const HORIZON_DAYS = 90;

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const SERVICES = [
  ["haircut", 30],
  ["beard-trim", 15],
  ["colour", 105],
  ["massage", 45],
  ["manicure", 45],
  ["facial", 60],
] as const;

/** A salon of twenty people in New York, open from 9 to 9; everybody does four of six services. */
export const bigSalon: DeskFile = {
  id: "big",
  trade: "salon",
  name: "Big",
  zone: "America/New_York",
  country: "US",
  currency: "USD",
  languages: ["en-US"],
  greeting: "Hello!",
  voice: "slt",
  numbers: [],
  hours: daily(540, 1260),
  specialDays: [],
  closures: [],
  locations: [],
  rooms: [],
  policies: {
    slotIntervalMinutes: 15,
    minimumNoticeMinutes: 30,
    horizonDays: HORIZON_DAYS,
    holdMinutes: 5,
    longestCallMinutes: 15,
  },
  services: SERVICES.map(([id, minutes]) => ({
    id,
    name: id,
    aliases: [],
    phases:
      id === "colour"
        ? [
            { kind: "working", minutes: 45 },
            { kind: "processing", minutes: 30 },
            { kind: "finishing", minutes: 30 },
          ]
        : [{ kind: "working", minutes }],
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: id === "facial" ? 10 : 0,
    priceMinor: minutes * 100,
  })),
  stylists: Array.from({ length: PEOPLE }, (_, at) => ({
    id: `person-${at + 1}`,
    name: `Person ${at + 1}`,
    aliases: [],
    serviceIds: [0, 1, 2, 3].flatMap((step) => SERVICES[(at + step) % SERVICES.length]?.[0] ?? []),
    ownServices: [],
    hours: daily(at % 2 === 0 ? 540 : 600, at % 2 === 0 ? 1200 : 1260),
    specialDays: [],
    breaks: daily(750 + (at % 4) * 15, 780 + (at % 4) * 15),
    timeOff: [],
  })),
  faqs: [],
};

function daily(fromMinute: number, toMinute: number) {
  return WEEK.map((weekday) => ({ weekday, fromMinute, toMinute }));
}
