import type { ReadAnswer } from "../../../domain/visits/read-host-answer.ts";
import type { Audience } from "../../../notifications/lobby/visit-facts.ts";
import {
  wordCallEnd,
  wordHostCall,
  type HostCallWords,
} from "../../../notifications/lobby/word-host-call.ts";
import {
  hurryNextStep,
  noteStepOutcome,
  settleStepSent,
} from "../../../store/lobby/climb-steps.ts";
import type { Reader, Writer } from "../../../store/database.ts";
import { findEmployee } from "../../../store/lobby/employees.ts";
import { stepOfCall, type HostStep } from "../../../store/lobby/host-steps.ts";
import type { ActionContext } from "../../action-context.ts";
import { audienceOf } from "./answer-notice.ts";
import { loadVisitFacts, personOf } from "../visits/load-visit-facts.ts";
import { recordHostAnswerIn } from "./record-host-answer.ts";

/** A call of ours to somebody about a visitor. */
export interface HostCall {
  readonly deskId: string;
  readonly callId: string;
  readonly words: HostCallWords;
}

type Context = Pick<ActionContext, "database" | "clock">;

/** Such a call by its id; undefined when it is none. `isNeeded` is false once somebody has answered, or the visitor has left. */
export async function hostCall(
  { database }: Context,
  callId: string,
): Promise<(HostCall & { readonly isNeeded: boolean }) | undefined> {
  const found = await findCall(database.read, callId);
  if (!found) return undefined;
  const { step, known, audience } = found;
  const { visit, facts } = known;
  const { desk_id: deskId, employee_id: employeeId } = step;
  const employee =
    employeeId === null ? undefined : await findEmployee(database.read, deskId, employeeId);
  const words = wordHostCall(facts, audience, employee && personOf(employee));
  const seesTo = facts.isUnexpected && audience === "front-desk";
  const isNeeded = visit.left_at_ms === null && (visit.answered_at_ms === null || seesTo);
  return { deskId, callId, words, isNeeded };
}

/** Keeps what somebody answered in such a call. Answers what they hear last. */
export async function answerHostCall(
  { database, clock }: Context,
  callId: string,
  read: ReadAnswer,
): Promise<string> {
  return await database.write(async (writer) => {
    const found = await findCall(writer, callId);
    if (!found) throw new Error("This is no call about a visitor");
    const { step, known, audience } = found;
    const { id, desk_id: deskId, visit_id: visitId, employee_id: employeeId } = step;
    const by = employeeId === null ? {} : { byEmployeeId: employeeId };
    const given = { visitId, ...read, audience, via: "call" as const, ...by };
    const result = await recordHostAnswerIn(writer, { database, clock, deskId }, given);
    await noteStepOutcome(writer, { id, outcome: "answered" });
    if (!result.ok) return wordCallEnd(known.facts, { isFirst: false });
    const { isFirst, kept, facts } = result;
    return wordCallEnd(facts, { isFirst, kept });
  });
}

/**
 * Takes what the phone company tells of such a call, as often and in whatever order it does: that it tells anything shows that it has
 * the call. Answers false when it is none. Whom it didn't reach is tried by the next way at once.
 */
export async function followHostCall(
  { database, clock }: Context,
  news: {
    readonly callId: string;
    readonly carrierId: string;
    /** Left out while it rings or is talked on. */
    readonly unreached?: "busy" | "no-answer" | "failed" | "voicemail";
  },
): Promise<boolean> {
  const { callId, carrierId, unreached } = news;
  return await database.write(async (writer) => {
    const step = await stepOfCall(writer, callId);
    if (!step) return false;
    const nowMs = clock.nowMs();
    if (step.status !== "sent") await settleStepSent(writer, { id: step.id, carrierId, nowMs });
    if (unreached !== undefined) await climbOnAfter(writer, step, { outcome: unreached, nowMs });
    return true;
  });
}

/** The conversation of such a call is over: one without an answer is followed by the next way at once. */
export async function hostCallOver({ database, clock }: Context, callId: string): Promise<void> {
  await database.write(async (writer) => {
    const step = await stepOfCall(writer, callId);
    if (!step) return;
    await climbOnAfter(writer, step, { outcome: "no-words", nowMs: clock.nowMs() });
  });
}

/** The first outcome counts; `answered` stays. */
async function climbOnAfter(
  writer: Writer,
  step: HostStep,
  { outcome, nowMs }: { readonly outcome: string; readonly nowMs: number },
): Promise<void> {
  if (step.outcome !== null) return;
  await noteStepOutcome(writer, { id: step.id, outcome });
  await hurryNextStep(writer, { visitId: step.visit_id, nowMs });
}

interface FoundCall {
  readonly step: HostStep;
  readonly known: NonNullable<Awaited<ReturnType<typeof loadVisitFacts>>>;
  readonly audience: Audience;
}

async function findCall(reader: Reader, callId: string): Promise<FoundCall | undefined> {
  const step = await stepOfCall(reader, callId);
  if (!step) return undefined;
  const { desk_id: deskId, visit_id: visitId } = step;
  const known = await loadVisitFacts(reader, { deskId, visitId });
  return known && { step, known, audience: audienceOf(step) };
}
