import type { Json } from "../../base/json.ts";
import { mergeSpans, subtractSpans } from "../../domain/scheduling/spans.ts";
import type { Slot, Span } from "../../domain/scheduling/types.ts";
import { isExpected } from "../../store/book/is-expected.ts";
import { insertProposal } from "../../store/book/proposals.ts";
import { insertHold, releaseLapsedHolds, segmentsOf, usesOf } from "../../store/book/visits.ts";
import type { Writer } from "../../store/database.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { viewBook } from "../slots/book-view.ts";
import { slotIn } from "../slots/check-slot.ts";
import { isBusyThen, isOwnCustomer } from "../slots/is-busy-then.ts";
import { nearSlots } from "../slots/near-slots.ts";
import { offer } from "../slots/offered-slot.ts";
import { ownAppointments } from "./own-appointments.ts";
import { proposedPeople } from "./proposed-people.ts";
import type { ProposedMove } from "./proposed.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { releaseOpenProposals } from "./release-holds.ts";
import { readSlotToken, type SlotKey } from "../slots/slot-token.ts";

/** Which appointment goes where; the slot must be for the same services. */
export interface ProposeMoveInput {
  readonly appointmentId: string;
  readonly slot: string;
}

export type ProposeMoveResult =
  | { readonly ok: true; readonly proposal: string; readonly move: ProposedMove }
  | Refusal;

/**
 * Holds the new time of an appointment and notes what is to be read back. The old time stays the customer's until the
 * move is committed. What this call had open before is given back.
 */
export async function proposeMove(
  context: ActionContext,
  input: ProposeMoveInput,
): Promise<ProposeMoveResult> {
  const key = readSlotToken(input.slot);
  if (!key) return refuse("unknown-slot");
  const held = await hold(context, input.appointmentId, key);
  if (held.ok || held.reason === "none-found" || held.reason === "customer-busy") return held;
  const alternatives = await nearSlots(context.database.read, {
    deskId: context.deskId,
    nowMs: context.clock.nowMs(),
    ...key,
    exceptVisits: [input.appointmentId],
  });
  return { ...held, alternatives };
}

async function hold(
  context: ActionContext,
  appointmentId: string,
  key: SlotKey,
): Promise<ProposeMoveResult> {
  const { deskId } = context;
  const nowMs = context.clock.nowMs();
  const callId = callOf(context);
  return await context.database.write(async (writer) => {
    await releaseLapsedHolds(writer, nowMs);
    await releaseOpenProposals(writer, callId);
    const [appointment] = await ownAppointments(context, writer, { ids: [appointmentId] });
    if (!appointment) return refuse("none-found");
    const services = appointment.services.map((service) => service.id);
    if (services.join() !== key.serviceIds.join()) return refuse("unknown-slot");
    const view = await viewBook(writer, {
      deskId,
      nowMs,
      byHand: context.byHand,
      fromMs: key.startMs,
      untilMs: key.startMs,
      exceptVisits: [appointmentId],
    });
    const found = slotIn(view, key);
    if (!found.ok) return refuse(found.reason);
    const offered = offer(view.business, key.serviceIds, found.slot, key.because);
    const stretch = { startMs: key.startMs, endMs: offered.endMs };
    const { customer } = appointment;
    const isBusy = (await isOwnCustomer(writer, context, customer.id))
      ? await isExpected(writer, customer.id, stretch, { exceptVisit: appointmentId })
      : await isBusyThen(writer, context, customer, stretch, appointmentId);
    if (isBusy) return refuse("customer-busy");
    const extra = await notYetOwn(writer, appointmentId, found.slot);
    const holdId =
      extra.segments.length === 0 && extra.uses.length === 0
        ? null
        : await insertHold(writer, {
            deskId,
            callId,
            ...found.slot,
            ...extra,
            nowMs,
            heldUntilMs: nowMs + view.business.policies.holdMinutes * 60_000,
          });
    const move: ProposedMove = {
      appointmentId,
      serviceIds: [...key.serviceIds],
      services: appointment.services.map((service) => service.name),
      ...proposedPeople(offered),
      startMs: key.startMs,
      endMs: offered.endMs,
      customerName: appointment.customer.name,
      fromStartMs: appointment.startMs,
      fromStylist: appointment.stylist.name,
      because: offered.because,
    };
    const proposal = await insertProposal(writer, {
      desk_id: deskId,
      call_id: callId,
      kind: "move",
      visit_id: appointmentId,
      hold_visit_id: holdId,
      payload: JSON.stringify(move satisfies Json),
      created_at_ms: nowMs,
    });
    return { ok: true, proposal, move };
  });
}

/** What the new time needs beyond what the appointment occupies already: a move by a quarter of an hour holds only that. */
async function notYetOwn(
  writer: Writer,
  appointmentId: string,
  { segments, uses }: Slot,
): Promise<Pick<Slot, "segments" | "uses">> {
  const ownSegments = await segmentsOf(writer, appointmentId);
  const ownUses = await usesOf(writer, appointmentId);
  return {
    segments: segments.flatMap((segment) =>
      beyond(
        segment,
        ownSegments.filter((one) => one.personId === segment.personId),
      ),
    ),
    uses: uses.flatMap((use) =>
      beyond(
        use,
        ownUses.filter((one) => one.roomId === use.roomId),
      ),
    ),
  };
}

/** The parts of a stretch that none of the others has. */
function beyond<Stretch extends { readonly occupied: Span }>(
  stretch: Stretch,
  own: readonly { readonly occupied: Span }[],
): Stretch[] {
  const taken = mergeSpans(own.map((one) => one.occupied));
  return subtractSpans([stretch.occupied], taken).map((occupied) =>
    Object.assign({}, stretch, { occupied }),
  );
}
