import {
  lastVerification,
  settleVerification,
  takeTry,
} from "../../store/customers/verifications.ts";
import type { ActionContext } from "../action-context.ts";
import { identifyCaller } from "./identify-caller.ts";
import { isSameCode } from "./verification-code.ts";

const MOST_TRIES = 3;

/** Whose number was shown, or that the code was not right; it is the same whether it was sent to anybody or not. */
export type CheckVerificationResult =
  | {
      readonly ok: true;
      /** The number the code was sent to, E.164. */
      readonly phone: string;
      /** Who is on file there, when it is one person. */
      readonly name?: string;
    }
  | {
      readonly ok: false;
      /** `no-code`: none was asked for in this call, the last has lapsed, or its tries are used up. */
      readonly reason: "wrong-code" | "no-code";
    };

/** Takes the digits that the caller tells back. From then on, in this call, the number is theirs in every process. */
export async function checkVerification(
  context: ActionContext,
  input: { readonly code: string },
): Promise<CheckVerificationResult> {
  const { actor, clock, database, deskId } = context;
  if (actor.kind !== "caller") throw new TypeError("Only a caller has to show who they are");
  const { callId } = actor;
  const asked = await lastVerification(database.read, deskId, callId);
  const isRight = await clock.track(isSameCode(input.code, asked?.code_hash));
  if (!asked) return { ok: false, reason: "no-code" };
  const nowMs = clock.nowMs();
  const hadTry = await database.write(async (writer) => {
    const may = await takeTry(writer, asked.id, { mostTries: MOST_TRIES, nowMs });
    if (may && isRight) await settleVerification(writer, asked.id, nowMs);
    return may;
  });
  if (hadTry && isRight) {
    const { person } = await identifyCaller(context, { callId });
    return { ok: true, phone: asked.phone, ...(person !== undefined && { name: person.name }) };
  }
  const wasLast = asked.attempts + 1 >= MOST_TRIES;
  return { ok: false, reason: hadTry && !wasLast ? "wrong-code" : "no-code" };
}
