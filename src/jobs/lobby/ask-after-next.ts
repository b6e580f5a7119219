import {
  askAfterStepLater,
  endStep,
  hasLapsedStep,
  putStepBack,
  takeOverLapsedStep,
} from "../../store/lobby/climb-steps.ts";
import type { HostStep } from "../../store/lobby/host-steps.ts";
import type { Reader } from "../../store/database.ts";
import { loadVisitFacts } from "../../actions/lobby/visits/load-visit-facts.ts";
import { timeLimit } from "../courier/time-limit.ts";
import { auditStep } from "./audit-step.ts";
import { climbOnFrom, isFirstTrouble, keepSent, NEVER_GOT_IT } from "./climb-next.ts";
import { prepare, type Prepared } from "./decide-step.ts";
import { callOf, memberOf, messageOf, noticeOf } from "./hand-over-step.ts";
import type { LadderOptions, SettledStep, StaffCarriers } from "./ladder-options.ts";
import {
  ASK_AFTER_MS,
  CLOCK_DIFFERENCE_MS,
  GIVE_UP_ASKING_MS,
  LEASE_MS,
  SEND_WITHIN_MS,
} from "./limits.ts";

/** What the carrier says: it has it; it certainly hasn't; it can't be asked now; or it can't be asked at all, also later. */
type Found = { readonly carrierId: string } | "not there" | "can't be asked now" | "can't be asked";

/** Asks after the next rung that somebody claimed and left in doubt. Answers whether there was one. */
export async function askAfterNext(
  options: LadderOptions,
  name: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { clock, database, carriers, onSettled, onNews } = options;
  const nowMs = clock.nowMs();
  if (!(await clock.track(hasLapsedStep(database.read, nowMs)))) return false;
  const step = await clock.track(
    database.write((writer) => takeOverLapsedStep(writer, { by: name, nowMs, leaseMs: LEASE_MS })),
  );
  if (!step) return false;
  const prepared = await clock.track(preparedAgain(database.read, step, carriers));
  using within = timeLimit(clock, SEND_WITHIN_MS);
  const either = AbortSignal.any([signal, within.signal]);
  const found = prepared ? await clock.track(ask(carriers, step, prepared, either)) : HOPELESS;
  const asked = { step, found, ...(prepared && { prepared }) };
  const settled = await clock.track(keep(options, name, asked));
  onSettled?.(settled);
  onNews?.();
  return true;
}

const HOPELESS = "can't be asked" satisfies Found;

/** What was sent, once more; undefined where it can't be told any more. */
async function preparedAgain(
  reader: Reader,
  step: HostStep,
  carriers: StaffCarriers,
): Promise<Prepared | undefined> {
  const { desk_id: deskId, visit_id: visitId, handed_over_at_ms: nowMs } = step;
  const known = await loadVisitFacts(reader, { deskId, visitId });
  if (!known || nowMs === null) return undefined;
  const prepared = await prepare(reader, known, step, { nowMs, carriers });
  if (typeof prepared === "string" || prepared.carrier !== step.carrier) return undefined;
  return { known, ...prepared };
}

async function ask(
  { chat, messenger, dialler }: StaffCarriers,
  step: HostStep,
  prepared: Prepared,
  signal: AbortSignal,
): Promise<Found> {
  const since = { fromMs: (step.handed_over_at_ms ?? 0) - CLOCK_DIFFERENCE_MS, signal };
  const { address } = prepared;
  try {
    if (address.way === "sms") {
      if (!messenger?.find) return HOPELESS;
      return (await messenger.find(messageOf(step, prepared, address), since)) ?? "not there";
    }
    if (address.way === "call") {
      if (!dialler?.find) return HOPELESS;
      return (await dialler.find(callOf(step, address), since)) ?? "not there";
    }
    if (!chat) return HOPELESS;
    const to = await memberOf(chat, address, signal);
    if (to === undefined) return "not there";
    return (await chat.find(noticeOf(step, prepared, to), since)) ?? "not there";
  } catch {
    return "can't be asked now";
  }
}

async function keep(
  { clock, database }: LadderOptions,
  name: string,
  asked: { readonly step: HostStep; readonly prepared?: Prepared; readonly found: Found },
): Promise<SettledStep> {
  const { step, found, prepared = {} } = asked;
  const { id } = step;
  const nowMs = clock.nowMs();
  if (typeof found === "object") {
    const { carrierId } = found;
    await database.write((writer) => keepSent(writer, { step, prepared, carrierId, nowMs }));
    return { step, result: "sent" };
  }
  const by = { id, by: name };
  if (found === "not there") {
    // It goes out now, if somebody still needs to know: that is decided when it does.
    const reason = step.reason ?? NEVER_GOT_IT;
    await database.write((writer) => putStepBack(writer, { ...by, dueAtMs: nowMs, reason }));
    return { step, result: "retried", reason };
  }
  const isHopeless = nowMs - (step.handed_over_at_ms ?? nowMs) >= GIVE_UP_ASKING_MS;
  const isAsked = found === "can't be asked now" && !isHopeless;
  const reason = isAsked
    ? "the carrier can't be asked whether it has it"
    : "the answer got lost, and the carrier can't say whether it has it";
  await database.write(async (writer) => {
    const isOurs = isAsked
      ? await askAfterStepLater(writer, { ...by, atMs: nowMs + ASK_AFTER_MS, reason })
      : await endStep(writer, { ...by, status: "unknown", reason, nowMs });
    if (isOurs && !isAsked) await auditStep(writer, step, { result: "unknown", nowMs });
    if (isOurs && isFirstTrouble(step)) await climbOnFrom(writer, step, nowMs);
  });
  return { step, reason, result: isAsked ? "retried" : "unknown" };
}
