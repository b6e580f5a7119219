import * as fc from "fast-check";
import { expect } from "vitest";
import type { CalendarPair } from "../../../ports/testing/their-calendar.ts";
import { shownVisits } from "../../../store/calendars/shown-visits.ts";
import { cancelVisit, moveVisit } from "./change-book.ts";
import { openLinkedSalon, type LinkedSalon } from "./linked-salon.ts";

/** More often, and it would be taken for what its owner wants. */
const MOST_MEDDLING = 4;

const anyTime = fc.record({
  day: fc.integer({ min: 24, max: 27 }),
  hour: fc.integer({ min: 10, max: 17 }),
});
const anyOne = fc.nat({ max: 99 });
const anyStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("book" as const), to: anyTime }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("move" as const), which: anyOne, to: anyTime }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("cancel" as const), which: anyOne }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("they-add" as const), to: anyTime }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("they-move" as const), which: anyOne, to: anyTime }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("they-remove" as const), which: anyOne }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("tokens-expire" as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("network-fails" as const),
      how: fc.constantFrom("unheard" as const, "unanswered" as const),
      times: fc.integer({ min: 1, max: 3 }),
      after: fc.nat({ max: 3 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("sync" as const) }) },
);
type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never;

/**
 * Whatever happens on both sides of a calendar and between them, they come to agree and then rest: our appointments are there
 * exactly once, what is theirs keeps somebody busy here, and nothing goes round in circles.
 */
export async function comeToAgree(runs: number, open: () => Promise<CalendarPair>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 40, size: "max" }), async (steps) => {
      await using linked = await openLinkedSalon(undefined, await open());
      const meddled = new Map<string, number>();
      for (const step of steps) {
        await take(linked, step, meddled);
        await expectOwnKeepNobodyBusy(linked);
      }
      await settle(linked);
      await expectAgreement(linked);
      const before = await linked.there.events();
      const entries = await entriesOf(linked);
      await linked.sync();
      // A token that is lost shows whether our own appointments come back as busy times.
      linked.there.expireTokens();
      await linked.sync();
      expect(await linked.there.events()).toEqual(before);
      expect(await entriesOf(linked)).toEqual(entries);
      await expectAgreement(linked);
    }),
    { numRuns: runs },
  );
}

async function take(linked: LinkedSalon, step: Step, meddled: Map<string, number>): Promise<void> {
  const { salon, there } = linked;
  switch (step.do) {
    case "book":
      // Refused where somebody is busy; that is as good a step.
      await salon.book(local(step.to)).catch(() => undefined);
      return;
    case "move": {
      const visit = await pickVisit(linked, step.which);
      if (visit !== undefined) await moveVisit(salon, visit, local(step.to));
      return;
    }
    case "cancel": {
      const visit = await pickVisit(linked, step.which);
      if (visit !== undefined) await cancelVisit(salon, visit);
      return;
    }
    case "they-add":
      await there.add(span(linked, step.to));
      return;
    case "they-move": {
      const id = await pickEvent(linked, step.which, meddled);
      if (id !== undefined) await there.move(id, span(linked, step.to));
      return;
    }
    case "they-remove": {
      const id = await pickEvent(linked, step.which, meddled);
      if (id !== undefined) await there.remove(id);
      return;
    }
    case "tokens-expire":
      there.expireTokens();
      return;
    case "network-fails":
      there.fail(step.how, step.times, step.after);
      return;
    case "sync":
      await linked.sync({ afterMs: 60_000 });
  }
}

/** Turns until all that failed was tried again; the longest wait after a failure is an hour. */
async function settle(linked: LinkedSalon): Promise<void> {
  linked.there.recover();
  await linked.sync({ afterMs: 3_600_000 });
  await linked.sync();
  expect(await linked.link()).toMatchObject({ failures: 0, problem: null });
}

async function expectAgreement(linked: LinkedSalon): Promise<void> {
  const events = await linked.there.events();
  const times = events.map(({ uid, startMs, endMs }) => ({ uid, startMs, endMs }));
  const [ours, theirs] = [true, false].map((own) =>
    times.filter(({ uid }) => uid.endsWith(".frontdesk") === own),
  );
  const booked = (await visits(linked)).map(({ id, startMs, endMs }) => ({
    uid: `${id}@glamdesk.frontdesk`,
    startMs,
    endMs,
  }));
  expect(ours).toEqual(booked);
  const busy = (theirs ?? []).map(({ startMs, endMs }) => ({ startMs, endMs }));
  expect(await linked.busy()).toEqual(
    busy.toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs),
  );
}

/** Not even for a moment, whatever answers get lost: somebody could be refused a time for it. */
async function expectOwnKeepNobodyBusy(linked: LinkedSalon): Promise<void> {
  const rows = await linked.salon.database.read
    .selectFrom("calendar_busy")
    .select("remote_id")
    .execute();
  const busy = new Set(rows.map((row) => row.remote_id));
  const own = (await linked.there.events()).filter(({ uid }) => uid.endsWith(".frontdesk"));
  expect(own.filter(({ remoteId }) => busy.has(remoteId))).toEqual([]);
}

async function visits({ salon }: LinkedSalon) {
  const { database, deskId, clock } = salon;
  const all = await shownVisits(database.read, {
    deskId,
    stylistId: `${deskId}/priya`,
    fromMs: clock.nowMs(),
  });
  return all
    .filter((visit) => visit.status === "booked")
    .toSorted((a, b) => a.startMs - b.startMs || a.id.localeCompare(b.id));
}

async function entriesOf({ salon }: LinkedSalon) {
  return await salon.database.read.selectFrom("calendar_entries").selectAll().execute();
}

async function pickVisit(linked: LinkedSalon, which: number): Promise<string | undefined> {
  const all = await visits(linked);
  return all[which % Math.max(1, all.length)]?.id;
}

async function pickEvent(
  { there }: LinkedSalon,
  which: number,
  meddled: Map<string, number>,
): Promise<string | undefined> {
  const all = await there.events();
  const event = all[which % Math.max(1, all.length)];
  if (!event) return undefined;
  const times = (meddled.get(event.uid) ?? 0) + 1;
  meddled.set(event.uid, times);
  return event.uid.endsWith(".frontdesk") && times > MOST_MEDDLING ? undefined : event.remoteId;
}

function local({ day, hour }: { day: number; hour: number }): string {
  return `2026-11-${day}T${hour}:00`;
}

function span({ salon }: LinkedSalon, to: { day: number; hour: number }) {
  const startMs = salon.at(local(to));
  return { startMs, endMs: startMs + 45 * 60_000 };
}
