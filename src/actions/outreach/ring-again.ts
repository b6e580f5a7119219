import { noticeOfCall } from "../../store/outbox/outbox-calls.ts";
import { enqueue } from "../../store/outbox/outbox.ts";
import type { ActionContext } from "../action-context.ts";

const AGAIN_AFTER_MS = 20 * 60_000;
/** Nobody is rung a moment before they have to be there. */
const LEAST_BEFORE_MS = 15 * 60_000;

/**
 * Plans a second call to somebody who asked for one, in twenty minutes, and never a third. Answers that it can't when the
 * appointment is too near for it, or when this is the second already.
 */
export async function ringAgain(
  context: ActionContext,
  input: { readonly callId: string; readonly startMs: number },
): Promise<{ readonly ok: true; readonly atMs: number } | { readonly ok: false }> {
  const { database, clock, deskId } = context;
  const nowMs = clock.nowMs();
  const dueAtMs = nowMs + AGAIN_AFTER_MS;
  return await database.write(async (writer) => {
    const notice = await noticeOfCall(writer, input.callId);
    const isKnown = notice?.kind === "reminder-call" && notice.visitId !== undefined;
    if (!isKnown || notice.key.endsWith(AGAIN)) return { ok: false };
    if (dueAtMs > input.startMs - LEAST_BEFORE_MS) return { ok: false };
    await enqueue(writer, {
      deskId,
      key: `${notice.key}${AGAIN}`,
      kind: "reminder-call",
      channel: "call",
      ...(notice.visitId !== undefined && { visitId: notice.visitId }),
      dueAtMs,
      notAfterMs: input.startMs - LEAST_BEFORE_MS,
      nowMs,
    });
    return { ok: true, atMs: dueAtMs };
  });
}

const AGAIN = ":again";
