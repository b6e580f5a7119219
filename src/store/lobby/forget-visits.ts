import { randomBytes } from "node:crypto";
import type { Writer } from "../database.ts";

/** What of a visit is no longer needed. */
export interface Forgetting {
  readonly visitorName?: boolean;
  readonly company?: boolean;
  /** What they came for, and what the host said to it. */
  readonly purposeWords?: boolean;
  /** Everything but when they came and left, whom they saw and what was decided. */
  readonly all?: boolean;
}

/** Erases that of these visits, and what else holds it: news told them, what they agreed to, whom they expected. */
export async function forgetOfVisits(
  writer: Writer,
  visitIds: readonly string[],
  what: Forgetting,
  nowMs: number,
): Promise<void> {
  if (visitIds.length === 0) return;
  const { visitorName, company, purposeWords } = what;
  const all = what.all === true;
  await writer
    .updateTable("lobby_visits")
    .set({
      ...((all || visitorName === true) && { visitor_name: null }),
      ...((all || company === true) && { company: null }),
      ...((all || purposeWords === true) && { purpose_words: null, host_said: null }),
      ...(all && { call_id: null, expected_visit_id: null, forgotten_at_ms: nowMs }),
    })
    .where("id", "in", visitIds)
    .execute();
  // News may name the visitor and tell what it is about.
  if (all || visitorName === true || purposeWords === true)
    await writer.deleteFrom("visit_news").where("visit_id", "in", visitIds).execute();
  if (!all) return;
  await writer.deleteFrom("deny_hits").where("visit_id", "in", visitIds).execute();
  await writer.deleteFrom("document_acceptances").where("visit_id", "in", visitIds).execute();
  await writer
    .updateTable("host_steps")
    .set({ carrier_id: null })
    .where("visit_id", "in", visitIds)
    .execute();
  // The code on an old badge finds nothing.
  for (const id of visitIds)
    await writer
      .updateTable("lobby_visits")
      .set({ badge_token: randomBytes(16).toString("base64url") })
      .where("id", "=", id)
      .execute();
}

/**
 * Erases who was expected; when they were, and by whom, stays. What stands for a meeting to come stays until it's over: without it, its
 * calendar would tell of the visitor again.
 */
export async function forgetExpected(
  writer: Writer,
  ids: readonly string[],
  nowMs: number,
): Promise<void> {
  if (ids.length === 0) return;
  await writer
    .updateTable("expected_visits")
    .set({
      visitor_name: null,
      company: null,
      email: null,
      subject: null,
      invitation: null,
      invitation_reason: null,
      forgotten_at_ms: nowMs,
    })
    .where("id", "in", ids)
    .execute();
  await writer
    .updateTable("expected_visits")
    .set({ event_key: null })
    .where("id", "in", ids)
    .where("ends_at_ms", "<=", nowMs)
    .execute();
}

/** Erases what visitors were read back in these conversations. */
export async function forgetLobbyProposals(
  writer: Writer,
  callIds: readonly string[],
): Promise<void> {
  if (callIds.length > 0)
    await writer.deleteFrom("lobby_proposals").where("call_id", "in", callIds).execute();
}
