import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexBusy } from "./busy-index.ts";
import { anyoneSlots, choosePerson } from "./choose-person.ts";
import { nearestSlots, personOf } from "./nearest-slots.ts";
import type { BusySpan, Slot } from "./types.ts";

const HOUR_MS = 3_600_000;
const day = { startMs: 0, endMs: 24 * HOUR_MS };

describe("when what was asked for is taken", () => {
  const slots = [
    slot("priya", 14),
    slot("priya", 14.25),
    slot("priya", 15.75),
    slot("priya", 16),
    slot("kavitha", 14.25),
    slot("kavitha", 15),
    slot("arjun", 15),
    slot("arjun", 16.5),
  ];

  test("the same person just before and after comes first, then others at the same time", () => {
    expect(offers(slots, { hour: 15, personId: "priya" }, 4)).toEqual([
      "priya 14.25",
      "priya 15.75",
      "kavitha 15",
      "arjun 15",
    ]);
  });

  test("fewer offers are the best of them", () => {
    expect(offers(slots, { hour: 15, personId: "priya" }, 2)).toEqual([
      "priya 14.25",
      "priya 15.75",
    ]);
    expect(offers(slots, { hour: 15, personId: "priya" }, 0)).toEqual([]);
  });

  test("somebody who has no time at all is replaced by others near the time", () => {
    expect(offers(slots, { hour: 15.5, personId: "meena" }, 3)).toEqual([
      "priya 15.75",
      "kavitha 15",
      "priya 16",
    ]);
  });

  test("for anyone, the nearest times on either side are offered, with different people", () => {
    const busyAtThree = slots.filter((one) => one.startMs !== 15 * HOUR_MS);
    expect(offers(busyAtThree, { hour: 15 }, 3)).toEqual([
      "priya 14.25",
      "priya 15.75",
      "priya 14",
    ]);
  });

  test("near the end of the day both offers may lie before", () => {
    expect(offers(slots, { hour: 19, personId: "priya" }, 2)).toEqual(["priya 16", "arjun 16.5"]);
  });

  test("no offer comes twice, none is made up and as many come as there are", () => {
    const drawn = fc.uniqueArray(
      fc.tuple(fc.constantFrom("priya", "arjun", "meena"), fc.integer({ min: 40, max: 80 })),
      { selector: ([personId, quarter]) => `${personId} ${quarter}` },
    );
    const wishes = fc.record(
      { hour: fc.integer({ min: 10, max: 20 }), personId: fc.constantFrom("priya", "kavitha") },
      { requiredKeys: ["hour"] },
    );
    fc.assert(
      fc.property(drawn, wishes, fc.nat(6), (pairs, wish, count) => {
        const all = pairs.map(([personId, quarter]) => slot(personId, quarter / 4));
        const offered = offers(all, wish, count);
        expect(new Set(offered).size).toBe(Math.min(count, all.length));
        expect(all.map(name)).toEqual(expect.arrayContaining(offered));
      }),
    );
  });
});

describe("a caller who takes anyone", () => {
  const three = [slot("priya", 15), slot("kavitha", 15), slot("arjun", 15)];

  test.each<[string, BusySpan[], string, string]>([
    [
      "gets whoever is booked least",
      [busy("priya", 10, 12), busy("kavitha", 10, 11), busy("arjun", 9, 13)],
      "kavitha",
      "least-booked",
    ],
    [
      "or has been idle longest",
      [busy("priya", 13, 14), busy("kavitha", 10, 11), busy("arjun", 12, 13)],
      "kavitha",
      "longest-idle",
    ],
    [
      "where later work does not count as idling",
      [busy("priya", 16, 17), busy("kavitha", 10, 11), busy("arjun", 12, 13)],
      "priya",
      "longest-idle",
    ],
    ["or comes first in the roster", [], "priya", "roster-order"],
    [
      "and another day's work does not count",
      [
        busy("priya", -5, -1),
        busy("priya", 25, 26),
        busy("kavitha", 10, 10.5),
        busy("arjun", 10, 10.5),
      ],
      "priya",
      "least-booked",
    ],
  ])("%s", (_title, spans, personId, because) => {
    const choice = choosePerson(three, indexBusy(spans), day);
    expect([personOf(choice.slot), choice.because]).toEqual([personId, because]);
  });

  test("gets the only one who is free", () => {
    const choice = choosePerson(three.slice(2), indexBusy([busy("arjun", 10, 14)]), day);
    expect([personOf(choice.slot), choice.because]).toEqual(["arjun", "only-one-free"]);
  });

  test("is offered each time once", () => {
    const offered = anyoneSlots(
      [...three, slot("arjun", 16)],
      indexBusy([busy("priya", 10, 11)]),
      () => day,
    );
    expect(offered.map(({ slot: one }) => name(one))).toEqual(["kavitha 15", "arjun 16"]);
  });

  test("work is spread evenly over a day of such callers", () => {
    const people = ["priya", "kavitha", "arjun"];
    const booked: BusySpan[] = [];
    for (let hour = 10; hour < 19; hour += 1) {
      const free = people.map((personId) => slot(personId, hour));
      const { slot: chosen } = choosePerson(free, indexBusy(booked), day);
      booked.push(busy(personOf(chosen), hour, hour + 0.5));
    }
    const counts = people.map((one) => booked.filter((span) => span.personId === one).length);
    expect(counts).toEqual([3, 3, 3]);
  });

  test("cannot be given nobody", () => {
    expect(() => choosePerson([], indexBusy([]), day)).toThrow(RangeError);
  });
});

function offers(slots: Slot[], wish: { hour: number; personId?: string }, count: number): string[] {
  const startMs = wish.hour * HOUR_MS;
  const { personId } = wish;
  return nearestSlots(
    slots,
    personId === undefined ? { startMs } : { startMs, personId },
    count,
  ).map(name);
}

function name(one: Slot): string {
  return `${personOf(one)} ${one.startMs / HOUR_MS}`;
}

function slot(personId: string, hour: number): Slot {
  const span = { startMs: hour * HOUR_MS, endMs: (hour + 0.5) * HOUR_MS };
  const segments = [{ serviceId: "haircut", personId, ...span, occupied: span }];
  return { ...span, segments, uses: [] };
}

function busy(personId: string, fromHour: number, toHour: number): BusySpan {
  return { personId, startMs: fromHour * HOUR_MS, endMs: toHour * HOUR_MS };
}
