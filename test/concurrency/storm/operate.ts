import { systemClock } from "../../../src/base/clock.ts";
import { newId } from "../../../src/base/id.ts";
import type { ActionContext } from "../../../src/actions/action-context.ts";
import { commitProposal } from "../../../src/actions/booking/commit-proposal.ts";
import { addTimeOff, removeTimeOff } from "../../../src/actions/manage/away.ts";
import { Refused } from "../../../src/actions/manage/refused.ts";
import { ownAppointments } from "../../../src/actions/booking/own-appointments.ts";
import { proposeBooking } from "../../../src/actions/booking/propose-booking.ts";
import { proposeAbout } from "../../../src/actions/booking/propose-about.ts";
import { proposeMove } from "../../../src/actions/booking/propose-move.ts";
import { writeSlotToken } from "../../../src/actions/slots/slot-token.ts";
import type { Database } from "../../../src/store/database.ts";
import type { Random } from "./random.ts";
import type { Told } from "./told.ts";

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** So few that callers meet: in the same slots, and at their own numbers. */
const DAYS = 14;
const CUSTOMERS = 60;
const STYLISTS = ["glamdesk/priya", "glamdesk/kavitha", "glamdesk/arjun"];
/** Marks the time off that a storm made. */
const STORM = "storm";

/** Half past four in the morning, UTC, is ten in Chennai, when the salon opens. */
const OPENING_MS = 4.5 * 60 * 60_000;

/** Does one thing to the book that a caller or the owner might do, and answers what they were told. */
export async function operate(database: Database, random: Random): Promise<Told> {
  const dice = random.next();
  const desk = { database, clock: systemClock, deskId: "glamdesk" };
  const owner: ActionContext = { ...desk, actor: { kind: "owner", channel: "dashboard" } };
  if (dice < 0.08) return await block(owner, random);
  if (dice < 0.12) return await unblock(owner, random);
  const customer = random.below(CUSTOMERS);
  const context: ActionContext = {
    ...desk,
    actor: {
      kind: "caller",
      channel: "phone",
      callId: newId("call"),
      number: `+9198400${String(customer).padStart(5, "0")}`,
    },
  };
  const proposed = await propose(context, random, customer, dice);
  if (!proposed.ok) return { did: "refused", reason: proposed.reason };
  // Somebody hangs up at the read-back, and nobody takes the hold back.
  if (random.next() < 0.05) return { did: "abandoned", reason: proposed.proposal };
  const done = await commitProposal(context, { proposal: proposed.proposal });
  if (!done.ok) return { did: "refused", reason: done.reason };
  const id = done.appointmentId;
  if (done.kind === "book") return { did: "booked", id, startMs: done.booking.startMs };
  if (done.kind === "move") return { did: "moved", id, startMs: done.move.startMs };
  return { did: "cancelled", id };
}

async function propose(context: ActionContext, random: Random, customer: number, dice: number) {
  const book = () =>
    proposeBooking(context, {
      slot: slot(random, ["glamdesk/haircut"]),
      customerName: `Customer ${customer}`,
      phone: `+9198400${String(customer).padStart(5, "0")}`,
    });
  if (dice < 0.5) return await book();
  const own = await ownAppointments(context, context.database.read);
  if (own.length === 0) return await book();
  const { id, services } = random.of(own);
  if (dice < 0.75) return await proposeAbout(context, "cancel", { appointmentId: id });
  const serviceIds = services.map((service) => service.id);
  return await proposeMove(context, { appointmentId: id, slot: slot(random, serviceIds) });
}

function slot(random: Random, serviceIds: readonly string[]): string {
  const quarters = random.below(36);
  return writeSlotToken({
    serviceIds,
    stylistId: random.of(STYLISTS),
    startMs: dayAt(random) + quarters * QUARTER_MS,
  });
}

function dayAt(random: Random): number {
  const tomorrow = Math.ceil(systemClock.nowMs() / DAY_MS) * DAY_MS;
  return tomorrow + random.below(DAYS) * DAY_MS + OPENING_MS;
}

async function block(owner: ActionContext, random: Random): Promise<Told> {
  const id = newId("off");
  const startMs = dayAt(random) + random.below(40) * QUARTER_MS;
  const endMs = startMs + QUARTER_MS * (1 + random.below(4));
  return await askOwner(async () => {
    await addTimeOff(owner, { id, stylistId: random.of(STYLISTS), startMs, endMs, reason: STORM });
    return { did: "blocked", id };
  });
}

async function unblock(owner: ActionContext, random: Random): Promise<Told> {
  const blocks = await owner.database.read
    .selectFrom("time_off")
    .select("id")
    .where("reason", "=", STORM)
    .execute();
  if (blocks.length === 0) return { did: "refused", reason: "none-found" };
  const { id } = random.of(blocks);
  return await askOwner(async () => {
    await removeTimeOff(owner, id);
    return { did: "unblocked", id };
  });
}

async function askOwner(work: () => Promise<Told>): Promise<Told> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return { did: "refused", reason: "state" };
    throw error;
  }
}
