import { newId } from "../../../base/id.ts";
import { planLadder } from "../../../domain/visits/plan-ladder.ts";
import { recordAudit } from "../../../store/audit/audit.ts";
import type { Writer } from "../../../store/database.ts";
import { decideHits } from "../../../store/lobby/deny-list.ts";
import { findEmployee } from "../../../store/lobby/employees.ts";
import {
  insertHostSteps,
  setAsideHostSteps,
  skipHostSteps,
} from "../../../store/lobby/host-steps.ts";
import { loadLobbyRules } from "../../../store/lobby/lobby-rules.ts";
import {
  findLobbyVisit,
  letInAfterReview,
  turnAwayAfterReview,
  type LobbyVisit,
} from "../../../store/lobby/lobby-visits.ts";
import { callOf, type ActionContext } from "../../action-context.ts";
import { reachable, steppingIn } from "../hosts/reachable.ts";
import { requestBadge } from "../visits/request-badge.ts";

export type DecideVisitResult =
  | { readonly ok: true; readonly visit: LobbyVisit }
  /** There is no such visit; nobody has to look at it; or it was decided, or they left, meanwhile. */
  | { readonly ok: false; readonly reason: "unknown-visit" | "no-review" };

/**
 * A person looked at a visitor who may be on the deny list. Somebody `other` is announced now as everybody is; the `same` is turned away,
 * by people: the desk tells them nothing. The first decision holds.
 */
export async function decideVisit(
  context: ActionContext,
  decision: {
    readonly visitId: string;
    readonly verdict: "same" | "other";
    readonly printsBadges: boolean;
  },
): Promise<DecideVisitResult> {
  const { database, deskId, clock, actor } = context;
  const nowMs = clock.nowMs();
  const { visitId, verdict } = decision;
  return await database.write(async (writer) => {
    const visit = await findLobbyVisit(writer, deskId, visitId);
    if (!visit) return { ok: false, reason: "unknown-visit" };
    const isDecided =
      verdict === "other"
        ? await letInAfterReview(writer, visitId)
        : await turnAwayAfterReview(writer, visitId, nowMs);
    if (!isDecided) return { ok: false, reason: "no-review" };
    await decideHits(writer, visitId, { verdict, decidedBy: actor.kind, nowMs });
    await skipHostSteps(writer, visitId, { reason: "decided", nowMs });
    if (verdict === "other") {
      await announceNow(writer, context, visit);
      if (decision.printsBadges && visit.visitor_name !== null)
        await requestBadge(writer, visitId, nowMs);
    }
    await recordAudit(writer, {
      deskId,
      atMs: nowMs,
      actor: actor.kind,
      channel: actor.channel,
      callId: callOf(context),
      action: verdict === "other" ? "let-in" : "turned-away",
      subject: "lobby_visits",
      subjectId: visitId,
      changeId: context.changeId ?? newId("change"),
    });
    return { ok: true, visit };
  });
}

/** The ladder that everybody else's visit has from the first moment. */
async function announceNow(
  writer: Writer,
  { deskId, clock }: ActionContext,
  visit: LobbyVisit,
): Promise<void> {
  const host =
    visit.host_id === null ? undefined : await findEmployee(writer, deskId, visit.host_id);
  const present = host?.isGone === true ? undefined : host;
  const alternate = await steppingIn(writer, deskId, host);
  const rungs = planLadder(await loadLobbyRules(writer, deskId), reachable(present), alternate);
  // The front desk was told to look; that it may have to be told again is another rung.
  await setAsideHostSteps(writer, visit.id, "review");
  await insertHostSteps(writer, { deskId, visitId: visit.id, nowMs: clock.nowMs() }, rungs);
}
