import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkStart } from "./check-start.ts";
import { freeSlots } from "./free-slots.ts";
import { personOf } from "./nearest-slots.ts";
import { bruteForceStarts } from "./testing/brute-force.ts";
import { PLACES, scenario } from "./testing/scenarios.ts";
import type { BusySpan, Slot, Span } from "./types.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What the scenarios led to, so that they prove something. */
const seen = { offered: 0, shared: 0, inRooms: 0, elsewhere: 0 };

describe.each(PLACES)("in $title ($zone)", ({ zone, noon }) => {
  const noonMs = Date.parse(noon);
  const around = { startMs: noonMs - 4 * DAY_MS, endMs: noonMs + 4 * DAY_MS };

  test("exactly the starts that a minute-by-minute look finds are offered", () => {
    fc.assert(
      fc.property(scenario(zone, noonMs), (request) => {
        const slots = freeSlots(request);
        seen.offered += slots.length;
        seen.shared += slots.filter((slot) => changesOf(slot) > 0).length;
        seen.inRooms += slots.filter(({ uses }) => uses.length > 0).length;
        seen.elsewhere += slots.filter(({ locationId }) => locationId !== undefined).length;
        const starts = slots.map((slot) => `${slot.startMs} ${personOf(slot)} ${changesOf(slot)}`);
        expect(starts).toEqual(bruteForceStarts(request, around));
      }),
      { numRuns: 100 },
    );
  });

  test("what is offered can be had, and what is not is refused with a reason", () => {
    fc.assert(
      fc.property(
        scenario(zone, noonMs),
        fc.integer({ min: -1440, max: 1439 }),
        (request, minute) => {
          const startMs = noonMs + minute * MINUTE_MS;
          const check = checkStart(request, startMs);
          const offered = freeSlots(request).filter((slot) => slot.startMs === startMs);
          expect(check.ok ? check.slots : []).toEqual(offered);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("nothing offered overlaps anything busy or itself, and the customer never waits", () => {
    fc.assert(
      fc.property(scenario(zone, noonMs), (request) => {
        for (const slot of freeSlots(request)) {
          for (const { personId, occupied } of slot.segments)
            expect(clash(request.busySpans, personId, occupied)).toBeUndefined();
          for (const { roomId, occupied } of slot.uses)
            expect(clash(request.roomSpans, roomId, occupied)).toBeUndefined();
          const work = slot.segments.map(({ personId, occupied }) => ({ personId, ...occupied }));
          for (const [at, { personId, ...span }] of work.entries())
            expect(clash(work.slice(0, at), personId, span)).toBeUndefined();
          expect(servicesOf(slot)).toEqual(request.services.map(({ id }) => id));
          const needRoom = request.services.filter(({ roomKind }) => roomKind !== undefined);
          expect(slot.uses.map(({ serviceId }) => serviceId)).toEqual(needRoom.map(({ id }) => id));
          expect(waitsOf(slot)).toEqual(
            request.services
              .slice(1)
              .map(
                (service, at) =>
                  service.bufferBeforeMinutes + (request.services[at]?.bufferAfterMinutes ?? 0),
              ),
          );
        }
      }),
      { numRuns: 100 },
    );
  });
});

test("the scenarios led to every kind of visit", () => {
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
});

function clash(busy: readonly BusySpan[], id: string, span: Span): BusySpan | undefined {
  return busy.find(
    (one) => one.personId === id && one.startMs < span.endMs && span.startMs < one.endMs,
  );
}

/** The services in their order; each once, however many pieces of work it has. */
function servicesOf(slot: Slot): string[] {
  return [...new Set(slot.segments.map(({ serviceId }) => serviceId))];
}

/** How often the customer is handed to somebody else. */
function changesOf(slot: Slot): number {
  const people = servicesOf(slot).map(
    (id) => slot.segments.find(({ serviceId }) => serviceId === id)?.personId,
  );
  return people.filter((id, at) => at > 0 && id !== people[at - 1]).length;
}

/** Minutes between the end of one service and the start of the next. */
function waitsOf({ segments }: Slot): number[] {
  return segments.flatMap((segment, at) => {
    const previous = segments[at - 1];
    if (!previous || previous.serviceId === segment.serviceId) return [];
    return [(segment.startMs - previous.endMs) / MINUTE_MS];
  });
}
