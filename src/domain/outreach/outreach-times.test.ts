import { expect, test } from "vitest";
import { toInstantMs, toLocal } from "../scheduling/local-time.ts";
import { outreachTimes } from "./outreach-times.ts";
import { usualOutreach, type Outreach } from "./outreach.ts";

function times(
  start: string,
  options: {
    readonly now?: string;
    readonly zone?: string;
    readonly rules?: Partial<Outreach>;
  } = {},
): Record<string, string> {
  const { zone = "Asia/Kolkata", now = "2026-10-01T12:00", rules } = options;
  const startMs = toInstantMs(start, zone);
  const planned = outreachTimes(
    { startMs, endMs: startMs + 45 * 60_000 },
    { ...usualOutreach, ...rules },
    { zone, nowMs: toInstantMs(now, zone) },
  );
  return Object.fromEntries(planned.map(({ what, dueAtMs }) => [what, toLocal(dueAtMs, zone)]));
}

test("a day before in writing, an hour before by call, and two hours after it is over", () => {
  expect(times("2026-11-24T15:00")).toEqual({
    "reminder-message": "2026-11-23T15:00",
    "reminder-call": "2026-11-24T14:00",
    "follow-up": "2026-11-24T17:45",
  });
});

test("a reminder in the quiet hours comes when they are over, if that is early enough", () => {
  expect(times("2026-11-24T09:40")["reminder-call"]).toBe("2026-11-24T09:00");
  expect(times("2026-11-24T08:00")["reminder-message"]).toBe("2026-11-23T09:00");
});

test("otherwise the evening before", () => {
  expect(times("2026-11-24T09:00")["reminder-call"]).toBe("2026-11-23T20:00");
  expect(times("2026-11-24T09:29")["reminder-call"]).toBe("2026-11-23T20:00");
});

function soon(now: string): string[] {
  return Object.keys(times("2026-11-24T15:00", { now }));
}

test("nobody is reminded within two hours of having booked", () => {
  expect(soon("2026-11-23T12:59")).toContain("reminder-message");
  expect(soon("2026-11-23T13:01")).toEqual(["reminder-call", "follow-up"]);
  expect(soon("2026-11-24T12:01")).toEqual(["follow-up"]);
  expect(soon("2026-11-24T15:10")).toEqual(["follow-up"]);
  expect(soon("2026-11-24T16:00")).toEqual([]);
});

test("who is seen late is asked the next morning", () => {
  expect(times("2026-11-24T19:00")["follow-up"]).toBe("2026-11-25T09:00");
});

test("what the owner turned off is not planned", () => {
  const rules = {
    messageReminderHoursBefore: null,
    callReminderMinutesBefore: null,
    followUpHoursAfter: null,
  };
  expect(times("2026-11-24T15:00", { rules })).toEqual({});
});

test.for([
  // The clock is put forward on 8 March 2026 in New York, and back on 1 November.
  ["America/New_York", "2026-03-08T15:00", "2026-03-07T15:00", "2026-03-08T14:00"],
  ["America/New_York", "2026-11-01T15:00", "2026-10-31T15:00", "2026-11-01T14:00"],
  ["Europe/London", "2026-03-29T10:30", "2026-03-28T10:30", "2026-03-29T09:30"],
  ["Australia/Lord_Howe", "2026-10-04T15:00", "2026-10-03T15:00", "2026-10-04T14:00"],
] as const)("in %s, %s is told of at %s and rung at %s", ([zone, start, message, call]) => {
  expect(times(start, { zone, now: "2026-01-15T12:00" })).toMatchObject({
    "reminder-message": message,
    "reminder-call": call,
  });
});
