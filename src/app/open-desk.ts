import { openClinicDesk } from "../desks/clinic/open-clinic-desk.ts";
import { openLobbyDesk } from "../desks/lobby/open-lobby-desk.ts";
import { openSalonDesk } from "../desks/salon/open-salon-desk.ts";
import type { LobbyBook } from "../desks/lobby/lobby-book.ts";
import type { Trade } from "../domain/business/trade.ts";
import { loadDesk } from "../actions/load-desk.ts";
import type { Desk } from "../ports/desk.ts";

/** The desk of a business for one call, of whichever trade it is. */
export async function openDesk(book: LobbyBook): Promise<Desk> {
  const { trade } = await loadDesk({ ...book, actor: { kind: "system", channel: "jobs" } });
  return await OPENERS[trade](book);
}

const OPENERS: Readonly<Record<Trade, (book: LobbyBook) => Promise<Desk>>> = {
  salon: openSalonDesk,
  clinic: openClinicDesk,
  lobby: openLobbyDesk,
};
