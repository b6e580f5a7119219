import type { HandOver } from "../../ports/messenger.ts";
import type { Writer } from "../../store/database.ts";
import {
  askAfterStepLater,
  claimStep,
  endStep,
  nextDueStep,
  putStepBack,
  settleStepSent,
} from "../../store/lobby/climb-steps.ts";
import { insertHostSteps, type HostStep } from "../../store/lobby/host-steps.ts";
import { markVisitTold } from "../../store/lobby/visit-answers.ts";
import { loadVisitFacts } from "../../actions/lobby/visits/load-visit-facts.ts";
import { waitsForNobody } from "../../notifications/lobby/word-notice.ts";
import { withoutNumbers } from "../courier/without-numbers.ts";
import { auditStep } from "./audit-step.ts";
import { decideStep, type Prepared, type StepDecision } from "./decide-step.ts";
import { handOverStep, recipientOf } from "./hand-over-step.ts";
import type { LadderOptions, SettledStep } from "./ladder-options.ts";
import { ASK_AFTER_MS, HAND_OVER_WITHIN_MS, LEASE_MS, MOST_TRIES, RETRY_MS } from "./limits.ts";
import { climbOn, tellOfRung } from "./tell-on.ts";

/** Why a rung waits again that a process left claimed when it died: nothing came of it yet. */
export const NEVER_GOT_IT = "the carrier never got it";

interface Taken {
  readonly step: HostStep;
  readonly decision: StepDecision;
  readonly atMs: number;
}

/**
 * Climbs the next rung that is due and sees it through, also when the program is closing meanwhile: a lost answer would leave it in
 * doubt. Answers whether there was one.
 */
export async function climbNext(options: LadderOptions, name: string): Promise<boolean> {
  const { clock, database, onSettled, onNews } = options;
  // Mostly there is nothing, and looking alone keeps nobody from writing.
  if (!(await clock.track(nextDueStep(database.read, clock.nowMs())))) return false;
  const taken = await clock.track(database.write((writer) => takeNext(writer, options, name)));
  if (!taken) return false;
  const { step, decision, atMs } = taken;
  if (decision.do === "skip") {
    onSettled?.({ step, result: "skipped", reason: decision.reason });
  } else {
    const sinceClaimMs = clock.nowMs() - atMs;
    const stoodStill = sinceClaimMs < 0 || sinceClaimMs > HAND_OVER_WITHIN_MS;
    const answer: HandOver = stoodStill
      ? { status: "unsent", reason: "this machine stood still" }
      : await handOverStep(step, decision, options);
    const settled = await clock.track(keep(options, name, { step, prepared: decision, answer }));
    onSettled?.(settled);
  }
  onNews?.();
  return true;
}

/** Decides and writes the decision in one transaction: what was checked holds when the claim is committed. */
async function takeNext(
  writer: Writer,
  { clock, carriers }: LadderOptions,
  name: string,
): Promise<Taken | undefined> {
  const nowMs = clock.nowMs();
  const step = await nextDueStep(writer, nowMs);
  if (!step) return undefined;
  const decision = await decideStep(writer, step, { nowMs, carriers });
  const { id, desk_id: deskId, visit_id: visitId } = step;
  const phone = decision.known?.rules.frontDesk.phone;
  const isOver = decision.do === "skip" && decision.isOver;
  // Not everybody looks at a channel all the time: the front desk is told there and by telephone.
  if (step.step === "front-desk" && phone !== undefined && !isOver)
    await insertHostSteps(writer, { deskId, visitId, nowMs }, [
      { step: "front-desk-sms", employeeId: null, afterMs: 0 },
    ]);
  if (decision.do === "send") {
    const { carrier } = decision;
    await claimStep(writer, { id, by: name, nowMs, leaseMs: LEASE_MS, carrier });
  } else {
    const { reason, known } = decision;
    await endStep(writer, { id, status: "skipped", reason, nowMs });
    if (known && !isOver) await climbOn(writer, known, step, nowMs);
  }
  return { step, decision, atMs: nowMs };
}

/** Writes what the carrier answered, and what follows from it. */
async function keep(
  { clock, database }: LadderOptions,
  name: string,
  told: { readonly step: HostStep; readonly prepared: Prepared; readonly answer: HandOver },
): Promise<SettledStep> {
  const { step, prepared, answer } = told;
  const { id } = step;
  const nowMs = clock.nowMs();
  if (answer.status === "sent") {
    const { carrierId } = answer;
    await database.write((writer) => keepSent(writer, { step, prepared, carrierId, nowMs }));
    return { step, result: "sent" };
  }
  const reason = withoutNumbers(answer.reason);
  const again = { id, by: name, reason };
  const isRetried = answer.status === "unsent" && step.attempts + 1 < MOST_TRIES;
  await database.write(async (writer) => {
    const isOurs =
      answer.status === "unknown"
        ? await askAfterStepLater(writer, { ...again, atMs: nowMs + ASK_AFTER_MS })
        : isRetried
          ? await putStepBack(writer, { ...again, dueAtMs: nowMs + retryAfter(step, answer) })
          : await endStep(writer, { ...again, status: "failed", nowMs });
    const hasFailed = answer.status !== "unknown" && !isRetried;
    if (isOurs && hasFailed) await auditStep(writer, step, { result: "failed", nowMs });
    // With the first trouble the next rung came already.
    if (isOurs && isFirstTrouble(step)) await climbOnFrom(writer, step, nowMs);
  });
  return {
    step,
    reason,
    result: answer.status === "unknown" || isRetried ? "retried" : "failed",
  };
}

function retryAfter(step: HostStep, answer: HandOver): number {
  const askedMs = answer.status === "unsent" ? (answer.retryAfterMs ?? 0) : 0;
  return Math.max(askedMs, RETRY_MS * 2 ** step.attempts);
}

/** Whether nothing was made yet of a rung that gives trouble. */
export function isFirstTrouble({ reason }: HostStep): boolean {
  return reason === null || reason === NEVER_GOT_IT;
}

/** As `climbOn`, with the visit as it is by now. */
export async function climbOnFrom(writer: Writer, step: HostStep, nowMs: number): Promise<void> {
  const { desk_id: deskId, visit_id: visitId } = step;
  const known = await loadVisitFacts(writer, { deskId, visitId });
  if (known) await climbOn(writer, known, step, nowMs);
}

/** Somebody was told: with it the visit waits, and the visitor learns what is being tried. */
export async function keepSent(
  writer: Writer,
  sent: {
    readonly step: HostStep;
    readonly prepared: Pick<Prepared, "recipient">;
    readonly carrierId: string;
    readonly nowMs: number;
  },
): Promise<void> {
  const { step, prepared, carrierId, nowMs } = sent;
  const { id, desk_id: deskId, visit_id: visitId } = step;
  const known = await loadVisitFacts(writer, { deskId, visitId });
  const hasNoButtons = known !== undefined && waitsForNobody(known.facts);
  await settleStepSent(writer, { id, carrierId, nowMs, ...(hasNoButtons && { outcome: "told" }) });
  await auditStep(writer, step, { result: "sent", nowMs });
  if (!known) return;
  const recipient = recipientOf(prepared);
  await tellOfRung(writer, known, step, { nowMs, ...(recipient && { alternate: recipient }) });
  // That somebody looks at a visitor first isn't that their host was told.
  if (!known.facts.isReviewed) await markVisitTold(writer, visitId, nowMs);
}
