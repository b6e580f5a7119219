import { expect, test } from "vitest";
import { acceptWaitingOffer } from "../waiting/accept-waiting-offer.ts";
import { addCustomerNumber } from "../callers/add-customer-number.ts";
import type { ActionContext } from "../action-context.ts";
import { commitProposal } from "../booking/commit-proposal.ts";
import { confirmAppointment } from "../booking/confirm-appointment.ts";
import { joinWaitingList } from "../waiting/join-waiting-list.ts";
import { leaveWaitingList } from "../waiting/leave-waiting-list.ts";
import { listChanges } from "./list-changes.ts";
import { proposeAbout } from "../booking/propose-about.ts";
import { proposeMove } from "../booking/propose-move.ts";
import { checkSlot } from "../slots/check-slot.ts";
import { recordConsent } from "../callers/record-consent.ts";
import { recordRating } from "../outreach/record-rating.ts";
import { ANITA, openSalon, type Salon } from "../testing/open-salon.ts";

const RAVI = "+919840777777";

async function move(context: ActionContext, appointmentId: string, startMs: number): Promise<void> {
  const check = await checkSlot(context, {
    serviceIds: ["glamdesk/haircut"],
    stylistId: "glamdesk/kavitha",
    startMs,
  });
  if (!check.ok) throw new Error(check.reason);
  const proposed = await proposeMove(context, { appointmentId, slot: check.slot.token });
  if (!proposed.ok) throw new Error(proposed.reason);
  expect(await commitProposal(context, proposed)).toMatchObject({ ok: true });
}

async function cancel(context: ActionContext, appointmentId: string): Promise<void> {
  const proposed = await proposeAbout(context, "cancel", { appointmentId });
  if (!proposed.ok) throw new Error(proposed.reason);
  expect(await commitProposal(context, proposed)).toMatchObject({ ok: true });
}

async function wait(salon: Salon, context: ActionContext): Promise<void> {
  await joinWaitingList(context, {
    serviceIds: ["glamdesk/haircut"],
    stylistId: "glamdesk/priya",
    fromMs: salon.at("2026-11-24T00:00"),
    untilMs: salon.at("2026-11-25T00:00"),
    customerName: "Ravi",
    phone: RAVI,
  });
}

test("an appointment's story says who did what, by which channel, from what to what", async () => {
  await using salon = await openSalon();
  const anita = salon.caller(ANITA);
  const appointmentId = await salon.book("2026-11-24T15:00", { as: anita });
  await salon.clock.advance(60_000);
  await move(anita, appointmentId, salon.at("2026-11-24T16:00"));
  await salon.clock.advance(60_000);
  await cancel(salon.owner, appointmentId);
  const changes = await listChanges(salon.owner, { appointmentId });
  expect(changes.map(({ at, actor, channel, words }) => ({ at, actor, channel, words }))).toEqual([
    {
      at: "2026-11-23T09:02:00+05:30",
      actor: "owner",
      channel: "cli",
      words: "cancelled Anita's haircut, 2026-11-24 16:00 with Kavitha",
    },
    {
      at: "2026-11-23T09:01:00+05:30",
      actor: "caller",
      channel: "phone",
      words:
        "moved Anita's haircut from 2026-11-24 15:00 with Priya to 2026-11-24 16:00 with Kavitha",
    },
    {
      at: "2026-11-23T09:00:00+05:30",
      actor: "caller",
      channel: "phone",
      words: "booked Anita's haircut, 2026-11-24 15:00 with Priya",
    },
  ]);
  expect(changes[1]).toMatchObject({
    before: { startMs: salon.at("2026-11-24T15:00") },
    after: { startMs: salon.at("2026-11-24T16:00") },
  });
});

/** Everything that writes to the book, with the change it must leave behind. */
const WRITES: readonly (readonly [
  what: string,
  write: (salon: Salon) => Promise<unknown>,
  action: string,
  subject: string,
])[] = [
  ["a booking", (salon) => salon.book("2026-11-24T15:00"), "booked", "visits"],
  ["a first booking", (salon) => salon.book("2026-11-24T15:00"), "added", "customers"],
  [
    "a fuller name",
    async (salon) => {
      const anita = salon.caller(ANITA);
      await salon.book("2026-11-24T15:00", { as: anita });
      await salon.book("2026-11-25T15:00", { as: anita, name: "Anita Kumar" });
    },
    "renamed",
    "customers",
  ],
  [
    "a move",
    async (salon) => {
      const id = await salon.book("2026-11-24T15:00");
      await move(salon.owner, id, salon.at("2026-11-24T16:00"));
    },
    "moved",
    "visits",
  ],
  [
    "a cancellation",
    async (salon) => cancel(salon.owner, await salon.book("2026-11-24T15:00")),
    "cancelled",
    "visits",
  ],
  [
    "a confirmation",
    async (salon) => {
      const appointmentId = await salon.book("2026-11-24T15:00");
      await confirmAppointment(salon.caller(ANITA), { appointmentId });
    },
    "confirmed",
    "visits",
  ],
  [
    "another number",
    async (salon) => {
      await salon.book("2026-11-24T15:00");
      const { id: customerId } = await salon.database.read
        .selectFrom("customers")
        .select("id")
        .executeTakeFirstOrThrow();
      await addCustomerNumber(salon.owner, { customerId, phone: RAVI });
    },
    "number-added",
    "customer_phones",
  ],
  ["a wish", (salon) => wait(salon, salon.caller(RAVI)), "joined", "waiting_list"],
  [
    "a wish taken back",
    async (salon) => {
      await wait(salon, salon.caller(RAVI));
      await leaveWaitingList(salon.caller(RAVI));
    },
    "left",
    "waiting_list",
  ],
  [
    "a place taken in writing",
    async (salon) => {
      const id = await salon.book("2026-11-24T15:00");
      await wait(salon, salon.caller(RAVI));
      await cancel(salon.owner, id);
      const actor = { kind: "system", channel: "jobs" } as const;
      await acceptWaitingOffer({ ...salon.owner, actor }, { phone: RAVI });
    },
    "booked",
    "visits",
  ],
  [
    "an opt-out",
    (salon) => recordConsent(salon.owner, { phone: ANITA, granted: false, source: "STOP" }),
    "opted-out",
    "consents",
  ],
  [
    "a rating",
    async (salon) => {
      const appointmentId = await salon.book("2026-11-24T15:00");
      await salon.clock.advance(48 * 60 * 60_000);
      await recordRating(salon.owner, { appointmentId, stars: 5 });
    },
    "rated",
    "ratings",
  ],
];

test.for(WRITES)("%s is in the list of changes, without a name or a number", async (write) => {
  const [, run, action, subject] = write;
  await using salon = await openSalon();
  await run(salon);
  const changes = await listChanges(salon.owner);
  const found = changes.find((one) => one.action === action && one.subject === subject);
  expect(found).toMatchObject({ action, subject, change: expect.stringMatching(/^change_/) });
  expect(found?.words).not.toContain("changed something");
  const { database } = salon;
  const kept = JSON.stringify(await database.read.selectFrom("audit").selectAll().execute());
  for (const personal of ["Anita", "Ravi", "Kumar", "+91"]) expect(kept).not.toContain(personal);
});

test("holds leave no trace in it", async () => {
  await using salon = await openSalon();
  const appointmentId = await salon.book("2026-11-24T15:00");
  const before = await listChanges(salon.owner);
  const call = salon.caller(ANITA);
  await proposeAbout(call, "cancel", { appointmentId });
  expect(await listChanges(salon.owner)).toEqual(before);
});
