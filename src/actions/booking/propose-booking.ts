import type { Json } from "../../base/json.ts";
import { insertProposal } from "../../store/book/proposals.ts";
import { insertHold, releaseLapsedHolds } from "../../store/book/visits.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { viewBook } from "../slots/book-view.ts";
import { slotIn } from "../slots/check-slot.ts";
import { isBusyThen } from "../slots/is-busy-then.ts";
import { nearSlots } from "../slots/near-slots.ts";
import { offer } from "../slots/offered-slot.ts";
import { proposedPeople } from "./proposed-people.ts";
import type { ProposedBooking } from "./proposed.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { releaseOpenProposals } from "./release-holds.ts";
import { readSlotToken, type SlotKey } from "../slots/slot-token.ts";

/** Whom a slot is for; the phone is E.164. */
export interface ProposeBookingInput {
  readonly slot: string;
  readonly customerName: string;
  readonly phone: string;
  /** What it is about, in a few words of the caller's own. */
  readonly note?: string;
}

export type ProposeBookingResult =
  | { readonly ok: true; readonly proposal: string; readonly booking: ProposedBooking }
  | Refusal;

/**
 * Holds a slot for as long as the desk's rules say and notes what is to be read back. It books nothing. What this call
 * had open before is given back.
 */
export async function proposeBooking(
  context: ActionContext,
  input: ProposeBookingInput,
): Promise<ProposeBookingResult> {
  const key = readSlotToken(input.slot);
  if (!key) return refuse("unknown-slot");
  const held = await hold(context, input, key);
  if (held.ok || held.reason === "customer-busy") return held;
  const nowMs = context.clock.nowMs();
  const alternatives = await nearSlots(context.database.read, {
    deskId: context.deskId,
    nowMs,
    ...key,
  });
  return { ...held, alternatives };
}

async function hold(
  context: ActionContext,
  input: ProposeBookingInput,
  key: SlotKey,
): Promise<ProposeBookingResult> {
  const { deskId } = context;
  const nowMs = context.clock.nowMs();
  const callId = callOf(context);
  return await context.database.write(async (writer) => {
    await releaseLapsedHolds(writer, nowMs);
    await releaseOpenProposals(writer, callId);
    const view = await viewBook(writer, {
      deskId,
      nowMs,
      byHand: context.byHand,
      fromMs: key.startMs,
      untilMs: key.startMs,
    });
    const found = slotIn(view, key);
    if (!found.ok) return refuse(found.reason);
    const { business } = view;
    const offered = offer(business, key.serviceIds, found.slot, key.because);
    const stretch = { startMs: key.startMs, endMs: offered.endMs };
    if (await isBusyThen(writer, context, { ...input, name: input.customerName }, stretch))
      return refuse("customer-busy");
    const services = key.serviceIds.flatMap((id) =>
      business.services.filter((one) => one.id === id),
    );
    const visitId = await insertHold(writer, {
      deskId,
      callId,
      ...found.slot,
      nowMs,
      heldUntilMs: nowMs + business.policies.holdMinutes * 60_000,
    });
    const booking: ProposedBooking = {
      serviceIds: [...key.serviceIds],
      services: services.map((service) => service.name),
      ...proposedPeople(offered),
      startMs: key.startMs,
      endMs: offered.endMs,
      customerName: input.customerName,
      phone: input.phone,
      priceMinor: offered.priceMinor,
      because: offered.because,
      ...(input.note !== undefined && { note: input.note }),
    };
    const proposal = await insertProposal(writer, {
      desk_id: deskId,
      call_id: callId,
      kind: "book",
      visit_id: visitId,
      hold_visit_id: null,
      payload: JSON.stringify(booking satisfies Json),
      created_at_ms: nowMs,
    });
    return { ok: true, proposal, booking };
  });
}
