import { describe, expect, test } from "vitest";
import { ConfigError } from "../config-error.ts";
import { parseDeskFile, readDeskFile } from "./read-desk-file.ts";

const small = `id: corner
trade: salon
name: Corner
zone: Asia/Kolkata
country: IN
currency: INR
languages: [en-IN]
greeting: Hello!
voice: slt
transferTo: "+91 44 5550 0123"
hours:
  daily: 10:00-20:00
closures:
  - from: 2026-12-25
policies:
  slotIntervalMinutes: 15
  minimumNoticeMinutes: 30
  horizonDays: 60
services:
  - id: haircut
    name: haircut
    aliases: [cut]
    minutes: 30
    price: 400
  - id: colour
    name: colour
    phases: [{ working: 45 }, { processing: 30 }, { finishing: 30 }]
    price: 2500.5
stylists:
  - id: priya
    name: Priya
    services: [haircut, colour]
    hours:
      weekdays: 10:00-14:00, 15:00-19:00
      friday: 12:00-20:00
      monday: off
    breaks:
      daily: 16:00-16:15
    timeOff:
      - from: 2026-12-24
        to: 2026-12-26
  - id: arjun
    name: Arjun
    services: all
faqs:
  - id: parking
    questions: [where can I park]
    answer: Behind the salon.
`;

describe("what is right", () => {
  const desk = parseDeskFile(small, "corner.yaml");

  test("hours are spelled out day by day, the narrower key winning", () => {
    const priya = desk.stylists.find((stylist) => stylist.id === "priya");
    expect(priya?.hours.map((span) => [span.weekday, span.fromMinute, span.toMinute])).toEqual([
      [2, 600, 840],
      [2, 900, 1140],
      [3, 600, 840],
      [3, 900, 1140],
      [4, 600, 840],
      [4, 900, 1140],
      [5, 720, 1200],
    ]);
  });

  test("a stylist without hours works whenever the desk is open, and can do everything on request", () => {
    const arjun = desk.stylists.find((stylist) => stylist.id === "arjun");
    expect(arjun?.hours).toEqual(desk.hours);
    expect(arjun?.serviceIds).toEqual(["haircut", "colour"]);
  });

  test("prices are in the smallest unit and telephone numbers in E.164", () => {
    expect(desk.services.map((service) => service.priceMinor)).toEqual([40_000, 250_050]);
    expect(desk.transferTo).toBe("+914455500123");
  });

  test("of several people to put callers through to the order is kept", () => {
    const several = small.replace(
      'transferTo: "+91 44 5550 0123"',
      'transferTo: ["+91 44 5550 0123", "098401 23456"]',
    );
    expect(parseDeskFile(several, "corner.yaml").transferTo).toBe("+914455500123 +919840123456");
  });

  test("days off end after their last day", () => {
    expect(desk.stylists[0]?.timeOff).toEqual([
      { from: "2026-12-24T00:00", to: "2026-12-27T00:00" },
    ]);
    expect(desk.closures).toEqual([{ from: "2026-12-25", to: "2026-12-25" }]);
  });

  test("hours may run over midnight", () => {
    const night = parseDeskFile(
      small
        .replace("10:00-20:00", "18:00-02:00")
        .replace("10:00-14:00, 15:00-19:00", "19:00-01:30")
        .replace("12:00-20:00", "18:00-24:00")
        .replace("16:00-16:15", "22:00-22:15"),
      "night.yaml",
    );
    expect(night.hours[0]).toEqual({ weekday: 1, fromMinute: 1080, toMinute: 1560 });
    expect(night.stylists[0]?.hours.at(-1)).toEqual({
      weekday: 5,
      fromMinute: 1080,
      toMinute: 1440,
    });
  });
});

describe("what is wrong is said with its line", () => {
  test.each([
    [
      "minutes: 30\n",
      "minutes: half an hour\n",
      'line 23: services.haircut.minutes is "half an hour"; expected a whole number of minutes from 1 to 720.',
    ],
    [
      "minutes: 30\n",
      "minuts: 30\n",
      "line 23: services.haircut.minuts isn't known; did you mean minutes?",
    ],
    [
      "voice: slt\n",
      "voice: elevenlabs:Sarah\n",
      'line 9: voice is "elevenlabs:Sarah"; expected the name of a voice, such as slt, elevenlabs:<id> or aura-2-thalia-en.',
    ],
    [
      "voice: slt\n",
      "voice: slt\nsound: loud\n",
      "line 10: sound isn't known; known here: id, trade, name, zone, country, currency, languages, greeting, voice, numbers, transferTo, agent, hours, specialDays, closures, locations, rooms, policies, outreach, services, stylists, faqs.",
    ],
    [
      "      friday:",
      "      fryday:",
      "line 35: stylists.priya.hours.fryday isn't known; did you mean friday?",
    ],
    ["name: Corner\n", "", "line 1: name is missing; expected the name of the business."],
    ["name: Corner\n", "name:\n", "line 3: name is empty; expected the name of the business."],
    ["    minutes: 30\n", "", "line 20: haircut needs either minutes or phases, and not both."],
    [
      "Asia/Kolkata",
      "Asia/Madras-City",
      'line 4: zone is "Asia/Madras-City"; expected a time zone such as Asia/Kolkata.',
    ],
    [
      "Asia/Kolkata",
      '"+05:30"',
      'line 4: zone is "+05:30"; expected a time zone such as Asia/Kolkata.',
    ],
    [
      "country: IN",
      "country: India",
      'line 5: country is "India"; expected a country of two letters.',
    ],
    [
      "country: IN",
      "country: XX",
      'line 5: country is "XX"; expected a country of two capital letters, such as IN.',
    ],
    [
      "currency: INR",
      "currency: RUP",
      'line 6: currency is "RUP"; expected a currency of three capital letters, such as INR.',
    ],
    [
      "[en-IN]",
      "english",
      'line 7: languages is "english"; expected a list of language tags, such as [en-IN].',
    ],
    [
      "trade: salon",
      "trade: bakery",
      'line 2: trade is "bakery"; expected salon, clinic or lobby.',
    ],
    [
      '"+91 44 5550 0123"',
      "+914455500123",
      'line 10: transferTo is 914455500123; expected a telephone number in quotes, such as "+91 44 2434 5678".',
    ],
    [
      '"+91 44 5550 0123"',
      '"12345"',
      'line 10: "12345" is no telephone number of IN; expected one such as "+91 44 2434 5678".',
    ],
    [
      'transferTo: "+91 44 5550 0123"',
      'transferTo: "+91 44 5550 0123"\nnumbers: ["044 5550 0123"]',
      'line 10: "+91 44 5550 0123" already rings this desk; expected another number.',
    ],
    [
      'transferTo: "+91 44 5550 0123"',
      'transferTo: ["+91 44 5550 0123", "12345"]',
      'line 10: "12345" is no telephone number of IN; expected one such as "+91 44 2434 5678".',
    ],
    [
      "daily: 10:00-20:00",
      "daily: ten to eight",
      'line 12: hours.daily is "ten to eight"; expected hours like "10:00-14:00, 15:00-20:00", or "closed".',
    ],
    [
      "daily: 10:00-20:00",
      "daily: 20:00-10:00",
      'line 12: hours.daily is "20:00-10:00"; expected the earlier time first in "20:00-10:00".',
    ],
    [
      "daily: 10:00-20:00",
      "daily: 10:00-15:00, 14:00-20:00",
      'line 12: hours.daily is "10:00-15:00, 14:00-20:00"; expected hours that don\'t overlap each other.',
    ],
    [
      "friday: 12:00-20:00",
      "friday: 06:00-09:30",
      "line 33: Priya works on friday 06:00-09:30, when Corner is closed; expected hours within opening hours.",
    ],
    [
      "daily: 16:00-16:15",
      "daily: 21:00-21:15",
      "line 37: Priya has breaks only outside working hours; expected breaks during work.",
    ],
    [
      "to: 2026-12-26",
      "to: 2026-12-23",
      "line 40: from 2026-12-24 to 2026-12-23 ends before it begins; expected a later end.",
    ],
    [
      "- from: 2026-12-25",
      "- from: 25/12/2026",
      'line 14: closures.1.from is "25/12/2026"; expected a date such as 2026-12-25.',
    ],
    [
      "slotIntervalMinutes: 15",
      "slotIntervalMinutes: 25",
      "line 16: policies.slotIntervalMinutes is 25; expected minutes that divide a day evenly, such as 10, 15, 20 or 30.",
    ],
    [
      "price: 2500.5",
      "price: 2500.555",
      "line 28: 2500.555 can't be paid in INR; expected at most 2 decimals.",
    ],
    [
      "{ finishing: 30 }",
      "{ processing: 30 }",
      "line 27: colour begins or ends with processing; expected work before and after it.",
    ],
    [
      "{ working: 45 }",
      "{ working: 700 }",
      "line 27: colour takes 760 minutes in all; expected at most 720.",
    ],
    [
      "{ working: 45 }",
      "{ working: 0 }",
      "line 27: services.colour.phases.1.working is 0; expected a whole number of minutes from 1 to 720.",
    ],
    [
      "{ working: 45 }",
      "{ working: 45, finishing: 5 }",
      "line 27: services.colour.phases.1 is a group of settings; expected exactly one of working, processing and finishing in each phase.",
    ],
    [
      "services: [haircut, colour]",
      "services: [haircut, color]",
      'line 32: Priya does "color", which is no service; did you mean colour?',
    ],
    [
      "services: [haircut, colour]",
      "services: [haircut, colour, haircut]",
      'line 32: Priya does "haircut" twice; expected each service once.',
    ],
    [
      "price: 2500.5",
      "price: 99999999999",
      "line 28: services.colour.price is 99999999999; expected a price of at most 10000000.",
    ],
    ["id: arjun", "id: priya", 'line 42: "priya" is already used above; expected something else.'],
    ["name: colour", "name: Cut", 'line 26: "Cut" is already used above; expected something else.'],
    [
      "questions: [where can I park]",
      "questions: []",
      "line 47: faqs.parking.questions is an empty list; expected at least one way callers ask it.",
    ],
    [
      "answer: Behind the salon.",
      'answer: " "',
      'line 48: faqs.parking.answer is " "; expected an answer to be spoken, at most 300 letters.',
    ],
  ])("%j written as %j", (right, wrong, sentence) => {
    expect(small).toContain(right);
    expect(faultsOf(small.replace(right, wrong))).toEqual([`corner.yaml, ${sentence}`]);
  });

  test("a service that nobody does is pointed out", () => {
    const source = small
      .replace("[haircut, colour]", "[haircut]")
      .replace("services: all", "services: [haircut]");
    expect(faultsOf(source)).toEqual([
      "corner.yaml, line 25: no stylist does colour; add it to one of them.",
    ]);
  });

  test("every fault is reported, in the order of the lines", () => {
    const source = small
      .replace("price: 400", "price: cheap")
      .replace("slotIntervalMinutes", "slotInterval")
      .replace("id: priya", "id: Priya K.");
    expect(faultsOf(source).map((fault) => fault.slice(0, 21))).toEqual(
      [
        "corner.yaml, line 15: ",
        "corner.yaml, line 16: ",
        "corner.yaml, line 24: ",
        "corner.yaml, line 30: ",
      ].map((start) => start.slice(0, 21)),
    );
  });

  test("what is no YAML is said with its line", () => {
    expect(faultsOf(small.replace("[en-IN]", "[en-IN"))[0]).toMatch(/^corner\.yaml, line \d+: /u);
    expect(faultsOf(small.replace("name: Corner", "name: Corner\nname: Other"))).toEqual([
      "corner.yaml, line 4: Map keys must be unique.",
    ]);
  });

  test("an alias without its anchor, and aliases without end, are said with a line", () => {
    expect(faultsOf(small.replace("greeting: Hello!", "greeting: *Hello*"))).toEqual([
      "corner.yaml, line 8: *Hello* stands for nothing above; put text that begins with * in quotes.",
    ]);
    const bomb = `a: &a ${tens("1")}\nb: &b ${tens("*a")}\nc: &c ${tens("*b")}\nd: ${tens("*c")}\n`;
    expect(faultsOf(bomb)).toEqual([
      "corner.yaml, line 1: aliases (*name) stand for too much; write it out.",
    ]);
  });

  test.each(["", "just words", "- a\n- b"])("a file of %j is not taken for a desk", (source) => {
    expect(faultsOf(source)[0]).toMatch(
      /^corner\.yaml, line 1: the file .*; expected a description of a business, such as /u,
    );
  });

  test("a file that isn't there says which setting to change", async () => {
    await expect(readDeskFile("desks/nowhere.yaml")).rejects.toThrow(
      "The desk file desks/nowhere.yaml doesn't exist; set DESK_FILES to the file that describes your business.",
    );
  });
});

/** A YAML list of ten times the same. */
function tens(item: string): string {
  return `[${Array.from({ length: 10 }, () => item).join(", ")}]`;
}

function faultsOf(source: string): readonly string[] {
  try {
    parseDeskFile(source, "corner.yaml");
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}
