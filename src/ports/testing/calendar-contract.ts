import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CalendarEvent } from "../../domain/calendars/calendar-event.ts";
import { toInstantMs } from "../../domain/scheduling/local-time.ts";
import type { Span } from "../../domain/scheduling/types.ts";
import type { Calendar, CalendarReading, RemotePlace } from "../calendar.ts";
import { ProviderError } from "../provider-error.ts";
import type { CalendarPair, TheirSide } from "./their-calendar.ts";

const ZONE = "America/New_York";
/** Over the end of summer time, 1 November 2026. */
const span = { startMs: at("2026-10-20T00:00"), endMs: at("2026-12-20T00:00") };
const signal = new AbortController().signal;
const query = { span, zone: ZONE, signal };
const ours: CalendarEvent = {
  uid: "visit_0123456789abcdef01234567@glamdesk.frontdesk",
  sequence: 0,
  startMs: at("2026-11-24T11:00"),
  endMs: at("2026-11-24T11:45"),
  zone: ZONE,
  summary: "Anita: haircut, colour; \\ 💇🏽‍♀️",
  status: "confirmed",
  createdAtMs: at("2026-11-20T09:00"),
  changedAtMs: at("2026-11-20T09:00"),
};
const later = {
  ...ours,
  sequence: 1,
  startMs: ours.startMs + 3_600_000,
  endMs: ours.endMs + 3_600_000,
};

/** What every `Calendar` keeps. */
export function calendarContract(name: string, open: () => Promise<CalendarPair>): void {
  let pair: CalendarPair;
  let calendar: Calendar;
  let there: TheirSide;

  beforeEach(async () => {
    pair = await open();
    ({ calendar, there } = pair);
  });
  afterEach(() => pair[Symbol.asyncDispose]());

  async function read(token?: string): Promise<CalendarReading> {
    const reading = await calendar.read({ ...query, ...(token !== undefined && { token }) });
    if (reading === "expired") throw new Error("The token is not known.");
    return reading;
  }

  async function put(event: CalendarEvent, place?: RemotePlace): Promise<RemotePlace> {
    const placed = await calendar.put(event, { ...(place && { place }), signal });
    if (typeof placed === "string") throw new Error(placed);
    return placed;
  }

  describe(`${name} keeps the contract of calendars: what we put there`, () => {
    test("is found again, by reading and by name, with its time and version", async () => {
      const place = await put(ours);
      const { uid, startMs, endMs } = ours;
      const expected = { ...place, uid, startMs, endMs };
      expect((await read()).events).toEqual([expect.objectContaining(expected)]);
      expect(await calendar.find(uid, query)).toMatchObject(expected);
      expect(await calendar.find(uid, { ...query, remoteId: place.remoteId })).toMatchObject(
        expected,
      );
      expect(await calendar.find(`visit_00@glamdesk.frontdesk`, query)).toBeUndefined();
    });

    test("is written over only as the version that we know", async () => {
      const first = await put(ours);
      expect(await calendar.put(ours, { signal })).toBe("changed");
      const second = await put(later, first);
      expect(second.remoteId).toBe(first.remoteId);
      expect(second.etag).not.toBe(first.etag);
      expect(await calendar.put(ours, { place: first, signal })).toBe("changed");
      expect(await there.events()).toMatchObject([{ startMs: later.startMs, endMs: later.endMs }]);
    });

    test("has another version once its owner moved it", async () => {
      const first = await put(ours);
      await there.move(first.remoteId, { startMs: ours.startMs + 60_000, endMs: ours.endMs });
      expect(await calendar.put(later, { place: first, signal })).toBe("changed");
      const found = await calendar.find(ours.uid, query);
      expect(found).toMatchObject({ startMs: ours.startMs + 60_000, endMs: ours.endMs });
      if (found) await put(later, found);
      expect(await there.events()).toMatchObject([{ startMs: later.startMs }]);
    });

    test("is taken away, twice if need be, and may come back", async () => {
      const first = await put(ours);
      await calendar.remove(first.remoteId, { signal });
      await calendar.remove(first.remoteId, { signal });
      expect(await there.events()).toEqual([]);
      expect(await calendar.find(ours.uid, query)).toBeUndefined();
      expect(await calendar.put(later, { place: first, signal })).toBe("changed");
      await put(later);
      expect(await there.events()).toMatchObject([{ uid: ours.uid, startMs: later.startMs }]);
    });

    test("comes back after its owner deleted it", async () => {
      const first = await put(ours);
      await there.remove(first.remoteId);
      expect(await calendar.put(later, { place: first, signal })).toBe("changed");
      await put(later);
      expect(await there.events()).toMatchObject([{ uid: ours.uid, startMs: later.startMs }]);
    });

    test("is there once, though the answer got lost", async () => {
      there.fail("unanswered");
      await expect(calendar.put(ours, { signal })).rejects.toMatchObject({
        failure: "connectivity",
      });
      expect(await calendar.put(ours, { signal })).toBe("changed");
      expect(await there.events()).toHaveLength(1);
    });
  });

  describe(`${name} keeps the contract of calendars: reading`, () => {
    test("an empty calendar is empty", async () => {
      expect(await read()).toMatchObject({ complete: true, events: [], removed: [] });
    });

    test("goes on where it ended: what is new, what changed, what is gone", async () => {
      const hour = { startMs: at("2026-11-25T10:00"), endMs: at("2026-11-25T11:00") };
      const [kept, moved, gone] = [
        await there.add(hour),
        await there.add(hour),
        await there.add(hour),
      ];
      const { token, events } = await read();
      expect(events.map((event) => event.remoteId).toSorted()).toEqual(
        [kept, moved, gone].toSorted(),
      );
      const to = { startMs: hour.startMs + 3_600_000, endMs: hour.endMs + 3_600_000 };
      await there.move(moved, to);
      await there.remove(gone);
      const added = await there.add(hour);
      const changes = await read(token);
      expect(changes.complete).toBe(false);
      expect(changes.removed).toEqual([gone]);
      expect(Object.fromEntries(changes.events.map((one) => [one.remoteId, one.busy]))).toEqual({
        [moved]: [to],
        [added]: [hour],
      });
      const nothing = await read(changes.token);
      expect(nothing).toMatchObject({ complete: false, events: [], removed: [] });
    });

    test("tells when it doesn't know where it ended, and reads everything then", async () => {
      await there.add({ startMs: at("2026-11-25T10:00"), endMs: at("2026-11-25T11:00") });
      const { token } = await read();
      there.expireTokens();
      expect(await calendar.read({ ...query, ...(token !== undefined && { token }) })).toBe(
        "expired",
      );
      const again = await read();
      expect(again.events).toHaveLength(1);
      expect(await read(again.token)).toMatchObject({ complete: false, events: [] });
    });

    test("reads a long calendar to its end, from the start and going on", async () => {
      const { token } = await read();
      const starts = Array.from(
        { length: 37 },
        (_, day) => at("2026-11-02T10:00") + day * 86_400_000,
      );
      for (const startMs of starts) await there.add({ startMs, endMs: startMs + 60_000 });
      for (const reading of [await read(), await read(token)]) {
        expect(busyIn(reading).map((one) => one.startMs)).toEqual(starts);
      }
    });

    test("what doesn't reach into the span keeps nobody busy", async () => {
      await there.add({ startMs: at("2026-10-19T23:00"), endMs: at("2026-10-20T01:00") });
      await there.add({ startMs: at("2026-10-01T10:00"), endMs: at("2026-10-01T11:00") });
      await there.add({ startMs: at("2027-01-10T10:00"), endMs: at("2027-01-10T11:00") });
      expect(busyIn(await read())).toEqual([
        { startMs: at("2026-10-19T23:00"), endMs: at("2026-10-20T01:00") },
      ]);
    });

    test("what is free, declined or cancelled keeps nobody busy", async () => {
      const hour = { startMs: at("2026-11-25T10:00"), endMs: at("2026-11-25T11:00") };
      await there.add({ ...hour, free: true });
      await there.add({ ...hour, declined: true });
      await there.add({ ...hour, cancelled: true });
      expect(busyIn(await read())).toEqual([]);
    });

    test("whole days are those of the person's zone, 25 hours when the clock is put back", async () => {
      await there.add({ startMs: 0, endMs: 0, days: { from: "2026-11-01", to: "2026-11-01" } });
      await there.add({ startMs: 0, endMs: 0, days: { from: "2026-12-24", to: "2026-12-26" } });
      await there.add({ startMs: 0, endMs: 0, days: { from: "2026-12-05", to: "2026-12-06" } });
      expect(busyIn(await read())).toEqual([
        { startMs: at("2026-11-01T00:00"), endMs: at("2026-11-02T00:00") },
        { startMs: at("2026-12-05T00:00"), endMs: at("2026-12-07T00:00") },
      ]);
    });

    test("what comes again does so at the same local time, but for its exceptions", async () => {
      await there.add({
        startMs: at("2026-10-30T09:00"),
        endMs: at("2026-10-30T09:30"),
        zone: ZONE,
        daily: {
          times: 5,
          except: [1],
          moved: { time: 3, startMs: at("2026-11-02T15:00"), endMs: at("2026-11-02T16:00") },
        },
      });
      expect(busyIn(await read())).toEqual([
        { startMs: at("2026-10-30T09:00"), endMs: at("2026-10-30T09:30") },
        { startMs: at("2026-11-01T09:00"), endMs: at("2026-11-01T09:30") },
        { startMs: at("2026-11-02T15:00"), endMs: at("2026-11-02T16:00") },
        { startMs: at("2026-11-03T09:00"), endMs: at("2026-11-03T09:30") },
      ]);
    });

    test("what began long before the span still comes within it", async () => {
      await there.add({
        startMs: at("2026-06-01T09:00"),
        endMs: at("2026-06-01T09:30"),
        zone: ZONE,
        daily: { times: 145 },
      });
      const days = busyIn(await read()).map((one) => one.startMs);
      expect(days).toEqual(
        ["2026-10-20", "2026-10-21", "2026-10-22", "2026-10-23"].map((day) => at(`${day}T09:00`)),
      );
    });

    test("a request that gets nowhere is a fault that passes", async () => {
      there.fail("unheard");
      const fault = await calendar.read(query).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(ProviderError);
      expect(fault).toMatchObject({ failure: "connectivity", retryable: true });
      expect(await read()).toMatchObject({ events: [] });
    });
  });
}

function busyIn(reading: CalendarReading): Span[] {
  return reading.events.flatMap((event) => event.busy).toSorted((a, b) => a.startMs - b.startMs);
}

function at(local: string): number {
  return toInstantMs(local, ZONE);
}
