import { describe, expect, test } from "vitest";
import { ConfigError } from "../config-error.ts";
import { parseDeskFile } from "./read-desk-file.ts";

const chain = `id: chain
trade: salon
name: Chain
zone: Asia/Kolkata
country: IN
currency: INR
languages: [en-IN]
greeting: Hello!
voice: slt
hours:
  daily: 10:00-20:00
specialDays:
  - date: 2026-12-24
    hours: 10:00-14:00
    reason: Christmas Eve
closures:
  - from: 2026-12-25
locations:
  - id: anna-nagar
    name: Anna Nagar
  - id: dubai
    name: Dubai
    zone: Asia/Dubai
    hours:
      daily: 09:00-18:00
      friday: off
    specialDays:
      - date: 2027-01-01
        hours: 12:00-15:00
rooms:
  - id: chair-1
    name: the first chair
    kind: colour chair
    location: anna-nagar
policies:
  slotIntervalMinutes: 15
  minimumNoticeMinutes: 30
  horizonDays: 60
  mostPerDay: 40
services:
  - id: haircut
    name: haircut
    minutes: 30
    price: 400
  - id: colour
    name: colour
    phases: [{ working: 45 }, { processing: 30 }, { finishing: 30 }]
    price: 2500
    needs: colour chair
    mostPerDay: 4
stylists:
  - id: priya
    name: Priya
    location: anna-nagar
    services:
      - haircut
      - id: colour
        minutes: 90
        price: 3000
    mostPerDay: 8
    specialDays:
      - date: 2026-12-24
        hours: 11:00-13:00, 13:30-14:00
  - id: arjun
    name: Arjun
    location: dubai
    services: [all, { id: haircut, price: 450 }]
`;

describe("what is right", () => {
  const desk = parseDeskFile(chain, "chain.yaml");

  test("a place has its own clock and hours, or those of the business", () => {
    expect(desk.locations.map(({ zone, hours }) => [zone, hours.length, hours[0]])).toEqual([
      ["Asia/Kolkata", 7, { weekday: 1, fromMinute: 600, toMinute: 1200 }],
      ["Asia/Dubai", 6, { weekday: 1, fromMinute: 540, toMinute: 1080 }],
    ]);
  });

  test("a date with other hours is in minutes", () => {
    expect(desk.specialDays).toEqual([
      {
        date: "2026-12-24",
        spans: [{ fromMinute: 600, toMinute: 840 }],
        reason: "Christmas Eve",
      },
    ]);
    expect(desk.stylists[0]?.specialDays).toEqual([
      {
        date: "2026-12-24",
        spans: [
          { fromMinute: 660, toMinute: 780 },
          { fromMinute: 810, toMinute: 840 },
        ],
      },
    ]);
  });

  test("whoever works by the opening hours works by those of special days too", () => {
    expect(desk.stylists[1]?.hours).toEqual(desk.locations[1]?.hours);
    expect(desk.stylists[1]?.specialDays.map(({ date }) => date)).toEqual([
      "2027-01-01",
      "2026-12-24",
    ]);
  });

  test("a person's own time and price stand beside those of the service", () => {
    expect(desk.stylists[0]?.serviceIds).toEqual(["haircut", "colour"]);
    expect(desk.stylists[0]?.ownServices).toEqual([
      {
        serviceId: "colour",
        phases: [{ kind: "working", minutes: 90 }],
        priceMinor: 300_000,
      },
    ]);
    expect(desk.stylists[1]?.serviceIds).toEqual(["haircut", "colour"]);
    expect(desk.stylists[1]?.ownServices).toEqual([{ serviceId: "haircut", priceMinor: 45_000 }]);
  });

  test("rooms and limits are taken over", () => {
    expect(desk.rooms).toEqual([
      { id: "chair-1", name: "the first chair", kind: "colour chair", locationId: "anna-nagar" },
    ]);
    expect(desk.services[1]).toMatchObject({ roomKind: "colour chair", mostPerDay: 4 });
    expect(desk.policies.mostPerDay).toBe(40);
    expect(desk.stylists[0]?.mostPerDay).toBe(8);
  });
});

describe("what is wrong is said with its line", () => {
  test.each([
    [
      "    location: dubai\n",
      "",
      "line 64: Arjun needs a location, because there are several; known: anna-nagar, dubai.",
    ],
    [
      "location: dubai",
      "location: dubay",
      'line 66: Arjun is at "dubay", which is no location; did you mean dubai?',
    ],
    [
      "    zone: Asia/Dubai\n",
      "    zone: Dubai\n",
      'line 23: locations.dubai.zone is "Dubai"; expected a time zone such as Asia/Kolkata.',
    ],
    [
      "needs: colour chair",
      "needs: color chair",
      'line 49: colour needs "color chair", which is no kind of room; did you mean colour chair?',
    ],
    [
      "      - haircut\n",
      "      - hair-cut\n",
      'line 56: Priya does "hair-cut", which is no service; did you mean haircut?',
    ],
    [
      "        minutes: 90",
      "        minuts: 90",
      "line 58: stylists.priya.services.colour.minuts isn't known; did you mean minutes?",
    ],
    [
      "        minutes: 90",
      "        minutes: 90\n        phases: [{ working: 20 }]",
      "line 57: colour needs either minutes or phases, and not both.",
    ],
    [
      "price: 3000",
      "price: 3000.005",
      "line 59: 3000.005 can't be paid in INR; expected at most 2 decimals.",
    ],
    [
      "services: [all, { id: haircut, price: 450 }]",
      "services: some",
      'line 67: stylists.arjun.services is "some"; expected a list of service ids, or all.',
    ],
    [
      "hours: 10:00-14:00",
      "hours: morning",
      'line 14: specialDays.1.hours is "morning"; expected hours like "10:00-14:00, 15:00-20:00", or "closed".',
    ],
    [
      "      - date: 2027-01-01\n        hours: 12:00-15:00",
      "      - date: 2026-12-25\n        hours: 12:00-15:00",
      "line 28: 2026-12-25 has hours and is closed as well; expected one of the two.",
    ],
    [
      "        hours: 11:00-13:00, 13:30-14:00",
      "        hours: 15:00-18:00",
      "line 62: Priya works on 2026-12-24, when Anna Nagar is closed; expected hours within opening hours.",
    ],
    [
      "      - date: 2027-01-01\n        hours: 12:00-15:00",
      "      - date: 2027-01-01\n        hours: 12:00-15:00\n      - date: 2027-01-01\n        hours: 16:00-17:00",
      'line 30: 2027-01-01 is already given above; write all its hours in one place, "10:00-12:00, 15:00-18:00".',
    ],
    [
      "    mostPerDay: 8",
      "    mostPerDay: 0",
      "line 60: stylists.priya.mostPerDay is 0; expected a whole number of visits a day from 1 to 500.",
    ],
    [
      "    location: dubai\n",
      "    location: dubai\n    zone: Europe/London\n",
      "line 67: Arjun has a zone of their own and no hours in it; add hours.",
    ],
    [
      "name: Dubai",
      "name: anna nagar",
      'line 22: "anna nagar" is already used above; expected something else.',
    ],
  ])("%j written as %j", (right, wrong, sentence) => {
    expect(chain).toContain(right);
    expect(faultsOf(chain.replace(right, wrong))).toEqual([`chain.yaml, ${sentence}`]);
  });
});

test("no service can be called all", () => {
  const source = chain.replace("id: haircut\n    name: haircut", "id: all\n    name: haircut");
  expect(faultsOf(source)[0]).toBe(
    'chain.yaml, line 41: "all" stands for every service; expected another id.',
  );
});

test("a room where nobody who needs it works is pointed out", () => {
  const source = chain
    .replace(
      "kind: colour chair\n    location: anna-nagar",
      "kind: colour chair\n    location: dubai",
    )
    .replace("services: [all, { id: haircut, price: 450 }]", "services: [haircut]");
  expect(faultsOf(source)).toEqual([
    "chain.yaml, line 49: nobody who does colour works where there is a colour chair; expected one of them at its location.",
  ]);
});

function faultsOf(source: string): readonly string[] {
  try {
    parseDeskFile(source, "chain.yaml");
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}
