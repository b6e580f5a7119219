import { newId } from "../../../base/id.ts";
import { recordAudit } from "../../../store/audit/audit.ts";
import { visitsOfCall } from "../../../store/lobby/lobby-visits.ts";
import { callOf, type ActionContext } from "../../action-context.ts";
import { requestBadge } from "./request-badge.ts";

/** Several badges of one visit are as good as a stolen one. */
const MOST_BADGES = 3;

/** Asks for another badge for whoever was announced in this call; `none` where nobody was, or they are to see a person first. */
export async function printBadgeAgain(
  context: ActionContext,
): Promise<"asked" | "under-way" | "none" | "too-many"> {
  const { database, deskId, clock } = context;
  const callId = callOf(context);
  if (callId === null) return "none";
  return await database.write(async (writer) => {
    const visits = await visitsOfCall(writer, deskId, callId);
    const visit = visits.find(
      ({ status, visitor_name: name }) =>
        name !== null && status !== "left" && status !== "review" && status !== "turned-away",
    );
    if (!visit) return "none";
    const badges = await writer
      .selectFrom("badges")
      .select("status")
      .where("visit_id", "=", visit.id)
      .execute();
    if (badges.some(({ status }) => status === "waiting" || status === "printing"))
      return "under-way";
    if (badges.length >= MOST_BADGES) return "too-many";
    const nowMs = clock.nowMs();
    await requestBadge(writer, visit.id, nowMs);
    await recordAudit(writer, {
      deskId,
      atMs: nowMs,
      actor: context.actor.kind,
      channel: context.actor.channel,
      callId,
      action: "badge-asked",
      subject: "lobby_visits",
      subjectId: visit.id,
      changeId: context.changeId ?? newId("change"),
    });
    return "asked";
  });
}
