import { newId } from "../../base/id.ts";
import { recordAudit } from "../../store/audit/audit.ts";
import { insertWaiting, waiting } from "../../store/waiting/waiting-list.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { customerOf } from "../callers/customer-of.ts";
import { ownNumbers } from "../callers/own-numbers.ts";

/** More wishes than this at once are a mistake, or a nuisance to everybody behind them. */
const MOST_WISHES = 5;

/** What somebody would like if it became free, and who they are; the phone is E.164. */
export interface JoinWaitingListInput {
  readonly serviceIds: readonly string[];
  /** Left out: anybody. */
  readonly stylistId?: string;
  /** A visit that starts in `[fromMs, untilMs)` would suit. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly customerName: string;
  readonly phone: string;
}

export type JoinWaitingListResult =
  | { readonly ok: true; readonly waitingId: string; readonly again: boolean }
  | { readonly ok: false; readonly reason: "past" | "too-many" };

/** Puts somebody on the waiting list; the same wish twice keeps its place. */
export async function joinWaitingList(
  context: ActionContext,
  wish: JoinWaitingListInput,
): Promise<JoinWaitingListResult> {
  const { actor, clock, database, deskId } = context;
  const nowMs = clock.nowMs();
  if (wish.untilMs <= nowMs || wish.untilMs <= wish.fromMs) return { ok: false, reason: "past" };
  return await database.write(async (writer) => {
    const { customerName: name, phone, serviceIds, stylistId = null } = wish;
    const customerId = await customerOf(writer, context, { name, phone });
    const own = await waiting(writer, {
      deskId,
      customerIds: [customerId],
      statuses: ["waiting", "offered"],
    });
    const same = own.find(
      (one) =>
        one.serviceIds.join() === serviceIds.join() &&
        one.stylistId === stylistId &&
        one.fromMs === Math.max(wish.fromMs, one.joinedAtMs) &&
        one.untilMs === wish.untilMs,
    );
    if (same) return { ok: true, waitingId: same.id, again: true };
    const numbers = await ownNumbers(context, writer);
    const isTheirs = numbers === undefined || numbers.includes(phone);
    // Of somebody else's number only what was wished in this call counts: how long they wait, and for how much, is theirs to know.
    const counted = isTheirs ? own : own.filter(({ callId }) => callId === callOf(context));
    if (counted.length >= MOST_WISHES) return { ok: false, reason: "too-many" };
    const fromMs = Math.max(wish.fromMs, nowMs);
    const waitingId = await insertWaiting(writer, {
      deskId,
      customerId,
      serviceIds,
      stylistId,
      fromMs,
      untilMs: wish.untilMs,
      callId: callOf(context),
      nowMs,
    });
    await recordAudit(writer, {
      deskId,
      atMs: nowMs,
      actor: actor.kind,
      channel: actor.channel,
      callId: callOf(context),
      action: "joined",
      subject: "waiting_list",
      subjectId: waitingId,
      after: { customerId, serviceIds, stylistId, fromMs, untilMs: wish.untilMs },
      changeId: context.changeId ?? newId("change"),
    });
    return { ok: true, waitingId, again: false };
  });
}
