import { localDayAround } from "../../../domain/scheduling/local-time.ts";
import { presentVisits, type LobbyVisit } from "../../../store/lobby/lobby-visits.ts";
import { lobbyPlaces, type LobbyPlaces } from "../../../store/lobby/places.ts";
import type { ActionContext } from "../../action-context.ts";
import { leave } from "./check-out.ts";

/**
 * Ends the visits of those who forgot to sign out, at the midnight of the place they came to: the first one after they came, however late
 * this runs. Answers how many it ended.
 */
export async function checkOutAtMidnight(
  context: Pick<ActionContext, "database" | "clock">,
): Promise<number> {
  const { database, clock } = context;
  const nowMs = clock.nowMs();
  let ended = 0;
  for (const places of await lobbyPlaces(database.read)) {
    const { deskId } = places;
    const over = (await presentVisits(database.read, deskId)).filter(
      (visit) => midnightOf(visit, places) <= nowMs,
    );
    if (over.length === 0) continue;
    const own: ActionContext = { ...context, deskId, actor: { kind: "system", channel: "jobs" } };
    ended += await database.write(async (writer) => {
      const left = [];
      for (const visit of over) {
        const end = { by: "midnight", atMs: midnightOf(visit, places) } as const;
        if ((await leave(writer, own, visit, end)).ok) left.push(visit.id);
      }
      return left.length;
    });
  }
  return ended;
}

function midnightOf(visit: LobbyVisit, { zone, locations }: LobbyPlaces): number {
  const there = locations.get(visit.location_id ?? "")?.zone ?? zone;
  return localDayAround(visit.arrived_at_ms, there).endMs;
}
