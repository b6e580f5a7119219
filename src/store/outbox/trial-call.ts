import { newId } from "../../base/id.ts";
import type { Writer } from "../database.ts";
import { callIdOf } from "./outbox-calls.ts";

/**
 * Notes a call that somebody tries out, as one that was made already: it is about a real appointment, and no carrier ever gets it.
 * Answers the id that the conversation is kept under.
 */
export async function insertTrialCall(
  writer: Writer,
  trial: {
    readonly deskId: string;
    readonly kind: "reminder-call" | "follow-up-call";
    readonly visitId: string;
    readonly nowMs: number;
  },
): Promise<string> {
  const id = newId("outbox");
  await writer
    .insertInto("outbox")
    .values({
      id,
      desk_id: trial.deskId,
      key: `trial:${id}`,
      kind: trial.kind,
      channel: "call",
      visit_id: trial.visitId,
      payload: "{}",
      due_at_ms: trial.nowMs,
      attempts: 1,
      status: "sent",
      carrier: "trial",
      text: "(a call that was tried out)",
      created_at_ms: trial.nowMs,
      settled_at_ms: trial.nowMs,
    })
    .execute();
  return callIdOf({ id });
}
