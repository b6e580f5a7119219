import type { ToolCall, ToolResult } from "../../domain/dialogue/transcript.ts";
import { flowAllows, flowState } from "../../domain/dialogue/flow.ts";
import type { RunningTool } from "../state.ts";
import { mayCommit, readUnheard } from "./consent.ts";
import type { Draft } from "./draft.ts";

/**
 * Takes up a brain's wish (or, without a reply, the machine's own) to run a tool. Reads run at once and together, writes
 * one by one; a commit runs only for a proposal that was heard and consented to.
 */
export function requestTool(draft: Draft, wish: ToolCall, reply?: string): void {
  const { counts, settings, running } = draft.state;
  const call = { ...wish, id: `c${counts.calls + 1}` };
  draft.state.counts = { ...counts, calls: counts.calls + 1 };
  draft.record({ role: "tool-call", call, atMs: draft.atMs });
  const effect = settings.tools[call.name]?.effect;
  if (effect === undefined) {
    answer(draft, call, refusal("unknown-tool"));
    return;
  }
  if (!isInItsState(draft, call.name)) {
    answer(draft, call, refusal("not-now"));
    return;
  }
  const proposal = effect === "commit" ? proposalOf(call) : undefined;
  if (effect === "commit") {
    const verdict = mayCommit(draft, proposal);
    if (verdict !== "yes") {
      answer(draft, call, refusal(verdict));
      const { consent } = draft.state;
      if (verdict === "not-heard" && consent.status === "reading") {
        readUnheard(draft, consent.unheard);
      }
      return;
    }
    if (typeof proposal === "string") draft.state.consent = { status: "used", proposal };
  }
  const waiting = effect !== "read" && running.some((tool) => tool.effect !== "read");
  begin(draft, { call, effect, waiting, ...(reply !== undefined && { reply }) });
}

/** Takes a tool among those at work; one that need not wait starts. */
export function begin(draft: Draft, tool: RunningTool): void {
  draft.state.running = [...draft.state.running, tool];
  if (!tool.waiting) start(draft, tool);
}

/** A tool has answered; answers which one it was, or nothing when its result is no longer wanted. */
export function toolDone(
  draft: Draft,
  callId: string,
  result: ToolResult,
): RunningTool | undefined {
  const tool = draft.state.running.find((one) => one.call.id === callId && !one.waiting);
  if (!tool) return undefined;
  draft.state.running = draft.state.running.filter((one) => one !== tool);
  if (tool.ahead) return tool;
  answer(draft, tool.call, result);
  // A commit that broke rather than being refused may be asked for again: its key makes that safe.
  const proposal = proposalOf(tool.call);
  if (tool.effect === "commit" && result.status === "refused" && result.reason === "failed") {
    const { consent } = draft.state;
    if (consent.status === "used" && consent.proposal === proposal) {
      draft.state.consent = { status: "given", proposal: consent.proposal };
    }
  }
  const next = draft.state.running.find((one) => one.waiting);
  if (next && tool.effect !== "read") {
    const started = { ...next, waiting: false };
    draft.state.running = draft.state.running.map((one) => (one === next ? started : one));
    start(draft, started);
  }
  return tool;
}

/** Lets go of everything but a commit that has begun: a write is never cut off by a barge-in. */
export function dropTools(draft: Draft): void {
  const kept = draft.state.running.filter((tool) => tool.effect === "commit" && !tool.waiting);
  for (const tool of draft.state.running) {
    if (kept.includes(tool)) continue;
    if (!tool.ahead) answer(draft, tool.call, refusal("interrupted"));
    if (!tool.waiting) draft.emit({ type: "drop-tool", callId: tool.call.id });
  }
  draft.state.running = kept;
}

/** Begins the tools at work again, under the same keys, but for those that have answered. */
export function runAgain(draft: Draft, answered: readonly string[]): void {
  for (const { call, effect, waiting } of draft.state.running) {
    if (waiting || answered.includes(call.id)) continue;
    draft.emit({ type: "run-tool", call, idempotencyKey: keyOf(call, effect) });
  }
}

function start(draft: Draft, tool: RunningTool): void {
  const idempotencyKey = keyOf(tool.call, tool.effect);
  draft.emit({ type: "run-tool", call: tool.call, idempotencyKey });
  // The first tool's own filler comes sooner than the one for a slow brain.
  const { quiet, running } = draft.state;
  if (quiet.owner === "work" && quiet.fillers === 0 && running.length === 1) draft.disarm("quiet");
}

function keyOf(call: ToolCall, effect: RunningTool["effect"]): string {
  const proposal = effect === "commit" ? proposalOf(call) : undefined;
  return typeof proposal === "string" ? `proposal:${proposal}` : `tool:${call.id}`;
}

function answer(draft: Draft, call: ToolCall, result: ToolResult): void {
  draft.record({
    role: "tool-result",
    callId: call.id,
    name: call.name,
    result,
    atMs: draft.atMs,
  });
}

function refusal(reason: string): ToolResult {
  return { status: "refused", reason, speakable: "" };
}

/** Whether the conversation is where this tool may be used. */
export function isInItsState({ state }: Draft, name: string): boolean {
  const { flow } = state.settings;
  return flow === undefined || flowAllows(flow, flowState(flow, state.transcript), name);
}

function proposalOf(call: ToolCall): unknown {
  const { input } = call;
  return typeof input === "object" && input !== null && "proposal" in input
    ? input["proposal"]
    : undefined;
}
