import { loadVisitFacts, type KnownVisit } from "../../actions/lobby/visits/load-visit-facts.ts";
import { answerOf } from "../../actions/lobby/answers/record-host-answer.ts";
import { wordAnswered, wordLeft } from "../../notifications/lobby/word-answered.ts";
import type { StaffChat } from "../../ports/staff-chat.ts";
import type { Reader } from "../../store/database.ts";
import { noteStepOutcome } from "../../store/lobby/climb-steps.ts";
import type { HostStep } from "../../store/lobby/host-steps.ts";
import { outlivedNotices } from "../../store/lobby/open-notices.ts";
import { timeLimit } from "../courier/time-limit.ts";
import { prepare } from "./decide-step.ts";
import { memberOf, noticeOf } from "./hand-over-step.ts";
import type { LadderOptions } from "./ladder-options.ts";
import { SEND_WITHIN_MS } from "./limits.ts";

/** A notice that can't be closed for so long stays as it is: whoever presses a button in it is told what was answered. */
const GIVE_UP_MS = 10 * 60_000;

/**
 * Puts what was answered in place of the buttons of every notice that still has them. Doing it twice does no harm; what fails is
 * tried again by the next round.
 */
export async function closeNotices(options: LadderOptions, signal: AbortSignal): Promise<void> {
  const { clock, database, carriers } = options;
  const { chat } = carriers;
  if (!chat) return;
  const sinceMs = clock.nowMs() - GIVE_UP_MS;
  const steps = await clock.track(outlivedNotices(database.read, { carrier: chat.name, sinceMs }));
  for (const step of steps) {
    if (signal.aborted) return;
    using within = timeLimit(clock, SEND_WITHIN_MS);
    const either = AbortSignal.any([signal, within.signal]);
    if (!(await clock.track(close(options, chat, step, either)))) continue;
    const closed = { id: step.id, outcome: "closed" };
    await clock.track(database.write((writer) => noteStepOutcome(writer, closed)));
  }
}

/** Answers whether it is closed now. */
async function close(
  { clock, database, carriers }: LadderOptions,
  chat: StaffChat,
  step: HostStep,
  signal: AbortSignal,
): Promise<boolean> {
  const { desk_id: deskId, visit_id: visitId, carrier_id: carrierId } = step;
  const known = await loadVisitFacts(database.read, { deskId, visitId });
  if (!known || carrierId === null) return false;
  const prepared = await prepare(database.read, known, step, { nowMs: clock.nowMs(), carriers });
  if (typeof prepared === "string" || prepared.address.way !== "chat") return false;
  const sentence = await sentenceFor(database.read, known, step);
  try {
    const to = await memberOf(chat, prepared.address, signal);
    if (to === undefined) return false;
    await chat.close(carrierId, noticeOf(step, { known }, to), sentence, { signal });
    return true;
  } catch {
    return false;
  }
}

async function sentenceFor(
  reader: Reader,
  { visit, facts }: KnownVisit,
  step: HostStep,
): Promise<string> {
  const kept = await answerOf(reader, visit);
  if (!kept) return wordLeft(facts);
  const isOwn = visit.answered_by_id !== null && visit.answered_by_id === step.employee_id;
  return wordAnswered(facts, kept, isOwn ? "who-answered" : "others");
}
