import { countVerifications, insertVerification } from "../../store/customers/verifications.ts";
import { enqueue } from "../../store/outbox/outbox.ts";
import { unsendToStrangers } from "../../store/outbox/unsend-to-strangers.ts";
import type { ActionContext } from "../action-context.ts";
import { hashCode, newCode } from "./verification-code.ts";

/** For how long a code can be told back. */
const CODE_MINUTES = 10;

/** Codes in one call, and codes to one number in an hour: enough for whoever mistypes, too few to pester somebody. */
const MOST_CODES = 3;
const LIMIT_MS = 60 * 60_000;

/** Rows are only needed for the limits then. */
const KEPT_MS = 24 * 60 * 60_000;

/** `ok` says only that the number was asked for, never that somebody is on file there. */
export type SendVerificationResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "too-many" };

/**
 * Sends a code to a number (E.164) if somebody is on file there, for the caller to tell back. What it answers, what it writes and how
 * long it takes are the same when nobody is: who comes here is nobody else's business.
 */
export async function sendVerification(
  context: ActionContext,
  { phone }: { readonly phone: string },
): Promise<SendVerificationResult> {
  const { actor, clock, database, deskId } = context;
  if (actor.kind !== "caller") throw new TypeError("Only a caller has to show who they are");
  const { callId } = actor;
  const code = newCode();
  const hash = await clock.track(hashCode(code));
  const nowMs = clock.nowMs();
  return await database.write(async (writer) => {
    const sinceMs = nowMs - LIMIT_MS;
    const asked = await countVerifications(writer, { deskId, callId, phone, sinceMs });
    if (asked.inCall >= MOST_CODES || asked.forNumber >= MOST_CODES)
      return { ok: false, reason: "too-many" };
    const expiresAtMs = nowMs + CODE_MINUTES * 60_000;
    const forgetBeforeMs = nowMs - KEPT_MS;
    const id = await insertVerification(writer, {
      deskId,
      callId,
      phone,
      hash,
      nowMs,
      expiresAtMs,
      forgetBeforeMs,
    });
    const key = `code:${id}`;
    await enqueue(writer, {
      deskId,
      key,
      kind: "verification-code",
      recipient: phone,
      payload: { code, minutes: CODE_MINUTES },
      dueAtMs: nowMs,
      notAfterMs: expiresAtMs,
      nowMs,
    });
    await unsendToStrangers(writer, { deskId, key, phone });
    return { ok: true };
  });
}
