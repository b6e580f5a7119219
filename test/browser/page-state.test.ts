import { describe, expect, test } from "vitest";
import type { Appointment } from "../../src/http/contract/appointment.ts";
import type { DeskView } from "../../src/http/contract/desk.ts";
import { noCall, talkStep, type TalkEvent, type TalkState } from "../../web/src/talk/talk-state.ts";
import { arrangeDay } from "../../web/src/today/day.ts";
import { liveFromCurrent, liveStep } from "../../web/src/today/live-state.ts";
import { minuteOn, sayMinute, wallClock, weekdayOf } from "../../web/src/today/wall-time.ts";

describe("the day on the board", () => {
  const saturday = [{ weekday: 6, fromMinute: 600, toMinute: 1200 }];
  const desk: DeskView = {
    name: "GlamDesk",
    trade: "salon",
    zone: "Asia/Kolkata",
    currency: "INR",
    language: "en-IN",
    openingHours: saturday,
    stylists: [
      { name: "Priya", hours: saturday },
      { name: "Arjun", hours: [] },
    ],
  };
  test("has a column for everyone who works or has an appointment, over the hours it needs", () => {
    const appointments = [at("1", "Vikram", "08:30", "09:00")];
    const day = arrangeDay(desk, { date: "2026-11-21", appointments });
    expect(day.columns.map((column) => column.stylist)).toEqual(["Priya", "Vikram"]);
    expect([day.fromMinute, day.toMinute]).toEqual([480, 1200]);
  });

  test("puts what overlaps side by side, and what only touches one under the other", () => {
    const day = arrangeDay(desk, {
      date: "2026-11-21",
      appointments: [
        at("colour", "Priya", "14:00", "16:00"),
        at("trim", "Priya", "14:30", "15:00"),
        at("cut", "Priya", "15:00", "15:30"),
        at("later", "Priya", "16:00", "17:00"),
      ],
    });
    const lanes = day.columns[0]?.entries.map((entry) => [
      entry.appointment.id,
      entry.lane,
      entry.lanes,
    ]);
    expect(lanes).toEqual([
      ["colour", 0, 2],
      ["trim", 1, 2],
      ["cut", 1, 2],
      ["later", 0, 1],
    ]);
  });

  test("is a working day's length even when the desk is closed and empty", () => {
    const day = arrangeDay(desk, { date: "2026-11-22", appointments: [] });
    expect([day.columns.length, day.fromMinute, day.toMinute]).toEqual([0, 540, 1080]);
  });
});

describe("wall time at the desk", () => {
  test("comes from the zone, not from this machine", () => {
    const instant = Date.parse("2026-11-21T19:45:00Z");
    expect(wallClock(instant, "Asia/Kolkata")).toEqual({ date: "2026-11-22", minute: 75 });
    expect(wallClock(instant, "America/New_York")).toEqual({ date: "2026-11-21", minute: 885 });
  });

  test("counts minutes from the day's own midnight, across it too", () => {
    expect(minuteOn("2026-11-21", "2026-11-21T15:05:00+05:30")).toBe(905);
    expect(minuteOn("2026-11-21", "2026-11-22T00:30:00+05:30")).toBe(1470);
    expect(minuteOn("2026-11-21", "2026-11-20T23:30:00+05:30")).toBe(-30);
    expect(sayMinute(1470, "en-GB")).toBe("00:30");
    expect([weekdayOf("2026-11-21"), weekdayOf("2026-11-22")]).toEqual([6, 7]);
  });
});

describe("the words of live calls", () => {
  const of = { callId: "call_1", atMs: 0 };
  const started = { ...of, type: "call-started", channel: "phone" } as const;

  test("replace partial words by final ones, also when the receptionist speaks in between", () => {
    const calls = [
      started,
      { ...of, type: "caller-speaking", text: "a hair" } as const,
      {
        ...of,
        type: "receptionist-says",
        utterance: "u1",
        text: "Sorry?",
        kind: "misheard",
      } as const,
      { ...of, type: "caller-said", text: "a haircut", confidence: 1 } as const,
      { ...of, type: "caller-speaking", text: "tomo" } as const,
    ].reduce(liveStep, []);
    expect(calls[0]?.words.map((words) => [words.text, words.final])).toEqual([
      ["a haircut", true],
      ["Sorry?", false],
      ["tomo", false],
    ]);
  });

  test("of a call that ended while the page was away are not shown as going on", () => {
    const before = [started].reduce(liveStep, []);
    expect(liveFromCurrent(before, [])).toEqual([]);
  });

  test("of calls that are over stay for the last three only", () => {
    const calls = ["1", "2", "3", "4", "5"]
      .flatMap((callId) => [
        { callId, atMs: 0, type: "call-started", channel: "phone" } as const,
        { callId, atMs: 1, type: "call-ended", outcome: "booked" } as const,
      ])
      .reduce(liveStep, []);
    expect(calls.map((call) => call.id)).toEqual(["5", "4", "3"]);
  });
});

describe("the talk page's call", () => {
  test("shows typed words at once, and once only when the receptionist has taken them in", () => {
    const typed = play(
      { type: "dialled", withMicrophone: false },
      { type: "started" },
      { type: "typed", id: "typed-1", text: "Hello" },
      {
        type: "words",
        words: { side: "caller", id: "caller-0", text: "Hello", final: true },
      },
    );
    expect(typed.words).toEqual([{ side: "caller", id: "caller-0", text: "Hello", final: true }]);
  });

  test("is not changed by anything that comes after its end", () => {
    const ended = play(
      { type: "dialled", withMicrophone: true },
      { type: "started" },
      { type: "ended", outcome: "booked" },
    );
    expect(talkStep(ended, { type: "speaking", speaking: true })).toBe(ended);
    expect(talkStep(ended, { type: "failed", sentence: "late" })).toBe(ended);
  });
});

function at(id: string, stylist: string, from: string, to: string): Appointment {
  return {
    id,
    customer: { name: "Anita", phone: "+919840012345" },
    services: ["Haircut"],
    stylist,
    start: `2026-11-21T${from}:00+05:30`,
    end: `2026-11-21T${to}:00+05:30`,
    status: "booked",
  };
}

function play(...events: TalkEvent[]): TalkState {
  return events.reduce(talkStep, noCall);
}
