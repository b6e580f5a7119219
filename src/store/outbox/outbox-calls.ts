import type { Reader, Writer } from "../database.ts";
import { findNotice, type Notice } from "./outbox-rows.ts";

/** The id under which the conversation of a notice that is a call is kept. */
export function callIdOf(notice: { readonly id: string }): string {
  return notice.id.replace(/^outbox_/u, "call_");
}

/** The notice that a call of ours is made for; undefined for any other call. */
export async function noticeOfCall(reader: Reader, callId: string): Promise<Notice | undefined> {
  const notice = await findNotice(reader, callId.replace(/^call_/u, "outbox_"));
  return notice?.channel === "call" ? notice : undefined;
}

/** Keeps what came of a call of ours. The first outcome stays, unless `replaces` names it. */
export async function recordCallOutcome(
  writer: Writer,
  call: {
    readonly callId: string;
    readonly outcome: string;
    readonly replaces?: readonly string[];
  },
): Promise<void> {
  await writer
    .updateTable("outbox")
    .set({ outcome: call.outcome })
    .where("id", "=", call.callId.replace(/^call_/u, "outbox_"))
    .where("channel", "=", "call")
    .where((row) => row.or([row("outcome", "is", null), row("outcome", "in", call.replaces ?? [])]))
    .execute();
}
