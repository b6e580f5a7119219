import { newId } from "../../base/id.ts";
import type { Reader, Writer } from "../database.ts";
import type { WaitingOffersTable } from "../schema/waiting-offers.ts";

/** A place that is held for somebody who waits. */
export interface WaitingOffer {
  readonly id: string;
  readonly waitingId: string;
  /** The hold. */
  readonly visitId: string;
  readonly expiresAtMs: number;
  readonly offeredAtMs: number;
}

/** Which of the open offers of a desk; everything given must hold. */
export interface OpenOfferQuery {
  readonly deskId: string;
  /** To somebody at one of these numbers, E.164. */
  readonly phones?: readonly string[];
  readonly waitingIds?: readonly string[];
  readonly visitIds?: readonly string[];
  /** Expires at this instant or before. */
  readonly expiredAtMs?: number;
}

/** Offers that nobody has answered, the one that expires first before the others. */
export async function openOffers(
  reader: Reader,
  query: OpenOfferQuery,
): Promise<readonly WaitingOffer[]> {
  let select = reader
    .selectFrom("waiting_offers")
    .innerJoin("waiting_list", "waiting_list.id", "waiting_offers.waiting_id")
    .select([
      "waiting_offers.id",
      "waiting_offers.waiting_id as waitingId",
      "waiting_offers.visit_id as visitId",
      "waiting_offers.expires_at_ms as expiresAtMs",
      "waiting_offers.created_at_ms as offeredAtMs",
    ])
    .where("waiting_list.desk_id", "=", query.deskId)
    .where("waiting_offers.status", "=", "open")
    .orderBy("waiting_offers.expires_at_ms")
    .orderBy("waiting_offers.id");
  const { phones, waitingIds, visitIds, expiredAtMs } = query;
  if (phones) {
    const people = reader
      .selectFrom("customer_phones")
      .select("customer_id")
      .where("phone", "in", phones);
    select = select.where("waiting_list.customer_id", "in", people);
  }
  if (waitingIds) select = select.where("waiting_id", "in", waitingIds);
  if (visitIds) select = select.where("visit_id", "in", visitIds);
  if (expiredAtMs !== undefined)
    select = select.where("waiting_offers.expires_at_ms", "<=", expiredAtMs);
  return await select.execute();
}

/** Notes that a hold is offered to somebody. */
export async function insertOffer(
  writer: Writer,
  offer: Omit<WaitingOffer, "id">,
): Promise<string> {
  const id = newId("offer");
  await writer
    .insertInto("waiting_offers")
    .values({
      id,
      waiting_id: offer.waitingId,
      visit_id: offer.visitId,
      expires_at_ms: offer.expiresAtMs,
      status: "open",
      created_at_ms: offer.offeredAtMs,
    })
    .execute();
  return id;
}

/** Keeps an offer and its hold open for longer, for somebody who is just answering. */
export async function extendOffer(
  writer: Writer,
  offer: WaitingOffer,
  expiresAtMs: number,
): Promise<void> {
  await writer
    .updateTable("waiting_offers")
    .set({ expires_at_ms: expiresAtMs })
    .where("id", "=", offer.id)
    .execute();
  await writer
    .updateTable("visits")
    .set({ held_until_ms: expiresAtMs })
    .where("id", "=", offer.visitId)
    .where("status", "=", "held")
    .execute();
}

/** Notes how an open offer ended. */
export async function settleOffer(
  writer: Writer,
  id: string,
  status: Exclude<WaitingOffersTable["status"], "open">,
): Promise<void> {
  await writer
    .updateTable("waiting_offers")
    .set({ status })
    .where("id", "=", id)
    .where("status", "=", "open")
    .execute();
}

/** What somebody was offered before: when, with whom, and what came of it. */
export async function pastOffers(
  reader: Reader,
  waitingIds: readonly string[],
): Promise<
  readonly {
    readonly waitingId: string;
    readonly status: WaitingOffersTable["status"];
    readonly stylistId: string;
    readonly startMs: number;
    readonly endMs: number;
  }[]
> {
  return await reader
    .selectFrom("waiting_offers")
    .innerJoin("segments", "segments.visit_id", "waiting_offers.visit_id")
    .select([
      "waiting_id as waitingId",
      "status",
      "stylist_id as stylistId",
      "occupied_from_ms as startMs",
      "occupied_until_ms as endMs",
    ])
    .where("waiting_id", "in", waitingIds)
    .where("status", "<>", "open")
    .execute();
}
