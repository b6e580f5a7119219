import { describe, expect, test } from "vitest";
import type { Weekday, WeeklyHours } from "../business/weekly-hours.ts";
import { indexBusy } from "./busy-index.ts";
import { checkStart } from "./check-start.ts";
import { freeSlots } from "./free-slots.ts";
import { localDayAround, toInstantMs, toLocal } from "./local-time.ts";
import { personOf } from "./nearest-slots.ts";
import type { BusySpan, PlannedService, Roster, RosterPerson, SlotRequest } from "./types.ts";

const ZONE = "Asia/Kolkata";
const TUESDAY = "2026-11-24";

const haircut = service("haircut", [{ kind: "working", minutes: 30 }]);
const colour = service("colour", [
  { kind: "working", minutes: 45 },
  { kind: "processing", minutes: 30 },
  { kind: "finishing", minutes: 30 },
]);

describe("a day of one stylist", () => {
  test("is offered on the grid, around the break, up to the last visit that ends in time", () => {
    const roster = salon([stylist("priya", { breaks: daily(13 * 60, 14 * 60) })], daily(600, 900));
    expect(
      starts({ roster, services: [service("long", [{ kind: "working", minutes: 60 }])] }),
    ).toEqual([
      "10:00",
      "10:15",
      "10:30",
      "10:45",
      "11:00",
      "11:15",
      "11:30",
      "11:45",
      "12:00",
      "14:00",
    ]);
  });

  test("has no room where somebody is booked, not even for a minute", () => {
    const roster = salon([stylist("priya")], daily(600, 720));
    const busy = [booked("priya", "10:29", "11:01")];
    expect(starts({ roster, busy })).toEqual(["11:15", "11:30"]);
  });

  test("may begin in the minute in which the visit before ends", () => {
    const roster = salon([stylist("priya")], daily(600, 720));
    const busy = [booked("priya", "10:00", "10:45"), booked("priya", "11:15", "12:00")];
    expect(starts({ roster, busy })).toEqual(["10:45"]);
  });

  test("is empty on a closed day, on a day off and on a day away", () => {
    const closures = [{ from: TUESDAY, to: TUESDAY }];
    const away = { startMs: at("00:00"), endMs: at("23:59") };
    expect(starts({ roster: { ...salon([stylist("priya")]), closures } })).toEqual([]);
    expect(starts({ roster: salon([stylist("priya", { hours: on(3, 600, 1200) })]) })).toEqual([]);
    expect(starts({ roster: salon([stylist("priya", { timeOff: [away] })]) })).toEqual([]);
  });
});

describe("buffers", () => {
  const cleaned = { ...haircut, bufferBeforeMinutes: 5, bufferAfterMinutes: 10 };

  test("keep time free around a visit and stay inside working hours", () => {
    const roster = salon([stylist("priya")], daily(600, 720));
    expect(starts({ roster, services: [cleaned] })).toEqual([
      "10:15",
      "10:30",
      "10:45",
      "11:00",
      "11:15",
    ]);
  });

  test("are not the customer's time", () => {
    const [slot] = slots({ roster: salon([stylist("priya")]), services: [cleaned] });
    expect(slot && local(slot.startMs, slot.endMs)).toEqual(["10:15", "10:45"]);
    expect(slot?.segments.map((one) => local(one.occupied.startMs, one.occupied.endMs))).toEqual([
      ["10:10", "10:55"],
    ]);
  });
});

describe("while the colour develops", () => {
  const roster = salon([stylist("priya")], daily(600, 720));

  test("the stylist has two pieces of work with a gap between", () => {
    const [slot] = slots({ roster, services: [colour] });
    expect(slot?.segments.map((one) => local(one.startMs, one.endMs))).toEqual([
      ["10:00", "10:45"],
      ["11:15", "11:45"],
    ]);
    expect(slot && local(slot.startMs, slot.endMs)).toEqual(["10:00", "11:45"]);
  });

  test("somebody else's haircut fits in", () => {
    const [slot] = slots({ roster, services: [colour] });
    const busy = (slot?.segments ?? []).map(({ personId, occupied }) => ({
      personId,
      startMs: occupied.startMs,
      endMs: occupied.endMs,
    }));
    expect(starts({ roster, busy })).toEqual(["10:45"]);
  });

  test("the stylist may have a break", () => {
    const onBreak = salon([stylist("priya", { breaks: daily(645, 675) })], daily(600, 720));
    expect(starts({ roster: onBreak, services: [colour] })).toEqual(["10:00"]);
  });
});

test("several services follow each other with the same stylist", () => {
  const cleaned = { ...colour, bufferAfterMinutes: 10 };
  const roster = salon([stylist("priya"), stylist("arjun", { serviceIds: ["haircut"] })]);
  const [slot, next] = slots({ roster, services: [cleaned, haircut] });
  expect(slot?.segments.map((one) => [one.serviceId, ...local(one.startMs, one.endMs)])).toEqual([
    ["colour", "10:00", "10:45"],
    ["colour", "11:15", "11:45"],
    ["haircut", "11:55", "12:25"],
  ]);
  expect(slot && local(slot.startMs, slot.endMs)).toEqual(["10:00", "12:25"]);
  expect(next && personOf(next)).toBe("priya");
});

test("anyone means everybody who does it, in the order of the roster", () => {
  const people = [stylist("priya"), stylist("meena", { serviceIds: ["facial"] }), stylist("arjun")];
  const found = slots({ roster: salon(people), untilMs: at("10:30") });
  expect(found.map((slot) => `${local(slot.startMs)[0]} ${personOf(slot)}`)).toEqual([
    "10:00 priya",
    "10:00 arjun",
    "10:15 priya",
    "10:15 arjun",
  ]);
});

test("a search without an end stops at the horizon", () => {
  const roster = salon([stylist("priya")], daily(600, 630));
  const nowMs = at("00:00");
  expect(starts({ roster, nowMs, fromMs: 0, untilMs: Infinity })).toHaveLength(61);
});

test("a search stops at its limit", () => {
  expect(starts({ roster: salon([stylist("priya")]), limit: 2 })).toEqual(["10:00", "10:15"]);
});

describe("notice and horizon", () => {
  const roster = salon([stylist("priya")], daily(600, 660));

  test("the first start is the next on the grid after the notice", () => {
    expect(starts({ roster, nowMs: at("09:50"), notice: 30 })).toEqual(["10:30"]);
  });

  test("the last day of the horizon is still offered, whole", () => {
    const nowMs = at("09:50") - 60 * 86_400_000;
    expect(starts({ roster, nowMs })).toHaveLength(3);
    expect(starts({ roster, nowMs: nowMs - 86_400_000 })).toEqual([]);
  });
});

describe("a night business", () => {
  const night = daily(1080, 1560);
  const roster = salon([stylist("priya", { hours: night })], night);

  test("is open over midnight, without a seam", () => {
    const found = starts({ roster, fromMs: at("23:30"), untilMs: at("23:30") + 3_600_000 });
    expect(found).toEqual(["23:30", "23:45", "00:00", "00:15"]);
  });

  test("on a closed day is open until the night before ends, and not that evening", () => {
    const closed = { ...roster, closures: [{ from: TUESDAY, to: TUESDAY }] };
    expect(starts({ roster: closed, untilMs: at("00:00") + 86_400_000 })).toEqual([
      "00:00",
      "00:15",
      "00:30",
      "00:45",
      "01:00",
      "01:15",
      "01:30",
    ]);
  });
});

describe("where the clock changes", () => {
  const night = salon(
    [stylist("priya", { hours: daily(0, 300) })],
    daily(0, 300),
    "America/New_York",
  );

  test("an hour that is skipped is not offered", () => {
    expect(newYork(night, "2026-03-08")).toEqual([
      "00:00",
      "00:30",
      "01:00",
      "01:30",
      "03:00",
      "03:30",
      "04:00",
      "04:30",
    ]);
  });

  test("an hour that comes twice is offered twice", () => {
    expect(newYork(night, "2026-11-01")).toEqual([
      "00:00",
      "00:30",
      "01:00",
      "01:30",
      "01:00",
      "01:30",
      "02:00",
      "02:30",
      "03:00",
      "03:30",
      "04:00",
      "04:30",
    ]);
  });

  test("hours stay at the same time on the wall all year", () => {
    const day = salon([stylist("priya")], daily(600, 660), "America/New_York");
    for (const date of ["2026-03-07", "2026-03-08", "2026-03-09", "2026-11-01", "2026-11-02"]) {
      expect(newYork(day, date)).toEqual(["10:00", "10:30"]);
    }
  });
});

describe("one wish is told why it can't be", () => {
  const people = [
    stylist("priya", { breaks: daily(780, 840) }),
    stylist("meena", { serviceIds: ["facial"] }),
  ];
  const roster = salon(people);
  const busy = [booked("priya", "15:00", "15:30")];
  const nowMs = at("09:00");

  test.each([
    ["08:45", undefined, "past"],
    ["09:15", undefined, "too-soon"],
    ["20:15", undefined, "closed"],
    ["19:45", undefined, "closed"],
    ["11:00", "meena", "stylist-cannot"],
    ["11:00", "nobody", "stylist-cannot"],
    ["12:45", "priya", "not-working"],
    ["14:45", "priya", "slot-taken"],
    ["15:00", undefined, "slot-taken"],
    ["11:05", undefined, "off-grid"],
  ])("%s with %s: %s", (time, personId, reason) => {
    expect(wish(time, personId)).toEqual({ ok: false, reason });
  });

  test("too far is after the last day of the horizon", () => {
    const check = checkStart(request({ roster, nowMs: nowMs - 61 * 86_400_000 }), at("11:00"));
    expect(check).toEqual({ ok: false, reason: "too-far" });
  });

  test("a wish that can be had comes with its slots", () => {
    const check = wish("14:00", undefined);
    expect(check.ok && check.slots.map(personOf)).toEqual(["priya"]);
  });

  function wish(time: string, personId: string | undefined) {
    const base = request({ roster, busy, nowMs, notice: 30 });
    return checkStart(personId === undefined ? base : { ...base, wished: [personId] }, at(time));
  }
});

test("a service in which nobody works is a fault of ours", () => {
  const waiting = service("waiting", [{ kind: "processing", minutes: 30 }]);
  expect(() => starts({ roster: salon([stylist("priya")]), services: [waiting] })).toThrow(
    RangeError,
  );
});

interface Asked {
  readonly roster: Roster;
  readonly services?: readonly PlannedService[];
  readonly busy?: readonly BusySpan[];
  readonly nowMs?: number;
  readonly notice?: number;
  readonly fromMs?: number;
  readonly untilMs?: number;
  readonly limit?: number;
}

function request(asked: Asked): SlotRequest {
  return {
    roster: asked.roster,
    policy: { slotIntervalMinutes: 15, minimumNoticeMinutes: asked.notice ?? 0, horizonDays: 60 },
    services: asked.services ?? [haircut],
    busy: indexBusy(asked.busy ?? []),
    nowMs: asked.nowMs ?? at("00:00") - 86_400_000,
    fromMs: asked.fromMs ?? at("00:00"),
    untilMs: asked.untilMs ?? at("23:59"),
    ...(asked.limit !== undefined && { limit: asked.limit }),
  };
}

function slots(asked: Asked) {
  return freeSlots(request(asked));
}

function starts(asked: Asked): string[] {
  return slots(asked).map((slot) => toLocal(slot.startMs, asked.roster.zone).slice(11));
}

function newYork(roster: Roster, date: string): string[] {
  const day = localDayAround(toInstantMs(`${date}T12:00`, roster.zone), roster.zone);
  const nowMs = day.startMs - 86_400_000;
  const found = freeSlots({
    ...request({ roster, nowMs, fromMs: day.startMs, untilMs: day.endMs }),
    policy: { slotIntervalMinutes: 30, minimumNoticeMinutes: 0, horizonDays: 60 },
  });
  return found.map((slot) => toLocal(slot.startMs, roster.zone).slice(11));
}

function salon(people: readonly RosterPerson[], hours = daily(600, 1200), zone = ZONE): Roster {
  return { zone, hours, specialDays: [], closures: [], locations: [], people, rooms: [] };
}

function stylist(id: string, rules: Partial<RosterPerson> = {}): RosterPerson {
  const serviceIds = ["haircut", "colour", "long", "waiting"];
  return {
    id,
    serviceIds,
    ownServices: [],
    hours: daily(0, 1440),
    specialDays: [],
    breaks: [],
    timeOff: [],
    ...rules,
  };
}

function service(id: string, phases: PlannedService["phases"]): PlannedService {
  return { id, phases, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
}

function daily(fromMinute: number, toMinute: number): WeeklyHours {
  return ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((weekday) => on(weekday, fromMinute, toMinute));
}

function on(weekday: Weekday, fromMinute: number, toMinute: number): WeeklyHours {
  return [{ weekday, fromMinute, toMinute }];
}

function booked(personId: string, from: string, to: string): BusySpan {
  return { personId, startMs: at(from), endMs: at(to) };
}

function at(time: string): number {
  return toInstantMs(`${TUESDAY}T${time}`, ZONE);
}

function local(...instants: number[]): string[] {
  return instants.map((atMs) => toLocal(atMs, ZONE).slice(11));
}
