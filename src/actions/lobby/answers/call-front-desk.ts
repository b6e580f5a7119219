import { randomBytes } from "node:crypto";
import { newId } from "../../../base/id.ts";
import { planTelling } from "../../../domain/visits/plan-ladder.ts";
import { recordAudit } from "../../../store/audit/audit.ts";
import { insertHostSteps } from "../../../store/lobby/host-steps.ts";
import { insertLobbyVisit, visitsOfCall } from "../../../store/lobby/lobby-visits.ts";
import { callOf, type ActionContext } from "../../action-context.ts";

/**
 * Asks the front desk to see to a visitor who wants a person, or whom nobody else can help: once a conversation. `about` is why, in a few
 * words. A visit of its own, so that it is in the roll call until somebody signs them in or out.
 */
export async function callFrontDesk(
  context: ActionContext,
  about: string | undefined,
): Promise<void> {
  const { database, deskId, clock } = context;
  const callId = callOf(context);
  const nowMs = clock.nowMs();
  await database.write(async (writer) => {
    const before = callId === null ? [] : await visitsOfCall(writer, deskId, callId);
    if (before.some(({ host_id: host, purpose }) => host === null && purpose === "other")) return;
    const visitId = await insertLobbyVisit(writer, {
      desk_id: deskId,
      location_id: null,
      call_id: callId,
      visitor_name: null,
      company: null,
      purpose: "other",
      purpose_words: about ?? null,
      party_size: 1,
      host_id: null,
      language: "en",
      status: "arrived",
      badge_token: randomBytes(16).toString("base64url"),
      expected_visit_id: null,
      arrived_at_ms: nowMs,
    });
    await insertHostSteps(writer, { deskId, visitId, nowMs }, planTelling(undefined, undefined));
    await recordAudit(writer, {
      deskId,
      atMs: nowMs,
      actor: context.actor.kind,
      channel: context.actor.channel,
      callId,
      action: "asked-for-person",
      subject: "lobby_visits",
      subjectId: visitId,
      changeId: context.changeId ?? newId("change"),
    });
  });
}
