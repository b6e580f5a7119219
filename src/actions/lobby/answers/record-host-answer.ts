import { newId } from "../../../base/id.ts";
import type { HostAnswer } from "../../../domain/visits/host-answer.ts";
import { colleagueIn, minutesIn } from "../../../domain/visits/read-host-answer.ts";
import type { Audience, Person, VisitFacts } from "../../../notifications/lobby/visit-facts.ts";
import type { KeptAnswer } from "../../../notifications/lobby/word-answered.ts";
import { waitsForNobody } from "../../../notifications/lobby/word-notice.ts";
import { wordAnswer } from "../../../notifications/lobby/word-news.ts";
import { recordAudit } from "../../../store/audit/audit.ts";
import type { Writer } from "../../../store/database.ts";
import { findEmployee } from "../../../store/lobby/employees.ts";
import { insertHostSteps, skipHostSteps } from "../../../store/lobby/host-steps.ts";
import type { LobbyVisit } from "../../../store/lobby/lobby-visits.ts";
import { keepHostAnswer, sendFrontDeskAtOnce } from "../../../store/lobby/visit-answers.ts";
import { insertVisitNews, newsOfVisit } from "../../../store/lobby/visit-news.ts";
import type { ActionContext } from "../../action-context.ts";
import { loadVisitFacts, personOf, type KnownVisit } from "../visits/load-visit-facts.ts";

/** What somebody answered, and how it came. */
export interface AnswerGiven {
  readonly visitId: string;
  readonly answer: HostAnswer;
  /** Their own words: all of it for `said`, else what they added. */
  readonly said?: string;
  /** In the directory; left out for somebody at the front desk who isn't. */
  readonly byEmployeeId?: string;
  /** As what they were told. */
  readonly audience: Audience;
  readonly via: "slack" | "sms" | "call" | "dashboard";
}

export type RecordHostAnswerResult =
  | {
      readonly ok: true;
      /** False: somebody had answered before, and that answer counts. */
      readonly isFirst: boolean;
      /** The answer that counts. */
      readonly kept: KeptAnswer;
      /** Whether whoever answered now is who gave the one that counts. */
      readonly isOwn: boolean;
      readonly facts: VisitFacts;
    }
  | { readonly ok: false; readonly reason: "unknown-visit" | "no-answer-needed" }
  | { readonly ok: false; readonly reason: "left"; readonly facts: VisitFacts };

type Context = Pick<ActionContext, "database" | "clock" | "deskId">;

/** Keeps what somebody answered who was told of a visitor: in a transaction of its own. */
export async function recordHostAnswer(
  context: Context,
  given: AnswerGiven,
): Promise<RecordHostAnswerResult> {
  return await context.database.write((writer) => recordHostAnswerIn(writer, context, given));
}

/**
 * The first answer counts: with it, in one transaction, the ladder stops and the visitor has news. Somebody else's later one is kept in
 * the audit only, and they learn what had been answered; who asked the visitor to wait, or wrote to them, may say more.
 */
export async function recordHostAnswerIn(
  writer: Writer,
  { clock, deskId }: Context,
  given: AnswerGiven,
): Promise<RecordHostAnswerResult> {
  const { visitId, answer, byEmployeeId, audience } = given;
  const known = await loadVisitFacts(writer, { deskId, visitId });
  if (!known) return { ok: false, reason: "unknown-visit" };
  const { visit, facts } = known;
  if (waitsForNobody(facts)) return { ok: false, reason: "no-answer-needed" };
  const earlier = await answerOf(writer, visit);
  const nowMs = clock.nowMs();
  if (visit.left_at_ms !== null && !earlier) return { ok: false, reason: "left", facts };
  const isTheirs = facts.isReviewed || earlier?.answer === "not-expected";
  if (audience === "front-desk" && isTheirs && visit.left_at_ms === null)
    return await takeOver(writer, known, { ...given, nowMs });
  const said = given.said?.trim().slice(0, LONGEST_SAID);
  const isOwn = visit.answered_by_id !== null && visit.answered_by_id === byEmployeeId;
  const isSame = isOwn && earlier?.answer === answer && earlier.said === said;
  // Whoever asked a visitor to wait comes at last, or says how long it takes.
  const followsUp = earlier !== undefined && isOwn && !isSame && MAY_FOLLOW.has(earlier.answer);
  if (earlier && !followsUp) {
    if (!isSame) await audit(writer, known, { ...given, action: "host-answered-late", nowMs });
    return { ok: true, isFirst: false, kept: earlier, isOwn, facts };
  }
  const isKept = await keepHostAnswer(writer, visitId, {
    answer,
    nowMs,
    replaces: followsUp,
    ...(said !== undefined && { said }),
    ...(byEmployeeId !== undefined && { byEmployeeId }),
    status: answer === "not-expected" ? "turned-away" : "answered",
  });
  if (!isKept) return { ok: false, reason: "left", facts };
  await skipHostSteps(writer, visitId, { reason: "answered", nowMs });
  if (answer === "not-expected" && audience !== "front-desk") {
    await sendFrontDeskAtOnce(writer, { visitId, nowMs });
    const frontDesk = { step: "front-desk", employeeId: null, afterMs: 0 } as const;
    await insertHostSteps(writer, { deskId, visitId, nowMs }, [frontDesk]);
  }
  const by = await personBy(writer, deskId, byEmployeeId);
  await tell(writer, known, { ...given, ...(by && { by }), nowMs });
  await audit(writer, known, { ...given, action: "host-answered", nowMs });
  const kept = { answer, atMs: nowMs, ...(said !== undefined && { said }), ...(by && { by }) };
  return { ok: true, isFirst: true, kept, isOwn: true, facts };
}

/**
 * The front desk sees to a visitor whom the host doesn't expect, or who is to be looked at first: the visitor hears what it answers, the
 * first time. It is no answer of the host's, so the visit stays as it is.
 */
async function takeOver(
  writer: Writer,
  known: KnownVisit,
  given: AnswerGiven & { readonly nowMs: number },
): Promise<RecordHostAnswerResult> {
  const { visit, facts } = known;
  const { answer, said, byEmployeeId, nowMs } = given;
  const by = await personBy(writer, visit.desk_id, byEmployeeId);
  const before = await newsOfVisit(writer, visit.id);
  // Somebody who is looked at first must not be led on by it.
  const kind = facts.isReviewed ? "please-wait" : FROM_DESK + answer;
  const isFirst = !before.some((one) => one.kind === kind || one.kind.startsWith(FROM_DESK));
  if (isFirst) await tell(writer, known, { ...given, ...(by && { by }), kind });
  await skipHostSteps(writer, visit.id, { reason: "answered", nowMs });
  await audit(writer, known, { ...given, action: "front-desk-answered" });
  const words = said === undefined ? {} : { said };
  const kept = { answer, atMs: nowMs, ...words, ...(by && { by }) };
  return { ok: true, isFirst, kept, isOwn: true, facts };
}

const FROM_DESK = "front-desk-";

/** The answer that counts for a visit; undefined while there is none. */
export async function answerOf(
  writer: Parameters<typeof findEmployee>[0],
  visit: LobbyVisit,
): Promise<KeptAnswer | undefined> {
  const { host_answer: answer, answered_at_ms: atMs, host_said: said } = visit;
  if (answer === null || atMs === null) return undefined;
  const by = await personBy(writer, visit.desk_id, visit.answered_by_id ?? undefined);
  return { answer, atMs, ...(said !== null && { said }), ...(by && { by }) };
}

async function personBy(
  reader: Parameters<typeof findEmployee>[0],
  deskId: string,
  id: string | undefined,
): Promise<Person | undefined> {
  const employee = id === undefined ? undefined : await findEmployee(reader, deskId, id);
  return employee && personOf(employee);
}

async function tell(
  writer: Writer,
  { visit, facts }: KnownVisit,
  given: AnswerGiven & { readonly by?: Person; readonly kind?: string; readonly nowMs: number },
): Promise<void> {
  const { answer, said, audience, by, nowMs, kind = answer } = given;
  const minutes = answer === "wait" && said !== undefined ? minutesIn(said) : undefined;
  const colleague = answer === "colleague" ? colleagueIn(said) : undefined;
  const text = wordAnswer(facts, {
    answer,
    audience,
    ...(by && { by }),
    ...(said !== undefined && { said }),
    ...(minutes !== undefined && { minutes }),
    ...(colleague !== undefined && { colleague }),
  });
  await insertVisitNews(writer, {
    visitId: visit.id,
    callId: visit.call_id,
    kind,
    text,
    data: {},
    nowMs,
  });
}

async function audit(
  writer: Writer,
  { visit }: KnownVisit,
  given: AnswerGiven & { readonly action: string; readonly nowMs: number },
): Promise<void> {
  const { answer, byEmployeeId, via, action, nowMs } = given;
  await recordAudit(writer, {
    deskId: visit.desk_id,
    atMs: nowMs,
    actor: "system",
    channel: via,
    callId: visit.call_id,
    action,
    subject: "lobby_visits",
    subjectId: visit.id,
    after: { answer, by: byEmployeeId ?? null },
    changeId: newId("change"),
  });
}

const LONGEST_SAID = 500;

const MAY_FOLLOW: ReadonlySet<HostAnswer> = new Set<HostAnswer>(["wait", "said"]);
