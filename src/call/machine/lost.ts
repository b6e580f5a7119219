import { unreachable } from "../../base/unreachable.ts";
import type { ReceptionistSaid } from "../../domain/dialogue/transcript.ts";
import type { CallEvent } from "../events.ts";
import type { ToolAnswer, Unsaid, Utterance } from "../state.ts";
import { readBack } from "./consent.ts";
import type { Draft } from "./draft.ts";
import { closeEar } from "./ear.ts";
import { emergencyAgain } from "./emergency.ts";
import { goSilent } from "./ending.ts";
import { takeNews } from "./news.ts";
import { say, sayAll, stopSpeaking } from "./playout.ts";
import { afterTool, cancelReply, think } from "./reply.ts";
import { runAgain, toolDone } from "./tools.ts";
import { transferFailed } from "./transfer.ts";

// The telephone company gives the caller back within seconds: it waits 15 s for our answer, and as long for a new stream.
const COMES_BACK_MS = 30_000;

/**
 * The line broke in mid-call: falls silent and waits for the caller. A turn of theirs that was not whole is forgotten; tools that
 * are at work go on.
 */
export function loseLine(draft: Draft): void {
  const { status } = draft.state.phase;
  if (status === "live" || status === "ending") {
    suspend(draft);
    draft.arm("line", COMES_BACK_MS);
  } else if (status !== "lost") {
    goSilent(draft);
  }
}

/**
 * Another process goes on with the call. What was at work in the one before is gone with it, and nobody knows how far it came: it
 * begins again, under the same keys, so that a write is made once.
 */
export function takeOver(draft: Draft): void {
  if (draft.state.phase.status !== "lost") suspend(draft);
  const { phase } = draft.state;
  if (phase.status !== "lost") return;
  // Nothing that was paused is paused here, and no timer of the other process runs.
  draft.state.playout = { queue: [], paused: false };
  draft.arm("line", COMES_BACK_MS);
  runAgain(
    draft,
    phase.results.map(({ callId }) => callId),
  );
}

/** Nobody is on the line: nothing is heard, and nothing is said or thought. */
export function whileLost(draft: Draft, event: CallEvent): void {
  switch (event.type) {
    case "line-found":
      return findLine(draft);
    case "taken-over":
      return takeOver(draft);
    case "tool-done":
      return keepResult(draft, event);
    case "news":
      return takeNews(draft, event.news);
    case "timer":
      if (draft.takeTimer(event.timer)) giveUp(draft);
      return;
    case "fault":
      // A caller who comes back would speak to nobody.
      if (event.part === "ears") giveUp(draft);
      return;
    case "line-closed":
    case "shutdown":
      return giveUp(draft);
    case "line-open":
    case "line-lost":
    case "machine-answered":
    case "speech-start":
    case "speech-end":
    case "words-final":
    case "turn-eager":
    case "turn-resumed":
    case "turn-end":
    case "key":
    case "brain-text":
    case "brain-tool":
    case "brain-asks":
    case "brain-not-understood":
    case "brain-done":
    case "voice-chunk":
    case "played":
    case "transfer-done":
      return; // of before, and too late
    default:
      return unreachable(event);
  }
}

function keepResult(draft: Draft, { callId, result }: ToolAnswer): void {
  const { phase, running } = draft.state;
  if (phase.status !== "lost" || !running.some(({ call }) => call.id === callId)) return;
  draft.state.phase = { ...phase, results: [...phase.results, { callId, result }] };
}

/** The caller has gone: what was written meanwhile belongs to the call all the same. */
function giveUp(draft: Draft): void {
  const { phase } = draft.state;
  goSilent(draft);
  if (phase.status !== "lost") return;
  for (const { callId, result } of phase.results) toolDone(draft, callId, result);
}

/**
 * The caller is back: they hear that the line broke, and then what they had not heard. An answer they waited for is
 * thought of anew; a proposal they had not answered is read back again, from its beginning.
 */
function findLine(draft: Draft): void {
  const { phase, settings, openedAtMs, patience, question } = draft.state;
  if (phase.status !== "lost") return;
  const { was, unsaid, results } = phase;
  draft.disarm("line");
  draft.arm("longest-call", Math.max(0, openedAtMs + settings.limits.longestCallMs - draft.atMs));
  draft.state.patience = { ...patience, silences: 0 };
  draft.state.phase = was.status === "transferring" ? LIVE : was;
  draft.emit({ type: "listen", expects: question.expects });
  const { reply, running } = draft.state;
  // Before anything is said, so that it answers the caller and not us.
  if (reply.status === "owed" && running.length === 0) think(draft, 1);
  // Nobody took them, and another process has them now: for the caller nothing broke.
  if (was.status === "transferring") return transferFailed(draft);
  if (unsaid[0]?.kind !== "emergency") {
    sayAll(draft, { text: settings.words.cutOff, kind: "filler" });
  }
  if (was.status === "live" && (reply.status !== "idle" || running.length > 0)) {
    return goOn(draft, results);
  }
  for (const { callId, result } of results) toolDone(draft, callId, result);
  for (const speech of unsaid) say(draft, speech);
  const proposal = was.status === "live" ? openProposal(draft) : undefined;
  if (proposal !== undefined) readBack(draft, proposal.id, proposal.text);
  else if (unsaid.length === 0) askAgain(draft);
}

/** The answer comes when what is at work is done; some of it is. */
function goOn(draft: Draft, results: readonly ToolAnswer[]): void {
  const { reply, running, settings } = draft.state;
  draft.arm("stall", settings.limits.stallMs);
  // A write that outlived its reply: they are told of it once it is done.
  const isWriting = running.some(({ effect }) => effect === "commit");
  if (reply.status === "idle" && isWriting) draft.state.reply = { status: "owed" };
  for (const { callId, result } of results) {
    const tool = toolDone(draft, callId, result);
    if (tool) afterTool(draft, tool, result);
  }
}

function suspend(draft: Draft): void {
  const { phase, playout } = draft.state;
  const unsaid = playout.queue.filter(isSaidAgain).map(toUnsaid);
  stopSpeaking(draft);
  stopThinking(draft);
  closeEar(draft);
  draft.disarmAll();
  draft.state.keypad = "";
  const was = phase.status === "ending" || phase.status === "transferring" ? phase : LIVE;
  draft.state.phase = { status: "lost", was, unsaid, results: [] };
}

/** The brain's step is cut short. Its tools that are at work go on; without any, the caller is owed an answer. */
function stopThinking(draft: Draft): void {
  const { reply, running } = draft.state;
  if (reply.status !== "thinking") return;
  if (reply.speculative !== undefined) return cancelReply(draft);
  draft.emit({ type: "stop-thinking", reply: reply.id });
  const { id, step } = reply;
  const uses = running.some((tool) => tool.reply === id);
  draft.state.reply = uses ? { status: "using-tools", id, step } : { status: "owed" };
}

const LIVE = { status: "live" } as const;

/** A read-back is read again as a whole; fillers and the like were for their moment. */
function isSaidAgain({ kind }: Utterance): boolean {
  return SAID_AGAIN.has(kind);
}

const SAID_AGAIN: ReadonlySet<Utterance["kind"]> = new Set([
  "greeting",
  "reply",
  "news",
  "emergency",
  "goodbye",
]);

function toUnsaid({ text, kind, asked, proposal }: Utterance): Unsaid {
  return { text, kind, ...(asked && { asked }), ...(proposal !== undefined && { proposal }) };
}

/** The proposal that the caller was asked about last and has not answered. */
function openProposal({ state }: Draft): { id: string; text: string } | undefined {
  const { consent, question, transcript } = state;
  if (consent.status !== "reading" && consent.status !== "awaiting") return undefined;
  if (question.proposal !== consent.proposal) return undefined;
  for (const item of transcript.toReversed()) {
    if (item.role !== "tool-result" || item.result.status !== "proposed") continue;
    const { proposal: id, readBack: text } = item.result;
    if (id === consent.proposal) return { id, text };
  }
  return undefined;
}

/** Nothing was left unheard: repeats what was last asked, where that is one sentence the caller heard to its end. */
function askAgain(draft: Draft): void {
  const { question, settings } = draft.state;
  const { expects } = question;
  const again = emergencyAgain(draft);
  const { words } = settings;
  const waits = expects.kind === "wait" ? words.stillWaiting : undefined;
  sayAll(draft, {
    text: again ?? waits ?? lastQuestion(draft)?.text ?? words.goOn,
    kind: again === undefined ? "reprompt" : "emergency",
    asked: expects,
  });
}

function lastQuestion({ state }: Draft): ReceptionistSaid | undefined {
  for (const item of state.transcript.toReversed()) {
    if (item.role === "caller") return undefined;
    if (item.role !== "receptionist" || item.asked === undefined) continue;
    if (item.kind === "reprompt" || item.kind === "misheard") continue;
    return item.interrupted ? undefined : item;
  }
  return undefined;
}
