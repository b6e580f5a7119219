import * as fc from "fast-check";
import { expect, test } from "vitest";
import { unreachable } from "../../base/unreachable.ts";
import type { DeskFile } from "../../domain/business/desk-file.ts";
import { sampleDesk } from "../../store/testing/sample-desk.ts";
import type { ActionContext } from "../action-context.ts";
import { commitProposal } from "./commit-proposal.ts";
import { listAppointments } from "./list-appointments.ts";
import { lookupAppointments } from "./lookup-appointments.ts";
import { proposeBooking } from "./propose-booking.ts";
import { proposeAbout } from "./propose-about.ts";
import { proposeMove } from "./propose-move.ts";
import { releaseCallHolds } from "./release-holds.ts";
import { writeSlotToken } from "../slots/slot-token.ts";
import { ANITA, openSalon, type Salon } from "../testing/open-salon.ts";

const QUARTER_MS = 15 * 60_000;

const slot = fc.record({
  // Nobody does a facial and a beard trim alone, and colours take the only chair for them.
  services: fc.constantFrom(
    ["haircut"],
    ["hair-colour"],
    ["facial"],
    ["facial", "beard-trim"],
    ["facial", "beard-trim"],
    ["beard-trim", "hair-colour"],
    ["beard-trim", "hair-colour"],
  ),
  stylist: fc.constantFrom("priya", "kavitha"),
  quarter: fc.integer({ min: 0, max: 16 }),
});

/** What several calls do to one afternoon, in any order. `caller` is one of three lines that stay on. */
const step = fc.record({
  caller: fc.integer({ min: 0, max: 2 }),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant("book" as const), slot }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("move" as const), slot }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("cancel" as const) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("confirm" as const) }) },
    { weight: 5, arbitrary: fc.record({ type: fc.constant("commit" as const) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("hang-up" as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant("wait" as const),
        minutes: fc.integer({ min: 1, max: 7 }),
      }),
    },
  ),
});

const desk: DeskFile = {
  ...sampleDesk,
  rooms: [{ id: "chair", name: "the colour chair", kind: "colour chair" }],
  services: sampleDesk.services.map((service) =>
    service.id === "hair-colour"
      ? Object.assign({}, service, { roomKind: "colour chair" })
      : service,
  ),
};

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

test("whatever callers do, nobody and no room is occupied twice, and only a commit changes the book, once", async () => {
  const committed = { book: 0, move: 0, cancel: 0, confirm: 0, shared: 0, inRooms: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      await using salon = await openSalon({ desk });
      const callers = [salon.caller(ANITA), salon.caller(ANITA), salon.caller("+919840999999")];
      const proposals = new Map<ActionContext, string>();
      for (const { caller, what } of steps) {
        const context = callers[caller] ?? salon.owner;
        const before = await booked(salon);
        const wasCommitted = await commitTwice(context, what, proposals.get(context) ?? "");
        if (wasCommitted) committed[wasCommitted.kind] += 1;
        const proposed = what.type === "commit" ? undefined : await change(salon, context, what);
        if (proposed?.ok) proposals.set(context, proposed.proposal);
        const after = wasCommitted ? wasCommitted.bookAfterTheFirst : before;
        expect(await booked(salon)).toEqual(after);
        expect(await overlaps(salon)).toEqual([]);
        expect(await roomOverlaps(salon)).toEqual([]);
      }
      const bookedNow = await listAppointments(salon.owner);
      committed.shared += bookedNow.filter(({ stylists }) => stylists.length > 1).length;
      committed.inRooms += bookedNow.filter(({ services }) =>
        services.includes("hair colour"),
      ).length;
    }),
    { numRuns: 60 },
  );
  // It would prove little if nothing was ever committed.
  expect(Math.min(...Object.values(committed))).toBeGreaterThan(0);
}, 180_000);

/** Commits, and commits again; undefined when nothing was to be committed or could be. */
async function commitTwice(context: ActionContext, what: Step["what"], proposal: string) {
  if (what.type !== "commit") return undefined;
  const first = await commitProposal(context, { proposal });
  if (!first.ok) return undefined;
  const bookAfterTheFirst = await booked(context);
  expect(await commitProposal(context, { proposal })).toEqual(first);
  return { kind: first.kind, bookAfterTheFirst };
}

/** Does what may not change the book. */
async function change(
  salon: Salon,
  context: ActionContext,
  what: Exclude<Step["what"], { type: "commit" }>,
) {
  const own = await lookupAppointments(context);
  const [first] = own.ok ? own.appointments : [];
  const appointmentId = first?.id ?? "";
  switch (what.type) {
    case "book": {
      const token = tokenOf(salon, what.slot);
      return await proposeBooking(context, { slot: token, customerName: "Anita", phone: ANITA });
    }
    case "move": {
      const services = first?.services.map(({ id }) => id.replace("glamdesk/", ""));
      const token = tokenOf(salon, { ...what.slot, services: services ?? what.slot.services });
      return await proposeMove(context, { appointmentId, slot: token });
    }
    case "cancel":
      return await proposeAbout(context, "cancel", { appointmentId });
    case "confirm":
      return await proposeAbout(context, "confirm", { appointmentId });
    case "wait":
      await salon.clock.advance(what.minutes * 60_000);
      return undefined;
    case "hang-up":
      await releaseCallHolds(context);
      return undefined;
    default:
      return unreachable(what);
  }
}

function tokenOf(
  salon: Salon,
  wish: {
    readonly services: readonly string[];
    readonly stylist: string;
    readonly quarter: number;
  },
): string {
  return writeSlotToken({
    serviceIds: wish.services.map((service) => `glamdesk/${service}`),
    stylistId: `glamdesk/${wish.stylist}`,
    startMs: salon.at("2026-11-24T15:00") + wish.quarter * QUARTER_MS,
  });
}

/** Every appointment that stands, and when. */
async function booked({ database }: Pick<Salon, "database">) {
  return await database.read
    .selectFrom("visits")
    .select(["id", "starts_at_ms"])
    .where("status", "=", "booked")
    .orderBy("id")
    .execute();
}

/** Pairs of what one stylist is occupied with at the same time. */
async function overlaps(salon: Salon) {
  const rows = await salon.database.read
    .selectFrom("segments")
    .innerJoin("visits", "visits.id", "segments.visit_id")
    .where("visits.status", "in", ["held", "booked"])
    .select(["stylist_id as whose", "occupied_from_ms as fromMs", "occupied_until_ms as untilMs"])
    .orderBy("stylist_id")
    .orderBy("occupied_from_ms")
    .execute();
  return twice(rows);
}

/** The same of rooms. */
async function roomOverlaps(salon: Salon) {
  const rows = await salon.database.read
    .selectFrom("resource_uses")
    .innerJoin("visits", "visits.id", "resource_uses.visit_id")
    .where("visits.status", "in", ["held", "booked"])
    .select(["resource_id as whose", "occupied_from_ms as fromMs", "occupied_until_ms as untilMs"])
    .orderBy("resource_id")
    .orderBy("occupied_from_ms")
    .execute();
  return twice(rows);
}

function twice(
  rows: readonly { readonly whose: string; readonly fromMs: number; readonly untilMs: number }[],
) {
  return rows.flatMap((row, index) => {
    const next = rows[index + 1];
    return next?.whose === row.whose && next.fromMs < row.untilMs ? [[row, next]] : [];
  });
}
