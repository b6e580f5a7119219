import type { ToolCall, ToolResult, TranscriptItem } from "../../domain/dialogue/transcript.ts";
import type { Lookup, Thinking } from "../state.ts";
import type { Draft } from "./draft.ts";
import { begin, isInItsState } from "./tools.ts";

/** Whether a speculative reply may run this tool now: what only reads does no harm when the turn turns out otherwise. */
export function mayLookAhead(draft: Draft, reply: Thinking, { name }: ToolCall): boolean {
  return (
    reply.deferred.length === 0 &&
    draft.state.settings.tools[name]?.effect === "read" &&
    isInItsState(draft, name)
  );
}

/** Runs it; the call and its result are part of the conversation only once the turn is confirmed. */
export function lookAhead(draft: Draft, reply: Thinking, wish: ToolCall): void {
  const { counts } = draft.state;
  const call = { ...wish, id: `c${counts.calls + 1}` };
  draft.state.counts = { ...counts, calls: counts.calls + 1 };
  draft.state.reply = { ...reply, usedTools: true, lookups: [...reply.lookups, { call }] };
  begin(draft, { call, effect: "read", reply: reply.id, waiting: false, ahead: true });
}

/** A tool that was run ahead has answered. */
export function keepLookup(draft: Draft, callId: string, result: ToolResult): void {
  const { reply } = draft.state;
  if (reply.status !== "thinking") return;
  draft.state.reply = {
    ...reply,
    lookups: reply.lookups.map((one) =>
      one.call.id === callId ? { call: one.call, result } : one,
    ),
  };
}

/** The turn is confirmed: what was looked up for it is part of the conversation from now on. */
export function confirmLookups(draft: Draft, lookups: readonly Lookup[]): void {
  for (const item of lookedUp(lookups, draft.atMs)) draft.record(item);
  draft.state.running = draft.state.running.map(({ ahead: _confirmed, ...tool }) => tool);
}

/** The same as the conversation holds it. */
export function lookedUp(lookups: readonly Lookup[], atMs: number): TranscriptItem[] {
  return [
    ...lookups.map(({ call }) => ({ role: "tool-call", call, atMs }) as const),
    ...lookups.flatMap(({ call: { id: callId, name }, result }) =>
      result ? [{ role: "tool-result", callId, name, result, atMs } as const] : [],
    ),
  ];
}
