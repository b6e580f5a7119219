import { insertConsent } from "../../store/customers/consents.ts";
import { callIdOf } from "../../store/outbox/outbox-calls.ts";
import {
  askLater,
  claim,
  nextDue,
  postpone,
  settle,
  settleSent,
} from "../../store/outbox/outbox-delivery.ts";
import type { Notice } from "../../store/outbox/outbox-rows.ts";
import type { Writer } from "../../store/database.ts";
import type { HandOver } from "../../ports/messenger.ts";
import type { CourierOptions } from "./courier.ts";
import { decide, type Decision } from "./decide.ts";
import {
  ASK_AFTER_MS,
  HAND_OVER_WITHIN_MS,
  LEASE_MS,
  LEAST_RETRY_MS,
  LONGEST_CALL_MS,
  retryDelayMs,
  SEND_WITHIN_MS,
} from "./limits.ts";
import { outboundCall, outboundMessage } from "./outbound.ts";
import { timeLimit } from "./time-limit.ts";
import { withoutNumbers } from "./without-numbers.ts";
import type { Settled } from "./settled.ts";

interface Taken {
  readonly notice: Notice;
  readonly decision: Decision;
  readonly atMs: number;
}

/**
 * Takes the next one that is due and sees it through, also when the program is closing meanwhile: a lost answer would leave it
 * in doubt. Answers whether there was one.
 */
export async function sendNext(options: CourierOptions, name: string): Promise<boolean> {
  const { clock, database, leavesCalls = false } = options;
  const due = { nowMs: clock.nowMs(), calls: !leavesCalls };
  // Mostly there is nothing, and looking alone keeps nobody from writing.
  if (!(await clock.track(nextDue(database.read, due)))) return false;
  const taken = await clock.track(database.write((writer) => takeNext(writer, options, name)));
  if (!taken) return false;
  const { notice, decision, atMs } = taken;
  if (decision.do === "send") {
    const answer = stoodStill(clock.nowMs() - atMs)
      ? ({ status: "unsent", reason: "this machine stood still" } as const)
      : await handOver(options, notice, decision);
    const { channel, wording } = decision;
    const told = { notice, recipient: wording.recipient };
    const settled = await clock.track(keep(options, name, told, answer));
    options.onSettled?.({ ...settled, channel, wording });
    return true;
  }
  const { channel, wording, reason } = decision;
  options.onSettled?.({
    notice,
    reason,
    result: decision.do === "postpone" ? "postponed" : decision.status,
    ...(decision.do === "postpone" && { againAtMs: decision.untilMs }),
    ...(channel && { channel }),
    ...(wording && { wording }),
  });
  return true;
}

/** Decides and writes the decision in one transaction: what was checked holds when the claim is committed. */
async function takeNext(
  writer: Writer,
  { clock, carriers, leavesCalls = false }: CourierOptions,
  name: string,
): Promise<Taken | undefined> {
  const nowMs = clock.nowMs();
  const notice = await nextDue(writer, { nowMs, calls: !leavesCalls });
  if (!notice) return undefined;
  const decision = await decideOrEnd(writer, notice, { nowMs, carriers });
  const { id } = notice;
  if (decision.do === "send") {
    const { channel, carrier, wording, template } = decision;
    await claim(writer, {
      id,
      by: name,
      nowMs,
      leaseMs: LEASE_MS,
      channel,
      carrier,
      ...wording,
      ...(template && { template: template.id }),
    });
  } else if (decision.do === "postpone") {
    await postpone(writer, { id, dueAtMs: decision.untilMs, reason: decision.reason });
  } else {
    const { status, reason, channel, wording } = decision;
    await settle(writer, {
      id,
      status,
      reason,
      nowMs,
      ...(channel && { channel }),
      ...(wording && { wording }),
    });
  }
  return { notice, decision, atMs: nowMs };
}

/** Somebody else may be asking after it by now, or a clock that was set back hides how long it was. */
function stoodStill(sinceClaimMs: number): boolean {
  return sinceClaimMs < 0 || sinceClaimMs > HAND_OVER_WITHIN_MS;
}

/** A notice that can't even be worded must not stand in the way of all others. */
async function decideOrEnd(...of: Parameters<typeof decide>): Promise<Decision> {
  try {
    return await decide(...of);
  } catch (error) {
    // What the database throws is neither of these, and ends the transaction.
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    return { do: "end", status: "failed", reason: `it can't be worded (${error.message})` };
  }
}

async function handOver(
  { carriers, clock }: CourierOptions,
  notice: Notice,
  decision: Extract<Decision, { do: "send" }>,
): Promise<HandOver> {
  const { channel, from, wording, template } = decision;
  const sent = { ...wording, ...(from !== undefined && { from }) };
  using within = timeLimit(clock, SEND_WITHIN_MS);
  try {
    if (channel !== "call") {
      const message = outboundMessage(notice, { ...sent, channel, ...(template && { template }) });
      if (!carriers.messenger) return { status: "unsent", reason: "no carrier" };
      return await clock.track(carriers.messenger.send(message, { signal: within.signal }));
    }
    const call = outboundCall(callIdOf(notice), { ...sent, longestCallMs: LONGEST_CALL_MS });
    if (!carriers.dialler) return { status: "unsent", reason: "no carrier" };
    return await clock.track(carriers.dialler.ring(call, { signal: within.signal }));
  } catch (error) {
    // Whatever a carrier throws, it may have taken it before.
    return { status: "unknown", reason: error instanceof Error ? error.message : "it broke" };
  }
}

/** What a carrier says of somebody who told it that they want nothing from us: we know it from now on, too. */
const OPTED_OUT = "opted-out";

/** Writes what the carrier answered. */
async function keep(
  { clock, database }: Pick<CourierOptions, "clock" | "database">,
  name: string,
  { notice, recipient }: { readonly notice: Notice; readonly recipient: string },
  answer: HandOver,
): Promise<Settled> {
  const { id, deskId } = notice;
  const nowMs = clock.nowMs();
  if (answer.status === "sent") {
    await database.write((writer) =>
      settleSent(writer, { id, nowMs, carrierId: answer.carrierId }),
    );
    return { notice, result: "sent" };
  }
  const reason = withoutNumbers(answer.reason);
  if (answer.status === "refused") {
    await database.write(async (writer) => {
      await settle(writer, { id, by: name, status: "failed", reason, nowMs });
      if (answer.reason === OPTED_OUT) {
        const said = { purpose: "service", granted: false, source: "carrier" } as const;
        await insertConsent(writer, { deskId, phone: recipient, ...said, atMs: nowMs });
      }
    });
    return { notice, result: "failed", reason };
  }
  if (answer.status === "unsent") {
    const againAtMs =
      nowMs + Math.max(LEAST_RETRY_MS, answer.retryAfterMs ?? retryDelayMs(notice.attempts + 1));
    await database.write((writer) =>
      postpone(writer, { id, by: name, dueAtMs: againAtMs, reason }),
    );
    return { notice, result: "retried", reason, againAtMs };
  }
  const againAtMs = nowMs + ASK_AFTER_MS;
  await database.write((writer) => askLater(writer, { id, by: name, atMs: againAtMs, reason }));
  return { notice, result: "retried", reason, againAtMs };
}
