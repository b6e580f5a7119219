import type { Expectation } from "../../domain/dialogue/expectation.ts";
import type { ToolCall, ToolResult, TranscriptItem } from "../../domain/dialogue/transcript.ts";
import type { Lookup, RunningTool, Thinking } from "../state.ts";
import { readBack } from "./consent.ts";
import type { Draft } from "./draft.ts";
import { beginEnding } from "./ending.ts";
import { confirmLookups, keepLookup, lookAhead, lookedUp, mayLookAhead } from "./look-ahead.ts";
import { misheard, trouble } from "./misheard.ts";
import { isSpeaking, say } from "./playout.ts";
import { splitSentences, takeSentences } from "../../domain/dialogue/sentences.ts";
import { dropTools, requestTool } from "./tools.ts";

const OPEN: Expectation = { kind: "open" };

/**
 * Asks the brain for its next step. `speculative` is the turn that is not yet confirmed, `lookups` what was looked up for it
 * already.
 */
export function think(
  draft: Draft,
  step: number,
  speculative?: string,
  lookups: readonly Lookup[] = [],
): void {
  const { counts, settings } = draft.state;
  if (step > settings.limits.maxSteps) {
    draft.state.reply = { status: "idle" };
    trouble(draft);
    return;
  }
  const id = `r${counts.replies + 1}`;
  draft.state.counts = { ...counts, replies: counts.replies + 1 };
  draft.state.reply = {
    status: "thinking",
    id,
    step,
    ...(speculative !== undefined && { speculative }),
    pending: "",
    spoke: false,
    misunderstood: false,
    usedTools: false,
    done: false,
    deferred: [],
    lookups,
  };
  draft.emit({
    type: "think",
    reply: id,
    transcript: [
      ...draft.state.transcript,
      ...aboutToBeHeard(draft, speculative),
      ...lookedUp(lookups, draft.atMs),
    ],
    speculative: speculative !== undefined,
  });
  draft.arm("stall", settings.limits.stallMs);
}

/** Discards the brain's current step: nothing it still says or wants counts. */
export function cancelReply(draft: Draft): void {
  const { reply } = draft.state;
  if (reply.status === "thinking") draft.emit({ type: "stop-thinking", reply: reply.id });
  draft.state.reply = { status: "idle" };
  draft.disarm("stall");
  dropTools(draft);
}

export function brainText(draft: Draft, id: string, text: string): void {
  const reply = current(draft, id);
  if (!reply) return;
  if (reply.speculative !== undefined) {
    draft.state.reply = { ...reply, pending: reply.pending + text };
    return;
  }
  const { sentences, rest } = takeSentences(reply.pending + text);
  for (const sentence of sentences) say(draft, { text: sentence, kind: "reply" });
  draft.state.reply = { ...reply, pending: rest, spoke: reply.spoke || sentences.length > 0 };
}

export function brainAsks(draft: Draft, id: string, expectation: Expectation): void {
  const reply = current(draft, id);
  if (reply) draft.state.reply = { ...reply, asked: expectation };
}

export function brainNotUnderstood(draft: Draft, id: string): void {
  const reply = current(draft, id);
  if (reply) draft.state.reply = { ...reply, misunderstood: true };
}

export function brainTool(draft: Draft, id: string, call: ToolCall): void {
  const reply = current(draft, id);
  if (!reply) return;
  if (reply.speculative === undefined) {
    // What came before it is whole, and a tool that ends the call may answer before the brain is done.
    const sentences = splitSentences(reply.pending);
    for (const text of sentences) say(draft, { text, kind: "reply" });
    const spoke = reply.spoke || sentences.length > 0;
    draft.state.reply = { ...reply, pending: "", spoke, usedTools: true };
    requestTool(draft, call, id);
  } else if (mayLookAhead(draft, reply, call)) {
    lookAhead(draft, reply, call);
  } else {
    draft.state.reply = { ...reply, deferred: [...reply.deferred, call] };
  }
}

export function brainDone(draft: Draft, id: string): void {
  const reply = current(draft, id);
  if (!reply) return;
  if (reply.speculative === undefined) return finishStep(draft, reply);
  draft.state.reply = { ...reply, done: true };
  thinkOnAhead(draft);
}

/** The turn a speculative reply was made for has been confirmed: says and does what was held back. */
export function confirmReply(draft: Draft, reply: Thinking): void {
  const { speculative: _confirmed, deferred, pending, lookups, ...rest } = reply;
  draft.state.reply = { ...rest, pending: "", deferred: [], lookups: [] };
  confirmLookups(draft, lookups);
  if (pending !== "") brainText(draft, reply.id, pending);
  for (const call of deferred) brainTool(draft, reply.id, call);
  if (reply.done) brainDone(draft, reply.id);
}

/** A tool has answered: a read-back, an ending, or one more step of the brain follows. */
export function afterTool(draft: Draft, tool: RunningTool, result: ToolResult): void {
  const { reply, phase } = draft.state;
  if (phase.status !== "live") return;
  if (tool.ahead) {
    keepLookup(draft, tool.call.id, result);
    thinkOnAhead(draft);
    return;
  }
  if (tool.reply === undefined) {
    endByMachine(draft, result);
    return;
  }
  const wanted = reply.status !== "idle" && "id" in reply && reply.id === tool.reply;
  if (wanted && result.status === "proposed") {
    // The turn is the caller's now, whatever else the brain had in mind.
    cancelReply(draft);
    readBack(draft, result.proposal, result.readBack);
    return;
  }
  if (wanted && result.status === "ending") {
    cancelReply(draft);
    beginEnding(draft, result.ending, result.speakable);
    return;
  }
  if (isNewsToTheCaller(draft, tool)) think(draft, 1);
  else thinkOnceToolsAreDone(draft);
}

/** A write that outlived its reply is done, and nobody is about to say anything: the caller is told now. */
function isNewsToTheCaller({ state }: Draft, { effect }: RunningTool): boolean {
  return (
    effect === "commit" &&
    state.reply.status === "idle" &&
    state.ear.status === "quiet" &&
    state.playout.queue.length === 0
  );
}

/** The brain's step is over, or a write that kept a reply waiting is: goes on when nothing is left to wait for. */
function thinkOnceToolsAreDone(draft: Draft): void {
  const { reply, running } = draft.state;
  if (running.length > 0) return;
  if (reply.status === "owed") {
    think(draft, 1);
  } else if (reply.status === "using-tools") {
    think(draft, reply.step + 1);
  }
}

/** A speculative step that only looked things up is over, and so are its tools: the next may begin before the turn is confirmed. */
function thinkOnAhead(draft: Draft): void {
  const { reply, settings } = draft.state;
  if (reply.status !== "thinking" || reply.speculative === undefined) return;
  const { done, usedTools, deferred, pending, lookups, step } = reply;
  if (!done || !usedTools || deferred.length > 0 || pending.trim() !== "") return;
  if (lookups.some(({ result }) => result === undefined) || step >= settings.limits.maxSteps)
    return;
  think(draft, step + 1, reply.speculative, lookups);
}

function finishStep(draft: Draft, reply: Thinking): void {
  const sentences = splitSentences(reply.pending);
  for (const [index, text] of sentences.entries()) {
    const last = index === sentences.length - 1 && !reply.usedTools;
    say(draft, { text, kind: "reply", ...(last && { asked: reply.asked ?? OPEN }) });
  }
  if (reply.usedTools) {
    draft.state.reply = { status: "using-tools", id: reply.id, step: reply.step };
    thinkOnceToolsAreDone(draft);
    return;
  }
  draft.state.reply = { status: "idle" };
  draft.disarm("stall");
  if (sentences.length === 0 && !reply.spoke) {
    misheard(draft);
    return;
  }
  if (!reply.misunderstood) draft.state.patience = { silences: 0, misheard: 0, faults: 0 };
  ask(draft, reply.asked ?? OPEN);
}

function ask(draft: Draft, expects: Expectation): void {
  draft.state.question = { expects };
  draft.emit({ type: "listen", expects });
}

function endByMachine(draft: Draft, result: ToolResult): void {
  cancelReply(draft);
  if (result.status === "ending") {
    beginEnding(draft, result.ending, result.speakable);
  } else {
    const farewell = "speakable" in result ? result.speakable : undefined;
    beginEnding(draft, { how: "hang-up" }, farewell ?? draft.state.settings.words.silenceGoodbye);
  }
}

/** What the brain must take as said although it is still in the air, so that it does not say it twice. */
function aboutToBeHeard(draft: Draft, speculative: string | undefined): TranscriptItem[] {
  const { atMs } = draft;
  const items: TranscriptItem[] = [];
  if (isSpeaking(draft)) {
    for (const utterance of draft.state.playout.queue) {
      items.push({
        role: "receptionist",
        text: utterance.text,
        kind: utterance.kind,
        interrupted: false,
        ...(utterance.asked && { asked: utterance.asked }),
        ...(utterance.proposal !== undefined && { proposal: utterance.proposal }),
        atMs,
      });
    }
  }
  if (speculative !== undefined) {
    items.push({ role: "caller", text: speculative, confidence: 1, via: "voice", atMs });
  }
  return items;
}

function current(draft: Draft, id: string): Thinking | undefined {
  const { reply } = draft.state;
  return reply.status === "thinking" && reply.id === id ? reply : undefined;
}
