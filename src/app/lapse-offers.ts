import { lapseWaitingOffers } from "../actions/waiting/lapse-waiting-offers.ts";
import type { Clock } from "../base/clock.ts";
import type { Database } from "../store/database.ts";

/** Passes on the places that nobody answered for, at every desk. */
export async function lapseOffers({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): Promise<void> {
  const desks = await database.read.selectFrom("desks").select("id").execute();
  const actor = { kind: "system", channel: "jobs" } as const;
  for (const { id: deskId } of desks) await lapseWaitingOffers({ database, clock, deskId, actor });
}
