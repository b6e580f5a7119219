import { hasKey } from "../../store/outbox/outbox-rows.ts";
import { enqueue } from "../../store/outbox/outbox.ts";
import type { ActionContext } from "../action-context.ts";

/** Asks the people at the desk to ring the caller back: once for each call, on the number that was given last. */
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
  await database.write(async (writer) => {
    if (input.unlessAsked && (await hasKey(writer, key))) return;
    await enqueue(writer, {
      deskId,
      key,
      kind: "callback",
      payload: { callId: actor.callId, phone, reason: input.reason },
      dueAtMs: nowMs,
      nowMs,
    });
  });
  return { ok: true };
}
