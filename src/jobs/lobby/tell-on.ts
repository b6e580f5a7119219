import { audienceOf } from "../../actions/lobby/answers/answer-notice.ts";
import type { KnownVisit } from "../../actions/lobby/visits/load-visit-facts.ts";
import { reachable, steppingIn } from "../../actions/lobby/hosts/reachable.ts";
import { planTelling, type Reachable } from "../../domain/visits/plan-ladder.ts";
import type { Person } from "../../notifications/lobby/visit-facts.ts";
import { waitsForNobody } from "../../notifications/lobby/word-notice.ts";
import { wordTrying, wordUnreached, type Rung } from "../../notifications/lobby/word-news.ts";
import type { Writer } from "../../store/database.ts";
import { hurryNextStep } from "../../store/lobby/climb-steps.ts";
import { hostSteps, insertHostSteps, type HostStep } from "../../store/lobby/host-steps.ts";
import { insertVisitNews, newsOfVisit } from "../../store/lobby/visit-news.ts";

/**
 * A rung reached nobody: what comes next comes at once. What waits for nobody goes by the next way there is. Once the front desk can't be
 * told either, the visitor learns where to go.
 */
export async function climbOn(
  writer: Writer,
  known: KnownVisit,
  step: HostStep,
  nowMs: number,
): Promise<void> {
  const { visit, facts, rules } = known;
  const { id: visitId, desk_id: deskId } = visit;
  const at = { deskId, visitId, nowMs };
  if (audienceOf(step) !== "front-desk") {
    if (waitsForNobody(facts)) await tellOtherwise(writer, known, nowMs);
    else await hurryNextStep(writer, { visitId, nowMs });
    return;
  }
  const hasNumber = rules.frontDesk.phone !== undefined;
  if (step.step === "front-desk-sms" && hasNumber)
    await insertHostSteps(writer, at, [{ step: "front-desk-call", employeeId: null, afterMs: 0 }]);
  const steps = await hostSteps(writer, visitId);
  const mayReach = steps.some(
    (one) =>
      audienceOf(one) === "front-desk" && one.status !== "failed" && one.status !== "skipped",
  );
  if (mayReach || waitsForNobody(facts)) return;
  const someoneTold = steps.some(({ status }) => status === "sent");
  await news(writer, known, {
    kind: "unreached",
    text: wordUnreached(facts, { someoneTold }),
    nowMs,
  });
}

/** Tells the visitor what is being tried, where that is news to them. */
export async function tellOfRung(
  writer: Writer,
  known: KnownVisit,
  step: HostStep,
  { alternate, nowMs }: { readonly alternate?: Person; readonly nowMs: number },
): Promise<void> {
  const { visit, facts, host } = known;
  // Who looks for a person was told that one comes; who is looked at first hears nothing.
  if (waitsForNobody(facts) || facts.isReviewed || !host) return;
  if (visit.answered_at_ms !== null || visit.left_at_ms !== null) return;
  const rung = RUNGS[step.step];
  // The first to be told is who the visitor asked for: that was said.
  const isFirst = visit.notified_at_ms === null;
  if (rung === undefined || (isFirst && (rung === "sms" || rung === "call"))) return;
  const text = wordTrying(facts, rung, { isFirst, ...(alternate && { alternate }) });
  await news(writer, known, { kind: KINDS[rung], text, nowMs });
}

/** Once of each kind: two ways to one person are one. */
async function news(
  writer: Writer,
  { visit }: KnownVisit,
  { kind, text, nowMs }: { readonly kind: string; readonly text: string; readonly nowMs: number },
): Promise<void> {
  const { id: visitId, call_id: callId } = visit;
  const before = await newsOfVisit(writer, visitId);
  if (before.some((one) => one.kind === kind)) return;
  await insertVisitNews(writer, { visitId, callId, kind, text, data: {}, nowMs });
}

/** A delivery or a message goes by the first way that hasn't been tried. */
async function tellOtherwise(
  writer: Writer,
  { visit, host }: KnownVisit,
  nowMs: number,
): Promise<void> {
  const { id: visitId, desk_id: deskId } = visit;
  const tried = new Set((await hostSteps(writer, visitId)).map(({ step }) => step));
  const left = (
    who: Reachable | undefined,
    [chat, sms]: readonly [HostStep["step"], HostStep["step"]],
  ): Reachable | undefined =>
    who && {
      id: who.id,
      hasChat: who.hasChat && !tried.has(chat),
      hasPhone: who.hasPhone && !tried.has(sms),
    };
  const rungs = planTelling(
    left(reachable(host), ["slack", "sms"]),
    left(await steppingIn(writer, deskId, host), ["alternate-slack", "alternate-sms"]),
  );
  await insertHostSteps(writer, { deskId, visitId, nowMs }, rungs);
}

const RUNGS: Readonly<Record<HostStep["step"], Rung | undefined>> = {
  slack: undefined,
  sms: "sms",
  call: "call",
  "alternate-slack": "alternate",
  "alternate-sms": "alternate",
  "front-desk": "front-desk",
  "front-desk-sms": "front-desk",
  "front-desk-call": "front-desk",
};

const KINDS: Readonly<Record<Rung, string>> = {
  sms: "sms-sent",
  call: "ringing",
  alternate: "trying-alternate",
  "front-desk": "front-desk",
};
