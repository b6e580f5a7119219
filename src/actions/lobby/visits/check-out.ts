import { newId } from "../../../base/id.ts";
import { recordAudit } from "../../../store/audit/audit.ts";
import type { Writer } from "../../../store/database.ts";
import { skipHostSteps } from "../../../store/lobby/host-steps.ts";
import {
  endLobbyVisit,
  findLobbyVisit,
  findVisitByBadge,
  type LobbyVisit,
} from "../../../store/lobby/lobby-visits.ts";
import { callOf, type ActionContext } from "../../action-context.ts";

export type CheckOutResult =
  | { readonly ok: true; readonly visit: LobbyVisit }
  | { readonly ok: false; readonly reason: "unknown-visit" | "left-already" };

/** How somebody left: as `lobby_visits.left_by`. */
type LeftBy = NonNullable<LobbyVisit["left_by"]>;

/** Notes that a visitor left: their host pressed the button, or the front desk saw them go. */
export async function checkOut(
  context: ActionContext,
  leaving: { readonly visitId: string; readonly by: LeftBy },
): Promise<CheckOutResult> {
  const { database, deskId, clock } = context;
  return await database.write(async (writer) => {
    const visit = await findLobbyVisit(writer, deskId, leaving.visitId);
    if (!visit) return { ok: false, reason: "unknown-visit" };
    return await leave(writer, context, visit, { by: leaving.by, atMs: clock.nowMs() });
  });
}

/** The same for whoever holds the badge. Its token is random, so a wrong one is nobody's. */
export async function checkOutByBadge(
  context: Pick<ActionContext, "database" | "clock">,
  token: string,
): Promise<CheckOutResult> {
  const { database, clock } = context;
  return await database.write(async (writer) => {
    const visit = await findVisitByBadge(writer, token);
    if (!visit) return { ok: false, reason: "unknown-visit" };
    const own: ActionContext = {
      database,
      clock,
      deskId: visit.desk_id,
      actor: { kind: "system", channel: "jobs" },
    };
    return await leave(writer, own, visit, { by: "badge", atMs: clock.nowMs() });
  });
}

/** Ends a visit within a transaction: nobody is told of somebody who has gone. */
export async function leave(
  writer: Writer,
  context: ActionContext,
  visit: LobbyVisit,
  end: { readonly by: LeftBy; readonly atMs: number },
): Promise<CheckOutResult> {
  const { actor, clock } = context;
  const nowMs = clock.nowMs();
  if (!(await endLobbyVisit(writer, visit.id, end))) return { ok: false, reason: "left-already" };
  await skipHostSteps(writer, visit.id, { reason: "left", nowMs });
  await recordAudit(writer, {
    deskId: visit.desk_id,
    atMs: nowMs,
    actor: actor.kind,
    channel: actor.channel,
    callId: callOf(context),
    action: "left",
    subject: "lobby_visits",
    subjectId: visit.id,
    after: { by: end.by },
    changeId: context.changeId ?? newId("change"),
  });
  return { ok: true, visit: { ...visit, left_at_ms: end.atMs, left_by: end.by } };
}
