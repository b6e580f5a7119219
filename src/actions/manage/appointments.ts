import { readPhoneNumber } from "../../domain/people/phone-number.ts";
import { LIMITS } from "../../domain/business/limits.ts";
import { checkSlot } from "../slots/check-slot.ts";
import { commitBooking } from "../booking/commit-booking.ts";
import { commitCancellation } from "../booking/commit-cancellation.ts";
import { commitMove } from "../booking/commit-move.ts";
import type { OfferedSlot } from "../slots/offered-slot.ts";
import { proposeBooking } from "../booking/propose-booking.ts";
import { proposeAbout } from "../booking/propose-about.ts";
import { proposeMove } from "../booking/propose-move.ts";
import type { Refusal } from "../refusal.ts";
import { releaseProposal } from "../booking/release-holds.ts";
import { checkText } from "./check-fields.ts";
import { appointments } from "../../store/book/appointments.ts";
import { appointmentLine, dayAndTime } from "./coming.ts";
import type { Done, ManageContext } from "./deed.ts";
import { deskRules, type DeskRules } from "./desk-row.ts";
import { Refused } from "./refused.ts";

/** An appointment that the owner makes for somebody. */
export interface AppointmentInput {
  readonly customerName: string;
  /** In any form that holds in the desk's country. */
  readonly phone: string;
  readonly serviceIds: readonly string[];
  /** Without one: whoever is free and booked least that day. */
  readonly stylistId?: string;
  readonly startMs: number;
}

/**
 * Books what is free, by the owner's hand: at any minute from today's first on, whatever notice callers have to give.
 * Throws `Refused`, with what is free near, when it can't be had.
 */
export async function addAppointment(
  owner: ManageContext,
  input: AppointmentInput,
): Promise<Done & { readonly stylist: string }> {
  const context = { ...owner, byHand: true };
  const rules = await deskRules(context.database.read, context.deskId);
  const customerName = checkText(input.customerName, "The customer's name", LIMITS.name);
  const phone = readPhoneNumber(input.phone, rules.country);
  if (!phone.ok)
    throw new Refused(
      `"${input.phone}" is no telephone number of ${rules.country}; write it with its country code.`,
    );
  const check = await checkSlot(context, input);
  if (!check.ok) throw cannot(check, rules);
  const proposed = await proposeBooking(context, {
    slot: check.slot.token,
    customerName,
    phone: phone.number,
  });
  if (!proposed.ok) throw await cannotBook(context, proposed, check.slot, phone.number, rules);
  const { stylist } = proposed.booking;
  if (context.rehearse === true) {
    await releaseProposal(context, proposed);
    return { id: "", notes: [], stylist };
  }
  const booked = await commitBooking(context, proposed);
  if (booked.ok) return { id: booked.appointmentId, notes: [], stylist };
  await releaseProposal(context, proposed);
  throw await cannotBook(context, booked, check.slot, phone.number, rules);
}

/** Moves an appointment, to another time, another person or both. */
export async function moveAppointment(
  owner: ManageContext,
  input: {
    readonly appointmentId: string;
    readonly serviceIds: readonly string[];
    readonly stylistId?: string;
    /** Who does each service, where several people share them. */
    readonly stylistIds?: readonly string[];
    readonly startMs: number;
  },
): Promise<Done> {
  const context = { ...owner, byHand: true };
  const rules = await deskRules(context.database.read, context.deskId);
  const { appointmentId } = input;
  const check = await checkSlot(context, { ...input, movingId: appointmentId });
  if (!check.ok) throw cannot(check, rules);
  const proposed = await proposeMove(context, { appointmentId, slot: check.slot.token });
  if (!proposed.ok) throw cannot(proposed, rules);
  if (context.rehearse === true) {
    await releaseProposal(context, proposed);
    return { id: appointmentId, notes: [] };
  }
  const moved = await commitMove(context, proposed);
  if (moved.ok) return { id: moved.appointmentId, notes: [] };
  await releaseProposal(context, proposed);
  throw cannot(moved, rules);
}

/** Cancels an appointment that is to come or was in the last day; its time is free from then on. */
export async function cancelAppointment(owner: ManageContext, id: string): Promise<Done> {
  const context = { ...owner, byHand: true };
  const rules = await deskRules(context.database.read, context.deskId);
  const proposed = await proposeAbout(context, "cancel", { appointmentId: id });
  if (!proposed.ok) throw cannot(proposed, rules);
  if (context.rehearse === true) {
    await releaseProposal(context, proposed);
    return { id, notes: [] };
  }
  const cancelled = await commitCancellation(context, proposed);
  if (!cancelled.ok) throw cannot(cancelled, rules);
  return { id, notes: [] };
}

/** Names the appointment that the customer has at that time already. */
async function cannotBook(
  { database, deskId }: ManageContext,
  refusal: CannotBe,
  { startMs, endMs }: OfferedSlot,
  phone: string,
  rules: DeskRules,
): Promise<Refused> {
  if (refusal.reason !== "customer-busy") return cannot(refusal, rules);
  const stretch = { fromMs: startMs, untilMs: endMs };
  const own = await appointments(database.read, { deskId, phone, status: "booked", ...stretch });
  return new Refused(
    "The customer already has an appointment then.",
    "state",
    own.map((one) => appointmentLine(one, rules.zone)),
  );
}

type CannotBe = Pick<Refusal, "alternatives"> & { readonly reason: string };

function cannot({ reason, alternatives }: CannotBe, rules: DeskRules): Refused {
  const why = REASONS[reason] ?? "That can't be booked";
  const near = alternatives.map((slot) => slotLine(slot, rules.zone));
  const advice = near.length > 0 ? `; free are ${near.join(", ")}` : "";
  return new Refused(`${why}${advice}.`, "state");
}

function slotLine(slot: OfferedSlot, zone: string): string {
  return `${dayAndTime(slot.startMs, zone)} with ${slot.stylist.name}`;
}

/** By the reasons of `Refusal`. */
const REASONS: Readonly<Record<string, string>> = {
  past: "That day is over",
  "too-far": "That is more than ten years ahead",
  closed: "The desk is closed then",
  "stylist-cannot": "Nobody who was asked for does that",
  "not-working": "Nobody who could do it works then",
  "slot-taken": "That time is taken",
  "unknown-service": "That service is no longer offered",
  "none-found": "There is no such appointment to come",
  "customer-busy": "The customer already has another appointment then",
  changed: "The appointment was changed meanwhile",
};
