import { describe, expect, test } from "vitest";
import type { Weekday, WeeklyHours } from "../business/weekly-hours.ts";
import { indexBusy } from "./busy-index.ts";
import { checkStart } from "./check-start.ts";
import { freeSlots } from "./free-slots.ts";
import { toInstantMs, toLocal } from "./local-time.ts";
import type { BusySpan, PlannedService, Roster, RosterPerson, Slot, SlotRequest } from "./types.ts";

const ZONE = "Asia/Kolkata";
const TUESDAY = "2026-11-24";

const cut = service("cut", 30);
const colour = service("colour", 60);
const nails = service("nails", 45);

describe("who does what", () => {
  test("one person does everything where one can, even if others are less busy", () => {
    const people = [person("priya", ["cut", "colour"]), person("arjun", ["cut"])];
    const slots = find({ people, services: [cut, colour] });
    expect(new Set(slots.map(peopleOf))).toEqual(new Set(["priya priya"]));
  });

  test("where nobody can at that time, as few as possible share it", () => {
    const people = [
      person("priya", ["cut", "colour"]),
      person("arjun", ["colour", "nails"]),
      person("meena", ["colour"]),
    ];
    const slots = find({ people, services: [cut, colour, nails] });
    expect(new Set(slots.map(peopleOf))).toEqual(new Set(["priya priya arjun"]));
  });

  test("whoever must come in between is chosen fairly", () => {
    const people = [
      person("priya", ["cut"]),
      person("arjun", ["colour"]),
      person("meena", ["colour"]),
    ];
    const busy = [booked("arjun", "17:00", "18:00")];
    const [slot] = find({ people, services: [cut, colour], busy });
    expect(slot && peopleOf(slot)).toBe("priya meena");
  });

  test("a wish holds for the service it was made for", () => {
    const people = [person("priya", ["cut", "colour"]), person("arjun", ["cut", "colour"])];
    const wished = [undefined, "arjun"];
    const slots = find({ people, services: [cut, colour], wished });
    expect(new Set(slots.map(peopleOf))).toEqual(new Set(["arjun arjun"]));
    const busy = [booked("arjun", "10:00", "10:30")];
    const [first] = find({ people, services: [cut, colour], wished, busy });
    expect(first && peopleOf(first)).toBe("priya arjun");
  });

  test("everybody takes their own time, and the next begins when they are done", () => {
    const slow = { serviceId: "cut", phases: [{ kind: "working" as const, minutes: 50 }] };
    const people = [person("priya", ["cut"], { ownServices: [slow] }), person("arjun", ["colour"])];
    const [slot] = find({ people, services: [cut, colour] });
    expect(slot?.segments.map((one) => [one.personId, clock(one.startMs)])).toEqual([
      ["priya", "10:00"],
      ["arjun", "10:50"],
    ]);
    expect(slot && clock(slot.endMs)).toBe("11:50");
  });

  test("people at different places never share a visit", () => {
    const people = [person("priya", ["cut"]), person("arjun", ["colour"], { locationId: "b" })];
    expect(find({ people, services: [cut, colour], branch: true })).toEqual([]);
    const check = checkStart(ask({ people, services: [cut, colour], branch: true }), at("11:00"));
    expect(check).toEqual({ ok: false, reason: "stylist-cannot" });
  });
});

describe("rooms", () => {
  const people = [person("priya", ["cut", "colour"])];
  const services = [inChair(cut), inChair(colour)];

  test("two services in a row keep one room when one is free for both", () => {
    const roomBusy = [booked("chair-1", "10:30", "12:00")];
    const [slot] = find({ people, services, chairs: 2, roomBusy });
    expect(slot?.uses.map(({ roomId }) => roomId)).toEqual(["chair-2", "chair-2"]);
  });

  test("otherwise the guest changes rooms rather than go away", () => {
    const roomBusy = [booked("chair-1", "10:30", "20:00"), booked("chair-2", "09:00", "10:30")];
    const [slot] = find({ people, services, chairs: 2, roomBusy });
    expect(slot && clock(slot.startMs)).toBe("10:00");
    expect(slot?.uses.map(({ roomId }) => roomId)).toEqual(["chair-1", "chair-2"]);
  });

  test("are filled in the owner's order", () => {
    const [slot] = find({ people, services: [inChair(cut)], chairs: 2 });
    expect(slot?.uses.map(({ roomId }) => roomId)).toEqual(["chair-1"]);
  });

  test("when all are taken, the time is taken", () => {
    const roomBusy = [booked("chair-1", "10:00", "20:00")];
    const check = checkStart(ask({ people, services, chairs: 1, roomBusy }), at("11:00"));
    expect(check).toEqual({ ok: false, reason: "slot-taken" });
  });
});

describe("special days", () => {
  test("replace the hours of their weekday, breaks staying", () => {
    const special = [{ date: TUESDAY, spans: [{ fromMinute: 720, toMinute: 900 }] }];
    const people = [
      person("priya", ["colour"], {
        specialDays: special,
        breaks: daily(780, 840),
      }),
    ];
    expect(find({ people, services: [colour] }).map((slot) => clock(slot.startMs))).toEqual([
      "12:00",
      "14:00",
    ]);
  });

  test("without hours are days off", () => {
    const people = [person("priya", ["cut"], { specialDays: [{ date: TUESDAY, spans: [] }] })];
    const check = checkStart(ask({ people, services: [cut] }), at("11:00"));
    expect(check).toEqual({ ok: false, reason: "not-working" });
  });
});

test("a full day says so, and the next is open again", () => {
  const people = [person("priya", ["cut"], { mostPerDay: 1 })];
  const visits = [{ startMs: at("15:00"), personIds: ["priya"], serviceIds: ["cut"] }];
  const request = { ...ask({ people, services: [cut] }), visits };
  expect(checkStart(request, at("11:00"))).toEqual({ ok: false, reason: "day-full" });
  expect(checkStart(request, at("11:00") + 86_400_000).ok).toBe(true);
});

interface Asked {
  readonly people: readonly RosterPerson[];
  readonly services: readonly PlannedService[];
  readonly wished?: readonly (string | undefined)[];
  readonly busy?: readonly BusySpan[];
  readonly chairs?: number;
  readonly roomBusy?: readonly BusySpan[];
  readonly branch?: boolean;
}

function ask({ people, services, wished, busy, chairs = 0, roomBusy, branch }: Asked): SlotRequest {
  const rules = { zone: ZONE, hours: daily(600, 1200), specialDays: [], closures: [] };
  const roster: Roster = {
    ...rules,
    locations: branch === true ? [{ id: "b", ...rules }] : [],
    people,
    rooms: Array.from({ length: chairs }, (_, index) => ({
      id: `chair-${index + 1}`,
      kind: "chair",
    })),
  };
  return {
    roster,
    policy: { slotIntervalMinutes: 15, minimumNoticeMinutes: 0, horizonDays: 60 },
    services,
    ...(wished && { wished }),
    busy: indexBusy(busy ?? []),
    roomsBusy: indexBusy(roomBusy ?? []),
    nowMs: at("00:00") - 86_400_000,
    fromMs: at("00:00"),
    untilMs: at("23:59"),
  };
}

function find(asked: Asked): Slot[] {
  return freeSlots(ask(asked));
}

/** Who does each service, in their order. */
function peopleOf(slot: Slot): string {
  return slot.segments.map(({ personId }) => personId).join(" ");
}

function person(
  id: string,
  serviceIds: readonly string[],
  rules: Partial<RosterPerson> = {},
): RosterPerson {
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

function inChair(one: PlannedService): PlannedService {
  return { ...one, roomKind: "chair" };
}

function service(id: string, minutes: number): PlannedService {
  return {
    id,
    phases: [{ kind: "working", minutes }],
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
  };
}

function daily(fromMinute: number, toMinute: number): WeeklyHours {
  return ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday: Weekday) => ({
    weekday,
    fromMinute,
    toMinute,
  }));
}

function booked(personId: string, from: string, to: string): BusySpan {
  return { personId, startMs: at(from), endMs: at(to) };
}

function at(time: string): number {
  return toInstantMs(`${TUESDAY}T${time}`, ZONE);
}

function clock(atMs: number): string {
  return toLocal(atMs, ZONE).slice(11);
}
