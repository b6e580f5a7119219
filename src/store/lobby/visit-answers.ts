import type { Writer } from "../database.ts";
import type { LobbyVisitsTable } from "../schema/lobby-visits.ts";

/** Notes that somebody was told of a visit; who was told first counts. */
export async function markVisitTold(writer: Writer, visitId: string, nowMs: number): Promise<void> {
  await writer
    .updateTable("lobby_visits")
    .set({ notified_at_ms: nowMs })
    .where("id", "=", visitId)
    .where("notified_at_ms", "is", null)
    .execute();
  await writer
    .updateTable("lobby_visits")
    .set({ status: "waiting" })
    .where("id", "=", visitId)
    .where("status", "=", "arrived")
    .execute();
}

/** Keeps the answer to a visit. Answers false when there was one before that it doesn't replace, or the visitor has left. */
export async function keepHostAnswer(
  writer: Writer,
  visitId: string,
  kept: {
    readonly answer: NonNullable<LobbyVisitsTable["host_answer"]>;
    readonly said?: string;
    readonly byEmployeeId?: string;
    readonly status: "answered" | "turned-away";
    /** Whether it takes the place of the one before. */
    readonly replaces: boolean;
    readonly nowMs: number;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("lobby_visits")
    .set({
      host_answer: kept.answer,
      host_said: kept.said ?? null,
      answered_by_id: kept.byEmployeeId ?? null,
      answered_at_ms: kept.nowMs,
      status: kept.status,
    })
    .where("id", "=", visitId)
    .$if(!kept.replaces, (query) => query.where("answered_at_ms", "is", null))
    .where("left_at_ms", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Has the front desk told at once, whatever was planned for it, unless it has been told already. */
export async function sendFrontDeskAtOnce(
  writer: Writer,
  { visitId, nowMs }: { readonly visitId: string; readonly nowMs: number },
): Promise<void> {
  await writer
    .updateTable("host_steps")
    .set({ status: "waiting", reason: null, due_at_ms: nowMs, settled_at_ms: null })
    .where("visit_id", "=", visitId)
    .where("step", "=", "front-desk")
    .where("status", "in", ["skipped", "waiting"])
    .where("attempts", "=", 0)
    .execute();
}
