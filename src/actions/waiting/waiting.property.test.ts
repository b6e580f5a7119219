import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openOffers } from "../../store/waiting/waiting-offers.ts";
import { waiting } from "../../store/waiting/waiting-list.ts";
import { acceptWaitingOffer } from "./accept-waiting-offer.ts";
import { commitCancellation } from "../booking/commit-cancellation.ts";
import { declineWaitingOffer } from "./decline-waiting-offer.ts";
import { joinWaitingList } from "./join-waiting-list.ts";
import { lapseWaitingOffers } from "./lapse-waiting-offers.ts";
import { leaveWaitingList } from "./leave-waiting-list.ts";
import { listAppointments } from "../booking/list-appointments.ts";
import { proposeAbout } from "../booking/propose-about.ts";
import { proposeOfferedPlace } from "./propose-offered-place.ts";
import { releaseCallHolds } from "../booking/release-holds.ts";
import { openSalon, type Salon } from "../testing/open-salon.ts";

const MINUTE_MS = 60_000;

/** Four people, who book, wait, answer and hang up as it comes. */
const PEOPLE = ["Anita", "Ravi", "Deepa", "Farah"].map((name, index) => ({
  name,
  phone: `+91984000000${index}`,
}));
const TIMES = ["10:00", "10:45", "11:30", "14:00", "15:00"].map((time) => `2026-11-24T${time}`);

const person = fc.constantFrom(...PEOPLE);
const step = fc.oneof(
  fc.record({ do: fc.constant("book" as const), who: person, at: fc.constantFrom(...TIMES) }),
  fc.record({ do: fc.constant("join" as const), who: person }),
  fc.record({ do: fc.constant("cancel" as const), nth: fc.nat(4) }),
  fc.record({
    do: fc.constantFrom("accept" as const, "decline" as const, "leave" as const, "call" as const),
    who: person,
  }),
  fc.record({ do: fc.constant("pass" as const), minutes: fc.integer({ min: 1, max: 45 }) }),
);

type StepOf = typeof step extends fc.Arbitrary<infer One> ? One : never;

async function take(salon: Salon, one: StepOf): Promise<void> {
  await salon.clock.advance(1);
  switch (one.do) {
    case "book":
      await bookIfFree(salon, one);
      return;
    case "join":
      await joinWaitingList(salon.caller(one.who.phone), {
        serviceIds: ["glamdesk/haircut"],
        stylistId: "glamdesk/priya",
        fromMs: salon.at("2026-11-24T00:00"),
        untilMs: salon.at("2026-11-25T00:00"),
        customerName: one.who.name,
        phone: one.who.phone,
      });
      return;
    case "cancel": {
      const booked = await listAppointments(salon.owner, { status: "booked" });
      const appointment = booked[one.nth];
      if (!appointment) return;
      const proposed = await proposeAbout(salon.owner, "cancel", { appointmentId: appointment.id });
      if (proposed.ok) await commitCancellation(salon.owner, proposed);
      return;
    }
    case "accept":
      await acceptWaitingOffer(salon.owner, { phone: one.who.phone });
      return;
    case "decline":
      await declineWaitingOffer(salon.owner, { phone: one.who.phone });
      return;
    case "leave":
      await leaveWaitingList(salon.caller(one.who.phone));
      return;
    case "call": {
      const call = salon.caller(one.who.phone);
      await proposeOfferedPlace(call);
      await releaseCallHolds(call);
      return;
    }
    case "pass":
      await salon.clock.advance(one.minutes * MINUTE_MS);
      await lapseWaitingOffers(salon.owner);
      return;
  }
}

/** A time that is taken, held or over is refused; that is not what is tried here. */
async function bookIfFree(
  salon: Salon,
  wish: { readonly who: (typeof PEOPLE)[number]; readonly at: string },
): Promise<void> {
  try {
    await salon.book(wish.at, { as: salon.caller(wish.who.phone), ...wish.who });
  } catch (error) {
    if (!String(error).includes("Can't be")) throw error;
  }
}

/** Every offer there ever was, with the time it held. */
async function allOffers({ database }: Salon) {
  return await database.read
    .selectFrom("waiting_offers")
    .innerJoin("visits", "visits.id", "waiting_offers.visit_id")
    .innerJoin("waiting_list", "waiting_list.id", "waiting_offers.waiting_id")
    .select([
      "waiting_offers.status",
      "waiting_offers.waiting_id as waitingId",
      "waiting_offers.expires_at_ms as expiresAtMs",
      "visits.status as visit",
      "visits.held_until_ms as heldUntilMs",
      "visits.starts_at_ms as startMs",
      "visits.ends_at_ms as endMs",
      "waiting_list.status as entry",
    ])
    .execute();
}

async function check(salon: Salon): Promise<void> {
  const { database, deskId } = salon;
  const offers = await allOffers(salon);
  for (const offer of offers.filter(({ status }) => status === "open")) {
    expect(offer).toMatchObject({ visit: "held", entry: "offered" });
    expect(offer.heldUntilMs).toBe(offer.expiresAtMs);
  }
  for (const offer of offers.filter(({ status }) => status === "accepted"))
    expect(offer.entry).toBe("booked");
  const offered = await waiting(database.read, { deskId, statuses: ["offered"] });
  const open = await openOffers(database.read, { deskId });
  expect(open.map(({ waitingId }) => waitingId).toSorted()).toEqual(
    offered.map(({ id }) => id).toSorted(),
  );
  // Nobody is offered the same time twice for one wish.
  for (const [index, one] of offers.entries()) {
    const again = offers
      .slice(index + 1)
      .filter((other) => other.waitingId === one.waitingId)
      .filter((other) => other.startMs < one.endMs && one.startMs < other.endMs);
    expect(again).toEqual([]);
  }
}

test("whatever people do, no place is offered twice to one, held for nobody or lost", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      await using salon = await openSalon();
      // A full morning, so that there is something to wait for.
      for (const at of TIMES) await salon.book(at, { name: "Kamala", phone: "+919840111111" });
      for (const one of steps) {
        await take(salon, one);
        await check(salon);
      }
      // However it went: once nobody answers any more, every time is booked or free for anybody.
      for (let round = 0; round < 2 * PEOPLE.length + 2; round += 1) {
        await salon.clock.advance(31 * MINUTE_MS);
        await lapseWaitingOffers(salon.owner);
        await check(salon);
      }
      expect(await openOffers(salon.database.read, { deskId: salon.deskId })).toEqual([]);
      const held = await salon.database.read
        .selectFrom("visits")
        .select("id")
        .where("status", "=", "held")
        .where("held_until_ms", ">", salon.clock.nowMs())
        .execute();
      expect(held).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test("of those who wait for the same, whoever joined first is always asked first", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(PEOPLE, { minLength: 2 }),
      fc.array(fc.constantFrom("decline" as const, "lapse" as const), { maxLength: 4 }),
      async (joining, answers) => {
        await using salon = await openSalon();
        const id = await salon.book("2026-11-24T15:00", { name: "Kamala", phone: "+919840111111" });
        for (const who of joining) await take(salon, { do: "join", who });
        const proposed = await proposeAbout(salon.owner, "cancel", { appointmentId: id });
        if (proposed.ok) await commitCancellation(salon.owner, proposed);
        const asked: string[] = [];
        for (const answer of [...answers, "lapse" as const]) {
          const { database, deskId } = salon;
          const [offer] = await openOffers(database.read, { deskId });
          const [one] = offer
            ? await waiting(database.read, { deskId, ids: [offer.waitingId] })
            : [];
          if (!one) break;
          asked.push(one.customer.name);
          if (answer === "decline")
            await declineWaitingOffer(salon.owner, { phone: one.customer.phone });
          else await take(salon, { do: "pass", minutes: 30 });
        }
        const inOrder = joining.map(({ name }) => name).slice(0, answers.length + 1);
        expect(asked).toEqual(inOrder);
      },
    ),
    { numRuns: 15 },
  );
});
