import { toIsoWithOffset } from "../../../domain/scheduling/local-time.ts";
import { hitsOfVisit } from "../../../store/lobby/deny-list.ts";
import { acceptancesOf } from "../../../store/lobby/documents.ts";
import { listEmployees } from "../../../store/lobby/employees.ts";
import { expectedVisits, type ExpectedVisit } from "../../../store/lobby/expected-visits.ts";
import { hostSteps } from "../../../store/lobby/host-steps.ts";
import {
  presentVisits,
  visitsBetween,
  type LobbyVisit,
} from "../../../store/lobby/lobby-visits.ts";
import type { ActionContext } from "../../action-context.ts";
import { deskRules } from "../../manage/desk-row.ts";

/** A visit for the owner's eyes. Times are ISO 8601 with the desk's offset; null is what nobody knows, or what was forgotten. */
export type VisitView = ReturnType<typeof viewVisit>;

/** Somebody who is expected, for the owner's eyes. */
export type ExpectedView = ReturnType<typeof viewExpected>;

/** Visits that began within a span, the newest first; without one, of those who are here now. */
export async function listVisits(
  { database, deskId }: ActionContext,
  span?: { readonly fromMs: number; readonly untilMs: number },
): Promise<readonly VisitView[]> {
  const { read } = database;
  const visits = span ? await visitsBetween(read, deskId, span) : await presentVisits(read, deskId);
  const names = await hostNames({ database, deskId });
  const { zone } = await deskRules(read, deskId);
  return visits.map((visit) => viewVisit(visit, names, zone));
}

/** Everything about one visit: how its host was told, what was accepted, whom it was taken for. */
export async function showVisit(context: Pick<ActionContext, "database">, visit: VisitView) {
  const { read } = context.database;
  const [steps, accepted, hits] = await Promise.all([
    hostSteps(read, visit.id),
    acceptancesOf(read, visit.id),
    hitsOfVisit(read, visit.id),
  ]);
  return {
    ...visit,
    told: steps.map(({ step, status, reason }) => ({ step, status, reason })),
    accepted: accepted.map(({ name, version, hash }) => ({ name, version, hash })),
    denyList: hits.map(({ entry, score, verdict, note }) => ({
      entry,
      score: Math.round(score * 100) / 100,
      verdict,
      note,
    })),
  };
}

/** Who is expected within a span and hasn't come, the earliest first. */
export async function listExpected(
  { database, deskId }: ActionContext,
  span: { readonly fromMs: number; readonly untilMs: number },
): Promise<readonly ExpectedView[]> {
  const names = await hostNames({ database, deskId });
  const { zone } = await deskRules(database.read, deskId);
  const expected = await expectedVisits(database.read, deskId, span);
  return expected.map((one) => viewExpected(one, names, zone));
}

async function hostNames({
  database,
  deskId,
}: Pick<ActionContext, "database" | "deskId">): Promise<ReadonlyMap<string, string>> {
  const people = await listEmployees(database.read, deskId);
  return new Map(people.map(({ id, name }) => [id, name]));
}

function viewVisit(visit: LobbyVisit, names: ReadonlyMap<string, string>, zone: string) {
  const iso = (atMs: number | null): string | null =>
    atMs === null ? null : toIsoWithOffset(atMs, zone);
  return {
    id: visit.id,
    visitor: visit.visitor_name,
    company: visit.company,
    purpose: visit.purpose,
    about: visit.purpose_words,
    people: visit.party_size,
    host: names.get(visit.host_id ?? "") ?? null,
    status: visit.status,
    answer: visit.host_answer,
    arrived: toIsoWithOffset(visit.arrived_at_ms, zone),
    left: iso(visit.left_at_ms),
    leftBy: visit.left_by,
  };
}

function viewExpected(one: ExpectedVisit, names: ReadonlyMap<string, string>, zone: string) {
  return {
    id: one.id,
    visitor: one.visitor_name,
    company: one.company,
    host: names.get(one.host_id) ?? null,
    subject: one.subject,
    starts: toIsoWithOffset(one.starts_at_ms, zone),
    ends: toIsoWithOffset(one.ends_at_ms, zone),
    email: one.email,
    invitation: one.invitation,
    invitationReason: one.invitation_reason,
  };
}
