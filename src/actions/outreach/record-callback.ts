import { noticesOfKey } from "../../store/outbox/outbox-rows.ts";
import { enqueue } from "../../store/outbox/outbox.ts";
import type { ActionContext } from "../action-context.ts";

/** Asks the people at the desk to ring the caller back: once for each call, on the number that was given last, and again with a new message. */
export async function recordCallback(
  context: ActionContext,
  input: {
    readonly phone?: string;
    readonly reason?: string;
    /** Leaves one that was asked for in this call as it is. */
    readonly unlessAsked?: true;
  },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: "no-number" }> {
  const { actor, clock, database, deskId } = context;
  const phone = input.phone ?? (actor.kind === "caller" ? actor.number : undefined);
  if (phone === undefined || actor.kind !== "caller") return { ok: false, reason: "no-number" };
  const nowMs = clock.nowMs();
  const key = `callback:${actor.callId}`;
  const { reason = "" } = input;
  await database.write(async (writer) => {
    const before = await noticesOfKey(writer, key);
    if (input.unlessAsked && before.length > 0) return;
    // What they have read already stays as it is; only something new is told besides.
    const told = before.filter(({ status }) => status !== "waiting");
    const isKnown = told.some(
      ({ payload }) =>
        payload["phone"] === phone && (reason === "" || payload["reason"] === reason),
    );
    if (isKnown) return;
    await enqueue(writer, {
      deskId,
      key: told.length === 0 ? key : `${key}:${told.length + 1}`,
      kind: "callback",
      payload: { callId: actor.callId, phone, reason: input.reason },
      dueAtMs: nowMs,
      nowMs,
    });
  });
  return { ok: true };
}
