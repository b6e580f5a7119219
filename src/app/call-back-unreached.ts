import { z } from "zod";
import type { ActionContext } from "../actions/action-context.ts";
import { recordCallback } from "../actions/outreach/record-callback.ts";
import { readEvents } from "../store/calls/call-events.ts";

/** What of a call's log tells of a transfer: that one was begun, and that somebody took it. */
const transferEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("tool-done"),
    result: z.object({ ending: z.object({ how: z.literal("transfer") }) }),
  }),
  z.object({ type: z.literal("transfer-done"), outcome: z.literal("connected") }),
]);

/**
 * Whoever asked for a person and got none is called back, also when they hang up before they have said what it is about: they were
 * told so. Called when a call is over, before its words are forgotten.
 */
export async function callBackUnreached(context: ActionContext, callId: string): Promise<void> {
  const log = await readEvents(context.database.read, callId);
  const told = log.flatMap(({ event }) => {
    // Most of a log is sound and words.
    if (!event.includes('"transfer')) return [];
    const read = transferEvent.safeParse(JSON.parse(event));
    return read.success ? [read.data.type] : [];
  });
  const events = new Set(told);
  if (events.has("tool-done") && !events.has("transfer-done"))
    await recordCallback(context, { unlessAsked: true });
}
