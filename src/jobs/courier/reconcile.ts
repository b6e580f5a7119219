import type { OutboundCall } from "../../ports/dialler.ts";
import type { OutboundMessage } from "../../ports/messenger.ts";
import { callIdOf } from "../../store/outbox/outbox-calls.ts";
import {
  askLater,
  hasLapsed,
  postpone,
  settle,
  settleSent,
  takeOverLapsed,
} from "../../store/outbox/outbox-delivery.ts";
import type { Notice } from "../../store/outbox/outbox-rows.ts";
import { deskNumber } from "../../store/business/desk-number.ts";
import type { Carriers } from "./carriers.ts";
import type { CourierOptions } from "./courier.ts";
import {
  ASK_AFTER_MS,
  CLOCK_DIFFERENCE_MS,
  GIVE_UP_ASKING_MS,
  LEASE_MS,
  LONGEST_CALL_MS,
  SEND_WITHIN_MS,
} from "./limits.ts";
import { outboundCall, outboundMessage } from "./outbound.ts";
import type { Settled } from "./settled.ts";
import { timeLimit } from "./time-limit.ts";

/**
 * What the carrier says: it has it; it certainly hasn't; it can't be asked now; or it can't be asked at all, also later.
 */
type Found = { readonly carrierId: string } | "not there" | "can't be asked now" | "can't be asked";

/** Asks after the next notice that somebody claimed and left in doubt. Answers whether there was one. */
export async function reconcileNext(
  options: CourierOptions,
  name: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { clock, database, carriers } = options;
  const nowMs = clock.nowMs();
  if (!(await clock.track(hasLapsed(database.read, nowMs)))) return false;
  const notice = await clock.track(
    database.write((writer) => takeOverLapsed(writer, { by: name, nowMs, leaseMs: LEASE_MS })),
  );
  if (!notice) return false;
  const from = await clock.track(deskNumber(database.read, notice.deskId));
  using within = timeLimit(clock, SEND_WITHIN_MS);
  const either = AbortSignal.any([signal, within.signal]);
  const found = await clock.track(ask(carriers, notice, from, either));
  const settled = await clock.track(keep(options, name, notice, found));
  options.onSettled?.(settled);
  return true;
}

async function ask(
  carriers: Carriers,
  notice: Notice,
  from: string | undefined,
  signal: AbortSignal,
): Promise<Found> {
  const { channel, recipient, text, handedOverAtMs, carrier, template: id } = notice;
  if (recipient === undefined || text === undefined || handedOverAtMs === undefined)
    return "can't be asked";
  const port = channel === "call" ? carriers.dialler : carriers.messenger;
  if (!port?.find || port.name !== carrier || channel === "message") return "can't be asked";
  const fromMs = handedOverAtMs - CLOCK_DIFFERENCE_MS;
  const since = { fromMs, signal };
  const sent = { recipient, ...(from !== undefined && { from }) };
  try {
    const found =
      channel === "call"
        ? await findCall(
            carriers,
            outboundCall(callIdOf(notice), { ...sent, longestCallMs: LONGEST_CALL_MS }),
            since,
          )
        : await findMessage(
            carriers,
            outboundMessage(notice, {
              ...sent,
              channel,
              text,
              ...(id !== undefined && { template: { id, variables: {} } }),
            }),
            since,
          );
    return found ?? "not there";
  } catch {
    return "can't be asked now";
  }
}

interface Since {
  readonly fromMs: number;
  readonly signal: AbortSignal;
}

async function findCall({ dialler }: Carriers, call: OutboundCall, since: Since) {
  return await dialler?.find?.(call, since);
}

async function findMessage({ messenger }: Carriers, message: OutboundMessage, since: Since) {
  return await messenger?.find?.(message, since);
}

async function keep(
  { clock, database }: CourierOptions,
  name: string,
  notice: Notice,
  found: Found,
): Promise<Settled> {
  const { id } = notice;
  const nowMs = clock.nowMs();
  if (typeof found === "object") {
    const { carrierId } = found;
    await database.write((writer) => settleSent(writer, { id, carrierId, nowMs }));
    return { notice, result: "sent" };
  }
  if (found === "not there") {
    const reason = "the carrier never got it";
    await database.write((writer) => postpone(writer, { id, by: name, dueAtMs: nowMs, reason }));
    return { notice, result: "retried", reason, againAtMs: nowMs };
  }
  const isHopeless = nowMs - (notice.handedOverAtMs ?? nowMs) >= GIVE_UP_ASKING_MS;
  if (found === "can't be asked now" && !isHopeless) {
    const againAtMs = nowMs + ASK_AFTER_MS;
    const reason = "the carrier can't be asked whether it has it";
    await database.write((writer) => askLater(writer, { id, by: name, atMs: againAtMs, reason }));
    return { notice, result: "retried", reason, againAtMs };
  }
  const reason = "the answer got lost, and the carrier can't say whether it has it";
  await database.write((writer) =>
    settle(writer, { id, by: name, status: "unknown", reason, nowMs }),
  );
  return { notice, result: "unknown", reason };
}
