import type { ActionContext } from "../../actions/action-context.ts";
import type { ProposedBooking } from "../../actions/booking/proposed.ts";
import { proposeBooking } from "../../actions/booking/propose-booking.ts";
import { writePhoneNumber } from "../../domain/people/phone-number.ts";
import { toIsoWithOffset } from "../../domain/scheduling/local-time.ts";
import type { ToolResult } from "../../domain/dialogue/transcript.ts";
import type { ToolContext } from "../../ports/tool.ts";
import { chooseSlot, refuseSlot, type VisitWish } from "./words/choose-slot.ts";
import { sayPeople } from "./words/say-work.ts";
import { readCallerPhone, readName } from "./words/read-caller.ts";

/** Whom a visit is for, in the caller's words. */
export interface VisitGuest {
  readonly name: string;
  /** As it was said, or `caller` for the number the call comes from. */
  readonly phone: string;
  /** What it is about, where the name of what is booked doesn't say it. */
  readonly note?: string;
}

/**
 * Holds the time a caller wished for and answers with what is to be read back; `readBack` words it, and gets what is to be
 * said of their number besides.
 */
export async function proposeVisit(
  context: ActionContext,
  toolContext: ToolContext,
  wish: VisitWish,
  guest: VisitGuest,
  readBack: (booking: ProposedBooking, theirNumber: string) => string,
): Promise<ToolResult> {
  const { business, where } = wish;
  const choice = await chooseSlot(context, wish);
  if (!choice.ok) return choice.refused;
  const caller = readCallerPhone(guest.phone, business, toolContext);
  if (!caller.ok) return caller.refused;
  const customerName = readName(guest.name);
  if (customerName === "")
    return { status: "refused", reason: "need-name", speakable: "What name is it for?" };
  const { token, startMs, zone } = choice.slot;
  const { note } = guest;
  const held = await proposeBooking(context, {
    slot: token,
    customerName,
    phone: caller.phone,
    ...(note !== undefined && { note }),
  });
  if (!held.ok) return refuseSlot(wish, startMs, held.reason, held.alternatives);
  const { booking } = held;
  // A number that the caller said is read back too: unlike the line's own it may have been misheard.
  const theirNumber =
    booking.phone === toolContext.callerNumber
      ? ""
      : `Your number is ${writePhoneNumber(booking.phone, business.country)}. `;
  return {
    status: "proposed",
    proposal: held.proposal,
    readBack: readBack(booking, theirNumber),
    data: {
      services: booking.services,
      [where.words.person]: sayPeople(booking),
      ...(booking.location !== undefined && { location: booking.location }),
      start: toIsoWithOffset(startMs, zone),
      end: toIsoWithOffset(booking.endMs, zone),
      customer: customerName,
      priceMinor: booking.priceMinor,
      currency: business.currency,
    },
  };
}
