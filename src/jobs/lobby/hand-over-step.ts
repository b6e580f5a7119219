import { audienceOf } from "../../actions/lobby/answers/answer-notice.ts";
import { personOf } from "../../actions/lobby/visits/load-visit-facts.ts";
import type { Clock } from "../../base/clock.ts";
import { wordNotice } from "../../notifications/lobby/word-notice.ts";
import { wordSms } from "../../notifications/lobby/word-sms.ts";
import type { OutboundCall } from "../../ports/dialler.ts";
import type { HandOver, OutboundMessage } from "../../ports/messenger.ts";
import type { StaffChat, StaffNotice } from "../../ports/staff-chat.ts";
import { callIdOfStep, type HostStep } from "../../store/lobby/host-steps.ts";
import { timeLimit } from "../courier/time-limit.ts";
import type { Address, Prepared } from "./decide-step.ts";
import type { StaffCarriers } from "./ladder-options.ts";
import { LONGEST_CALL_MS, SEND_WITHIN_MS } from "./limits.ts";

/** Hands a claimed rung to its carrier, within five seconds whatever the carrier does. Never throws. */
export async function handOverStep(
  step: HostStep,
  prepared: Prepared,
  { clock, carriers }: { readonly clock: Clock; readonly carriers: StaffCarriers },
): Promise<HandOver> {
  using within = timeLimit(clock, SEND_WITHIN_MS);
  const { signal } = within;
  const late = Promise.withResolvers<HandOver>();
  signal.addEventListener("abort", () => late.resolve({ status: "unknown", reason: "too slow" }), {
    once: true,
  });
  const sent = send(step, prepared, carriers, signal).catch((error: unknown): HandOver => {
    // Whatever a carrier throws, it may have taken it before.
    return { status: "unknown", reason: error instanceof Error ? error.name : "it broke" };
  });
  // Not tracked: what it may wait for is the clock itself.
  return await Promise.race([sent, late.promise]);
}

async function send(
  step: HostStep,
  prepared: Prepared,
  carriers: StaffCarriers,
  signal: AbortSignal,
): Promise<HandOver> {
  const { address } = prepared;
  const { chat, messenger, dialler } = carriers;
  const gone = { status: "unsent", reason: "no carrier" } as const;
  if (address.way === "sms")
    return (await messenger?.send(messageOf(step, prepared, address), { signal })) ?? gone;
  if (address.way === "call")
    return (await dialler?.ring(callOf(step, address), { signal })) ?? gone;
  if (!chat) return gone;
  let to: string | undefined;
  try {
    to = await memberOf(chat, address, signal);
  } catch (error) {
    // Looking somebody up tells nobody anything.
    return { status: "unsent", reason: error instanceof Error ? error.name : "no answer" };
  }
  if (to === undefined) return { status: "refused", reason: "unknown-person" };
  return await chat.post(noticeOf(step, prepared, to), { signal });
}

/** The chat's own id of whom it goes to; undefined when it knows nobody of that address. @throws ProviderError */
export async function memberOf(
  chat: StaffChat,
  address: Extract<Address, { way: "chat" }>,
  signal: AbortSignal,
): Promise<string | undefined> {
  if ("to" in address) return address.to;
  return (await chat.findByEmail(address.email, { signal }))?.memberId;
}

/** A rung as a notice in the chat, the same each time. */
export function noticeOf(
  step: HostStep,
  { known }: Pick<Prepared, "known">,
  to: string,
): StaffNotice {
  return { noticeId: step.id, to, ...wordNotice(known.facts, audienceOf(step)) };
}

/** A rung as a text, the same each time. */
export function messageOf(
  step: HostStep,
  { known }: Pick<Prepared, "known">,
  { phone, from }: Extract<Address, { way: "sms" | "call" }>,
): OutboundMessage {
  return {
    key: step.key,
    channel: "sms",
    to: phone,
    text: wordSms(known.facts, audienceOf(step)),
    ...(from !== undefined && { from }),
  };
}

/** A rung as a call. */
export function callOf(
  step: HostStep,
  { phone, from }: Extract<Address, { way: "sms" | "call" }>,
): OutboundCall {
  return {
    callId: callIdOfStep(step),
    to: phone,
    longestCallMs: LONGEST_CALL_MS,
    ...(from !== undefined && { from }),
  };
}

/** Whom a rung tells, as they are spoken of. */
export function recipientOf({ recipient }: Pick<Prepared, "recipient">) {
  return recipient && personOf(recipient);
}
