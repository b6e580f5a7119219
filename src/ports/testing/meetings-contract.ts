import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { toInstantMs } from "../../domain/scheduling/local-time.ts";
import type { Meeting } from "../../domain/calendars/meeting.ts";
import type { CalendarPair } from "./their-calendar.ts";

const ZONE = "America/New_York";
const span = { startMs: at("2026-11-23T00:00"), endMs: at("2026-11-25T00:00") };
const tom = { email: "tom.baker@initech.example", name: "Tom Baker" };
const noah = { email: "noah@acme.example", name: "Goldberg, Noah" };
const three = { startMs: at("2026-11-23T15:00"), endMs: at("2026-11-23T16:00") };

/** What every `Calendar` keeps where it tells who meets whom. */
export function meetingsContract(name: string, open: () => Promise<CalendarPair>): void {
  let pair: CalendarPair;
  beforeEach(async () => {
    pair = await open();
  });
  afterEach(() => pair[Symbol.asyncDispose]());

  async function meetings(): Promise<readonly Meeting[]> {
    const { signal } = new AbortController();
    return await pair.calendar.meetings({ span, zone: ZONE, signal });
  }

  describe(`${name} keeps the contract of calendars: who meets whom`, () => {
    test("guests are told by name and address, without the owner, rooms and who declined", async () => {
      await pair.there.add({
        ...three,
        guests: [
          tom,
          noah,
          { email: "jane@initech.example" },
          { email: "bob@initech.example", name: "Bob", declined: true },
          { email: "room-3@acme.example", name: "Room 3", room: true },
        ],
      });
      const guests = [tom, noah, { email: "jane@initech.example" }];
      expect(await meetings()).toEqual([{ key: expect.any(String), ...three, guests }]);
    });

    test("who invited is told where it isn't the owner", async () => {
      await pair.there.add({ ...three, guests: [tom], invitedBy: "first guest" });
      expect(await meetings()).toMatchObject([{ organizer: tom, guests: [tom] }]);
    });

    test("what is private, declined, cancelled or has nobody else in it is no meeting", async () => {
      const guests = [tom];
      await pair.there.add({ ...three, guests, private: true });
      await pair.there.add({ ...three, guests, declined: true });
      await pair.there.add({ ...three, guests, cancelled: true });
      await pair.there.add(three);
      expect(await meetings()).toEqual([]);
    });

    test("only what begins within the span, and no whole days; what takes no time is a meeting all the same", async () => {
      const guests = [tom];
      await pair.there.add({ ...three, guests, days: { from: "2026-11-23", to: "2026-11-23" } });
      await pair.there.add({ startMs: span.startMs - 1000, endMs: three.endMs, guests });
      await pair.there.add({ startMs: span.endMs, endMs: span.endMs + 1000, guests });
      expect(await meetings()).toEqual([]);
      await pair.there.add({ startMs: span.endMs - 1000, endMs: span.endMs, guests });
      await pair.there.add({ startMs: span.startMs, endMs: three.endMs, guests, free: true });
      expect((await meetings()).map(({ startMs }) => startMs)).toEqual([
        span.startMs,
        span.endMs - 1000,
      ]);
    });

    test("one that is moved is the same one at another time, and one that is deleted is gone", async () => {
      const id = await pair.there.add({ ...three, guests: [tom] });
      const [before] = await meetings();
      const later = { startMs: at("2026-11-24T09:00"), endMs: at("2026-11-24T10:00") };
      await pair.there.move(id, later);
      expect(await meetings()).toEqual([{ ...before, ...later }]);
      await pair.there.remove(id);
      expect(await meetings()).toEqual([]);
    });

    test("each time of a series is one of its own, which keeps its key where it is moved", async () => {
      const series = { startMs: at("2026-11-20T15:00"), endMs: at("2026-11-20T16:00"), zone: ZONE };
      const moved = { time: 4, startMs: at("2026-11-24T09:00"), endMs: at("2026-11-24T10:00") };
      await pair.there.add({ ...series, guests: [tom], daily: { times: 9, moved } });
      const found = await meetings();
      expect(found.map(({ startMs }) => startMs)).toEqual([three.startMs, moved.startMs]);
      const [today = "", tomorrow = ""] = found.map(({ key }) => key);
      expect(today.endsWith(" 2026-11-23T20:00:00.000Z")).toBe(true);
      expect(tomorrow.endsWith(" 2026-11-24T20:00:00.000Z")).toBe(true);
    });

    test("a request that gets nowhere is a fault that passes", async () => {
      pair.there.fail("unheard");
      await expect(meetings()).rejects.toMatchObject({ failure: "connectivity", retryable: true });
      expect(await meetings()).toEqual([]);
    });
  });
}

function at(local: string): number {
  return toInstantMs(local, ZONE);
}
