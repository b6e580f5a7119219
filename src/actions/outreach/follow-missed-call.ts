import { createHash } from "node:crypto";
import { toLocal } from "../../domain/scheduling/local-time.ts";
import { enqueue, withdrawKey } from "../../store/outbox/outbox.ts";
import { loadOutreach } from "../../store/outbox/outreach.ts";
import type { ActionContext } from "../action-context.ts";

/** Who rings again at once, because the line broke, needs no text. */
const WAIT_MS = 2 * 60_000;

/**
 * After somebody's call to the desk: one that came to nothing (they hung up before anything was done, or the line or we failed)
 * gets a text, once a day for a number; one that came to something takes it back if it still waits. A withheld number gets
 * none.
 */
export async function followMissedCall(
  { actor, clock, database, deskId }: ActionContext,
  { cameToNothing }: { readonly cameToNothing: boolean },
): Promise<void> {
  if (actor.kind !== "caller" || actor.channel !== "phone" || actor.number === undefined) return;
  const recipient = actor.number;
  const nowMs = clock.nowMs();
  await database.write(async (writer) => {
    const desk = await writer
      .selectFrom("desks")
      .select("zone")
      .where("id", "=", deskId)
      .executeTakeFirstOrThrow();
    const key = missedCallKey(deskId, recipient, toLocal(nowMs, desk.zone).slice(0, 10));
    if (!cameToNothing) {
      await withdrawKey(writer, { key, reason: "rang again", nowMs });
      return;
    }
    if (!(await loadOutreach(writer, deskId)).missedCallText) return;
    await enqueue(writer, {
      deskId,
      key,
      kind: "missed-call",
      recipient,
      payload: { by: "caller" },
      dueAtMs: nowMs + WAIT_MS,
      nowMs,
    });
  });
}

/** The key stays longer than the number may, so it doesn't hold it. */
function missedCallKey(deskId: string, number: string, day: string): string {
  const hash = createHash("sha256").update(`${deskId} ${number} ${day}`).digest("hex");
  return `missed-call:${hash.slice(0, 32)}`;
}
