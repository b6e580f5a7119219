import { audienceOf } from "../../actions/lobby/answers/answer-notice.ts";
import { loadVisitFacts, type KnownVisit } from "../../actions/lobby/visits/load-visit-facts.ts";
import { waitsForNobody } from "../../notifications/lobby/word-notice.ts";
import type { Reader } from "../../store/database.ts";
import { deskNumber } from "../../store/business/desk-number.ts";
import { findEmployee, type Employee } from "../../store/lobby/employees.ts";
import type { HostStep } from "../../store/lobby/host-steps.ts";
import { hasOptedOut } from "../../store/outbox/opted-out.ts";
import type { StaffCarriers } from "./ladder-options.ts";
import { TELLING_TOO_LATE_MS, TOO_LATE_MS } from "./limits.ts";

/** Where a rung goes. A person in the chat may still have to be looked up there by their e-mail address. */
export type Address =
  | { readonly way: "chat"; readonly to: string }
  | { readonly way: "chat"; readonly email: string }
  | { readonly way: "sms"; readonly phone: string; readonly from?: string }
  | { readonly way: "call"; readonly phone: string; readonly from?: string };

/** What is known for climbing a rung. */
export interface Prepared {
  readonly known: KnownVisit;
  readonly recipient?: Employee;
  readonly address: Address;
  /** The carrier's name. */
  readonly carrier: string;
}

/** `isOver`: nobody needs to be told any more, by any rung. */
export type StepDecision =
  | ({ readonly do: "send" } & Prepared)
  | {
      readonly do: "skip";
      readonly reason: string;
      readonly isOver: boolean;
      readonly known?: KnownVisit;
    };

/** What is to become of a rung that is due, as things stand now. */
export async function decideStep(
  reader: Reader,
  step: HostStep,
  { nowMs, carriers }: { readonly nowMs: number; readonly carriers: StaffCarriers },
): Promise<StepDecision> {
  const { desk_id: deskId, visit_id: visitId } = step;
  const known = await loadVisitFacts(reader, { deskId, visitId });
  if (!known) return { do: "skip", reason: "no-visit", isOver: true };
  const over = reasonItIsOver(known, step, nowMs);
  if (over !== undefined) return { do: "skip", reason: over, isOver: true, known };
  const found = await prepare(reader, known, step, { nowMs, carriers });
  return typeof found === "string"
    ? { do: "skip", reason: found, isOver: false, known }
    : { do: "send", known, ...found };
}

function reasonItIsOver(
  { visit, facts }: KnownVisit,
  step: HostStep,
  nowMs: number,
): string | undefined {
  const isTelling = waitsForNobody(facts);
  if (nowMs - visit.arrived_at_ms > (isTelling ? TELLING_TOO_LATE_MS : TOO_LATE_MS))
    return "too-late";
  if (isTelling) return undefined;
  if (visit.left_at_ms !== null) return "left";
  // Whoever isn't expected is the front desk's to see to.
  const needsFrontDesk = facts.isUnexpected && audienceOf(step) === "front-desk";
  return visit.answered_at_ms !== null && !needsFrontDesk ? "answered" : undefined;
}

/** Everything that sending takes, or why it can't be sent this way, in one word. */
export async function prepare(
  reader: Reader,
  known: KnownVisit,
  step: HostStep,
  { nowMs, carriers }: { readonly nowMs: number; readonly carriers: StaffCarriers },
): Promise<Omit<Prepared, "known"> | string> {
  const { frontDesk } = known.rules;
  if (step.step === "front-desk") {
    const channel = frontDesk.slackChannel ?? carriers.frontDeskChannel;
    if (!carriers.chat) return "no-chat";
    if (channel === undefined) return "no-channel";
    return { carrier: carriers.chat.name, address: { way: "chat", to: channel } };
  }
  if (audienceOf(step) === "front-desk") return await byPhone(reader, step, carriers, frontDesk);
  const { employee_id: id, desk_id: deskId } = step;
  const recipient = id === null ? undefined : await findEmployee(reader, deskId, id);
  if (!recipient || recipient.isGone) return "has-left";
  if (audienceOf(step) === "alternate" && (recipient.awayUntilMs ?? 0) > nowMs) return "away";
  const by =
    step.step === "slack" || step.step === "alternate-slack"
      ? byChat(carriers, recipient)
      : await byPhone(reader, step, carriers, recipient);
  return typeof by === "string" ? by : { ...by, recipient };
}

function byChat(
  { chat }: StaffCarriers,
  { slackUserId, email }: Employee,
): Omit<Prepared, "known"> | string {
  if (!chat) return "no-chat";
  if (slackUserId !== undefined)
    return { carrier: chat.name, address: { way: "chat", to: slackUserId } };
  if (email === undefined) return "no-address";
  return { carrier: chat.name, address: { way: "chat", email } };
}

async function byPhone(
  reader: Reader,
  { step, desk_id: deskId }: HostStep,
  { messenger, dialler }: StaffCarriers,
  { phone }: { readonly phone?: string },
): Promise<Omit<Prepared, "known"> | string> {
  const way = step === "call" || step === "front-desk-call" ? "call" : "sms";
  const carrier = way === "call" ? dialler : messenger;
  if (!carrier) return way === "call" ? "no-dialler" : "no-messenger";
  if (phone === undefined) return "no-number";
  if (await hasOptedOut(reader, { deskId, phone })) return "opted-out";
  const from = await deskNumber(reader, deskId);
  return {
    carrier: carrier.name,
    address: { way, phone, ...(from !== undefined && { from }) },
  };
}
