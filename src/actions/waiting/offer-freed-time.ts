import { freeSlots } from "../../domain/scheduling/free-slots.ts";
import type { Slot } from "../../domain/scheduling/types.ts";
import { afterQuietHours } from "../../domain/outreach/quiet-hours.ts";
import { customerVisits } from "../../store/customers/customer-visits.ts";
import { enqueue } from "../../store/outbox/outbox.ts";
import { loadOutreach } from "../../store/outbox/outreach.ts";
import { insertHold } from "../../store/book/visits.ts";
import { insertOffer, openOffers, pastOffers } from "../../store/waiting/waiting-offers.ts";
import { setWaitingStatus, waiting, type Waiting } from "../../store/waiting/waiting-list.ts";
import type { Writer } from "../../store/database.ts";
import type { ActionContext } from "../action-context.ts";
import { slotRequest, viewBook } from "../slots/book-view.ts";

const DAY_MS = 24 * 60 * 60_000;

/** A stretch of people's time that nobody has any more. */
export interface FreedTime {
  readonly startMs: number;
  readonly endMs: number;
  readonly stylistIds: readonly string[];
  /** Who gave it up, and is not asked whether they want it. */
  readonly givenUpBy?: string;
}

/**
 * Holds freed time for those who wait for it, in the order in which they joined, and has them told: in the transaction that frees it,
 * so that nobody else gets it in between. Whoever was offered it once, has another visit then, or is being asked about
 * another place is passed over; where it would be night, they are told in the morning, if that is early enough.
 */
export async function offerFreedTime(
  writer: Writer,
  context: ActionContext,
  freed: FreedTime,
): Promise<void> {
  const { deskId } = context;
  const candidates = await waiting(writer, {
    deskId,
    statuses: ["waiting"],
    suits: { startMs: freed.startMs - DAY_MS, endMs: freed.endMs },
  });
  for (const candidate of candidates) {
    if (candidate.customer.id === freed.givenUpBy) continue;
    const { phone } = candidate.customer;
    const [asked] = await openOffers(writer, { deskId, phones: [phone] });
    if (asked === undefined) await offerTo(writer, context, candidate, freed);
  }
}

async function offerTo(
  writer: Writer,
  { clock, deskId }: ActionContext,
  wish: Waiting,
  freed: FreedTime,
): Promise<void> {
  const nowMs = clock.nowMs();
  const fromMs = Math.max(wish.fromMs, freed.startMs - DAY_MS);
  const untilMs = Math.min(wish.untilMs, freed.endMs);
  const view = await viewBook(writer, { deskId, nowMs, fromMs, untilMs });
  const { policies, zone } = view.business;
  const outreach = await loadOutreach(writer, deskId);
  const tellAtMs = afterQuietHours(nowMs, outreach.quietHours, [zone]);
  const { serviceIds, stylistId } = wish;
  const request = slotRequest(view, { serviceIds, ...(stylistId !== null && { stylistId }) });
  if (!request) return;
  const before = await pastOffers(writer, [wish.id]);
  const elsewhere = await customerVisits(writer, wish.customer.id, {
    startMs: fromMs,
    endMs: untilMs + DAY_MS,
  });
  const [slot] = freeSlots({ ...request, fromMs, untilMs })
    .filter(
      (one) =>
        one.startMs >= tellAtMs + policies.minimumNoticeMinutes * 60_000 &&
        uses(one, freed) &&
        !before.some((offered) => uses(one, { ...offered, stylistIds: [offered.stylistId] })) &&
        !elsewhere.some((visit) => overlap(visit, one)),
    )
    .toSorted((one, other) => awayFrom(freed, one) - awayFrom(freed, other));
  if (!slot) return;
  const expiresAtMs = Math.min(tellAtMs + outreach.waitingOfferMinutes * 60_000, slot.startMs);
  const visitId = await insertHold(writer, {
    deskId,
    callId: null,
    ...slot,
    nowMs,
    heldUntilMs: expiresAtMs,
  });
  await setWaitingStatus(writer, [wish.id], "offered");
  const offerId = await insertOffer(writer, {
    waitingId: wish.id,
    visitId,
    expiresAtMs,
    offeredAtMs: nowMs,
  });
  await enqueue(writer, {
    deskId,
    key: `waiting-offer:${offerId}`,
    kind: "waiting-offer",
    visitId,
    recipient: wish.customer.phone,
    payload: { untilMs: expiresAtMs, name: wish.customer.name },
    dueAtMs: tellAtMs,
    notAfterMs: expiresAtMs,
    nowMs,
  });
}

/** Whether a visit takes some of that time of one of these people. */
function uses(
  slot: Slot,
  time: {
    readonly startMs: number;
    readonly endMs: number;
    readonly stylistIds: readonly string[];
  },
): boolean {
  return slot.segments.some(
    ({ personId, occupied }) => time.stylistIds.includes(personId) && overlap(occupied, time),
  );
}

function overlap(
  one: { readonly startMs: number; readonly endMs: number },
  other: { readonly startMs: number; readonly endMs: number },
): boolean {
  return one.startMs < other.endMs && other.startMs < one.endMs;
}

/** A visit that begins where the old one did leaves the least time over. */
function awayFrom(freed: FreedTime, slot: Slot): number {
  return Math.abs(slot.startMs - freed.startMs);
}
