import { newId } from "../../../base/id.ts";
import { toLocal } from "../../../domain/scheduling/local-time.ts";
import { recordAudit } from "../../../store/audit/audit.ts";
import { forgetCalls } from "../../../store/calls/forget-call.ts";
import type { Writer } from "../../../store/database.ts";
import {
  forgetExpected,
  forgetLobbyProposals,
  forgetOfVisits,
} from "../../../store/lobby/forget-visits.ts";
import { callOf, type ActionContext } from "../../action-context.ts";

export type EraseVisitorResult =
  | { readonly ok: true; readonly visits: number; readonly expected: number }
  | {
      readonly ok: false;
      /** `here`: they haven't left yet. `expected`: they are to come. */
      readonly reason: "nobody" | "here" | "expected";
      /** When they are to come, `YYYY-MM-DDTHH:MM` at the desk. */
      readonly at?: string;
    };

/**
 * Erases every visit of a visitor of this name, and that they were expected: who they were, where from, what for, and the words of those
 * conversations. That somebody came, and when, stays. With `rehearse` it only says how many that would be.
 */
export async function eraseVisitor(
  context: ActionContext,
  input: { readonly name: string; readonly rehearse?: boolean },
): Promise<EraseVisitorResult> {
  const { database, deskId, clock, actor } = context;
  const nowMs = clock.nowMs();
  const wanted = plain(input.name);
  return await database.write(async (writer) => {
    const { visits, expected } = await named(writer, deskId, wanted);
    if (visits.length + expected.length === 0) return { ok: false, reason: "nobody" };
    if (visits.some(({ left_at_ms: leftAtMs }) => leftAtMs === null))
      return { ok: false, reason: "here" };
    const next = expected.find((one) => one.status === "expected" && one.ends_at_ms > nowMs);
    if (next) {
      const { zone } = await writer
        .selectFrom("desks")
        .select("zone")
        .where("id", "=", deskId)
        .executeTakeFirstOrThrow();
      return { ok: false, reason: "expected", at: toLocal(next.starts_at_ms, zone) };
    }
    const counts = { visits: visits.length, expected: expected.length };
    if (input.rehearse === true) return { ok: true, ...counts };
    const visitIds = visits.map(({ id }) => id);
    const callIds = visits.flatMap(({ call_id: callId }) => callId ?? []);
    await forgetCalls(writer, callIds, nowMs);
    await forgetLobbyProposals(writer, callIds);
    await forgetOfVisits(writer, visitIds, { all: true }, nowMs);
    await forgetExpected(
      writer,
      expected.map(({ id }) => id),
      nowMs,
    );
    const changeId = context.changeId ?? newId("change");
    for (const subjectId of visitIds)
      await recordAudit(writer, {
        deskId,
        atMs: nowMs,
        actor: actor.kind,
        channel: actor.channel,
        callId: callOf(context),
        action: "erased",
        subject: "lobby_visits",
        subjectId,
        changeId,
      });
    return { ok: true, ...counts };
  });
}

async function named(writer: Writer, deskId: string, wanted: string) {
  const visits = await writer
    .selectFrom("lobby_visits")
    .select(["id", "visitor_name", "left_at_ms", "call_id"])
    .where("desk_id", "=", deskId)
    .where("visitor_name", "is not", null)
    .execute();
  const expected = await writer
    .selectFrom("expected_visits")
    .select(["id", "visitor_name", "status", "starts_at_ms", "ends_at_ms"])
    .where("desk_id", "=", deskId)
    .where("visitor_name", "is not", null)
    .execute();
  const isWanted = (one: { readonly visitor_name: string | null }): boolean =>
    plain(one.visitor_name ?? "") === wanted;
  return { visits: visits.filter(isWanted), expected: expected.filter(isWanted) };
}

function plain(name: string): string {
  return name.trim().replaceAll(/\s+/gu, " ").toLowerCase();
}
