import { randomBytes } from "node:crypto";
import { newId } from "../../../base/id.ts";
import { planTelling } from "../../../domain/visits/plan-ladder.ts";
import { recordAudit } from "../../../store/audit/audit.ts";
import type { Writer } from "../../../store/database.ts";
import { findEmployee } from "../../../store/lobby/employees.ts";
import { insertHostSteps } from "../../../store/lobby/host-steps.ts";
import { insertLobbyVisit } from "../../../store/lobby/lobby-visits.ts";
import { callOf, type ActionContext } from "../../action-context.ts";
import type { LeftMessage } from "./propose-in-lobby.ts";
import { reachable, steppingIn } from "../hosts/reachable.ts";

/**
 * Passes words on to a host, away or not: a visit that is over at once, and one rung. Part of the transaction that takes the proposal.
 * Answers the visit's id, or `unknown-host` when the host has left meanwhile.
 */
export async function leaveMessage(
  writer: Writer,
  context: ActionContext,
  { hostId, visitor, words }: LeftMessage,
): Promise<{ readonly visitId: string } | "unknown-host"> {
  const { deskId, clock } = context;
  const nowMs = clock.nowMs();
  const host = await findEmployee(writer, deskId, hostId);
  if (!host || host.isGone) return "unknown-host";
  const visitId = await insertLobbyVisit(writer, {
    desk_id: deskId,
    location_id: host.locationId ?? null,
    call_id: callOf(context),
    visitor_name: visitor,
    company: null,
    purpose: "message",
    purpose_words: words,
    party_size: 1,
    host_id: hostId,
    language: "en",
    status: "left",
    badge_token: randomBytes(16).toString("base64url"),
    expected_visit_id: null,
    arrived_at_ms: nowMs,
    left_at_ms: nowMs,
    left_by: "voice",
  });
  // Whoever steps in hears of it only where the host can't be told at all.
  const rungs = planTelling(reachable(host), await steppingIn(writer, deskId, host));
  await insertHostSteps(writer, { deskId, visitId, nowMs }, rungs);
  await recordAudit(writer, {
    deskId,
    atMs: nowMs,
    actor: context.actor.kind,
    channel: context.actor.channel,
    callId: callOf(context),
    action: "left-message",
    subject: "lobby_visits",
    subjectId: visitId,
    after: { hostId },
    changeId: context.changeId ?? newId("change"),
  });
  return { visitId };
}
