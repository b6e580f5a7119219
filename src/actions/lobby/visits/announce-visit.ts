import { randomBytes } from "node:crypto";
import { newId } from "../../../base/id.ts";
import { planLadder, planTelling } from "../../../domain/visits/plan-ladder.ts";
import { recordAudit } from "../../../store/audit/audit.ts";
import type { Writer } from "../../../store/database.ts";
import { findEmployee } from "../../../store/lobby/employees.ts";
import { markExpectedArrived } from "../../../store/lobby/expected-visits.ts";
import { insertHostSteps } from "../../../store/lobby/host-steps.ts";
import { insertLobbyVisit } from "../../../store/lobby/lobby-visits.ts";
import { loadLobbyRules } from "../../../store/lobby/lobby-rules.ts";
import { callOf, type ActionContext } from "../../action-context.ts";
import { findDenyHits } from "../deny/find-deny-hits.ts";
import { expectedAboutNow, isTheirs } from "../hosts/expecting-hosts.ts";
import type { Announcement } from "./propose-in-lobby.ts";
import { reachable, steppingIn } from "../hosts/reachable.ts";
import { requestBadge } from "./request-badge.ts";

/** What became of it: `review` when a person is to look first, which the visitor is not told. */
export interface Announced {
  readonly visitId: string;
  readonly outcome: "announced" | "delivered" | "review";
  readonly printsBadge: boolean;
}

/**
 * Writes a visit that was agreed to, everything that follows from it beside it: who is told and when, the badge, the audit. Part of the
 * transaction that takes the proposal, so that it is written once. Answers `unknown-host` when the host has left meanwhile.
 */
export async function announceVisit(
  writer: Writer,
  context: ActionContext,
  wish: Announcement & {
    readonly printsBadges: boolean;
    /** The invitation they showed; without one, it is looked for whether they were expected. */
    readonly expectedId?: string;
  },
): Promise<Announced | "unknown-host"> {
  const { deskId, clock } = context;
  const nowMs = clock.nowMs();
  const { hostId, visitor, company, purpose } = wish;
  const host = hostId === null ? undefined : await findEmployee(writer, deskId, hostId);
  if (hostId !== null && (host === undefined || host.isGone)) return "unknown-host";
  const rules = await loadLobbyRules(writer, deskId);
  const isDelivery = purpose === "delivery";
  const hits =
    visitor === null || isDelivery
      ? []
      : await findDenyHits(writer, deskId, {
          name: visitor,
          ...(company !== null && { company }),
        });
  const isReviewed = hits.length > 0;
  const expected = wish.expectedId ?? (await expectedOf(writer, context, wish));
  const visitId = await insertLobbyVisit(writer, {
    desk_id: deskId,
    location_id: host?.locationId ?? null,
    call_id: callOf(context),
    visitor_name: visitor,
    company,
    purpose,
    purpose_words: wish.about,
    party_size: wish.partySize,
    host_id: hostId,
    language: "en",
    status: isReviewed ? "review" : isDelivery ? "left" : "arrived",
    badge_token: randomBytes(16).toString("base64url"),
    expected_visit_id: expected ?? null,
    arrived_at_ms: nowMs,
    // Couriers put down what they bring and go.
    ...(isDelivery && { left_at_ms: nowMs, left_by: "voice" }),
  });
  for (const { entryId, score } of hits)
    await writer
      .insertInto("deny_hits")
      .values({
        id: newId("hit"),
        visit_id: visitId,
        entry_id: entryId,
        score,
        verdict: null,
        decided_by: null,
        created_at_ms: nowMs,
        decided_at_ms: null,
      })
      .execute();
  if (expected !== undefined) await markExpectedArrived(writer, expected);
  const alternate = await steppingIn(writer, deskId, host);
  const rungs = isReviewed
    ? planTelling(undefined, undefined)
    : isDelivery
      ? planTelling(reachable(host), alternate)
      : planLadder(rules, reachable(host), alternate);
  await insertHostSteps(writer, { deskId, visitId, nowMs }, rungs);
  const printsBadge = wish.printsBadges && !isDelivery && !isReviewed && visitor !== null;
  if (printsBadge) await requestBadge(writer, visitId, nowMs);
  await recordAudit(writer, {
    deskId,
    atMs: nowMs,
    actor: context.actor.kind,
    channel: context.actor.channel,
    callId: callOf(context),
    action: isDelivery ? "delivered" : "announced",
    subject: "lobby_visits",
    subjectId: visitId,
    after: { hostId, purpose, partySize: wish.partySize, isReviewed },
    changeId: context.changeId ?? newId("change"),
  });
  const outcome = isReviewed ? "review" : isDelivery ? "delivered" : "announced";
  return { visitId, outcome, printsBadge };
}

async function expectedOf(
  writer: Writer,
  { deskId, clock }: ActionContext,
  { hostId, visitor, company }: Announcement,
): Promise<string | undefined> {
  if (hostId === null || visitor === null) return undefined;
  const expected = await expectedAboutNow(writer, deskId, clock.nowMs());
  const who = { visitor, company: company ?? undefined };
  return expected.find((one) => one.host_id === hostId && isTheirs(one, who))?.id;
}
