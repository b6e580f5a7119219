import { unreachable } from "../base/unreachable.ts";
import type { CallEffect, TimerId } from "./effects.ts";
import type { CallEvent } from "./events.ts";
import { heardReadBack } from "./machine/consent.ts";
import { Draft } from "./machine/draft.ts";
import {
  endpoint,
  endStuckSpeech,
  speechEnd,
  speechStart,
  turnEager,
  turnEnd,
  turnResumed,
  wordsFinal,
} from "./machine/ear.ts";
import {
  beginEnding,
  closeAfterUtterance,
  closeDown,
  endWhenHeard,
  goSilent,
} from "./machine/ending.ts";
import { keyPressed, keypadDone } from "./machine/keypad.ts";
import { callPerson, trouble } from "./machine/misheard.ts";
import { loseLine, takeOver, whileLost } from "./machine/lost.ts";
import { takeNews, tellNews } from "./machine/news.ts";
import {
  played,
  sayAll,
  skipUtterance,
  stopSpeaking,
  voiceChunk,
  yieldFloor,
} from "./machine/playout.ts";
import { breakSilence, giveSilenceAnOwner } from "./machine/quiet.ts";
import {
  afterTool,
  brainAsks,
  brainDone,
  brainNotUnderstood,
  brainText,
  brainTool,
  cancelReply,
} from "./machine/reply.ts";
import { toolDone } from "./machine/tools.ts";
import { transferDone } from "./machine/transfer.ts";
import { machineAnswered } from "./machine/voicemail.ts";
import { DEFAULT_LIMITS, ENGLISH_WORDS } from "./settings.ts";
import type { CallState } from "./state.ts";

/** A call before anything has happened. */
export const initialCall: CallState = {
  phase: { status: "waiting" },
  settings: {
    words: { ...ENGLISH_WORDS, greeting: "" },
    limits: DEFAULT_LIMITS,
    tools: {},
    personTool: "",
  },
  openedAtMs: 0,
  ear: { status: "quiet" },
  playout: { queue: [], paused: false },
  reply: { status: "idle" },
  running: [],
  consent: { status: "none" },
  question: { expects: { kind: "open" } },
  patience: { silences: 0, misheard: 0, faults: 0 },
  keypad: "",
  quiet: { owner: "none" },
  transcript: [],
  news: { waiting: [], known: [] },
  timers: {},
  counts: { utterances: 0, replies: 0, calls: 0 },
};

export interface CallStep {
  readonly state: CallState;
  readonly effects: readonly CallEffect[];
}

/**
 * Takes a call from one moment to the next. A pure function: the same state and event always give the same step, so a
 * call is its event log.
 */
export function step(state: CallState, event: CallEvent): CallStep {
  const draft = new Draft(state, event.atMs);
  if (state.phase.status === "over") {
    if (event.type === "tool-done") toolDone(draft, event.callId, event.result);
    return { state: draft.state, effects: [] };
  }
  if (state.phase.status === "waiting" && event.type !== "line-open") return { state, effects: [] };
  if (state.phase.status === "lost") whileLost(draft, event);
  else handle(draft, event);
  endWhenHeard(draft);
  if (draft.state.phase.status !== "over") {
    tellNews(draft);
    yieldFloor(draft);
    giveSilenceAnOwner(draft);
  }
  return { state: draft.state, effects: draft.effects };
}

function handle(draft: Draft, event: CallEvent): void {
  switch (event.type) {
    case "line-open":
      return answerCall(draft, event);
    case "line-lost":
      return loseLine(draft);
    case "line-found":
      return; // it was never lost
    case "taken-over":
      return takeOver(draft);
    case "line-closed":
      return goSilent(draft);
    case "machine-answered":
      return machineAnswered(draft, event.takesMessage);
    case "speech-start":
      return speechStart(draft);
    case "speech-end":
      return speechEnd(draft, event.agoMs);
    case "words-final":
      return wordsFinal(draft, { text: event.text.trim(), confidence: event.confidence });
    case "turn-eager":
      return turnEager(draft, event.text);
    case "turn-resumed":
      return turnResumed(draft);
    case "turn-end":
      return turnEnd(draft, event);
    case "key":
      return keyPressed(draft, event.digit);
    case "brain-text":
      return brainText(draft, event.reply, event.text);
    case "brain-tool":
      return brainTool(draft, event.reply, event.call);
    case "brain-asks":
      return brainAsks(draft, event.reply, event.expectation);
    case "brain-not-understood":
      return brainNotUnderstood(draft, event.reply);
    case "brain-done":
      return brainDone(draft, event.reply);
    case "tool-done": {
      const tool = toolDone(draft, event.callId, event.result);
      if (tool) afterTool(draft, tool, event.result);
      return;
    }
    case "voice-chunk":
      return voiceChunk(draft, event);
    case "played": {
      const utterance = played(draft, event);
      if (!utterance) return;
      heardReadBack(draft, utterance);
      closeAfterUtterance(draft);
      return;
    }
    case "timer":
      if (draft.takeTimer(event.timer)) timerFired(draft, event.timer);
      return;
    case "transfer-done":
      return transferDone(draft, event.outcome);
    case "news":
      return takeNews(draft, event.news);
    case "shutdown":
      cancelReply(draft);
      return closeDown(draft);
    case "fault":
      return fault(draft, event);
    default:
      return unreachable(event);
  }
}

function answerCall(draft: Draft, event: Extract<CallEvent, { type: "line-open" }>): void {
  if (draft.state.phase.status !== "waiting") return;
  const { words, limits, greetingAsks: expects = draft.state.question.expects } = event.settings;
  draft.state.settings = event.settings;
  draft.state.openedAtMs = draft.atMs;
  draft.state.question = { expects };
  draft.state.phase = { status: "live" };
  draft.arm("longest-call", limits.longestCallMs);
  draft.emit({ type: "listen", expects });
  sayAll(draft, { text: words.greeting, kind: "greeting", asked: expects });
}

function timerFired(draft: Draft, timer: TimerId): void {
  const { settings } = draft.state;
  switch (timer) {
    case "endpoint":
    case "words":
      return endpoint(draft);
    case "speech":
      return endStuckSpeech(draft);
    case "keypad":
      return keypadDone(draft);
    case "voice":
      return skipUtterance(draft);
    case "stall":
      return stalled(draft);
    case "quiet":
      if (breakSilence(draft) === "goodbye") {
        beginEnding(draft, { how: "hang-up" }, settings.words.silenceGoodbye);
      }
      return;
    case "longest-call":
      cancelReply(draft);
      stopSpeaking(draft);
      return beginEnding(draft, { how: "hang-up" }, settings.words.tooLong);
    case "line":
      return; // only runs while the line is lost
    default:
      return unreachable(timer);
  }
}

/** The brain or a tool has taken too long. A write that has begun is waited for: nobody knows yet how it ended. */
function stalled(draft: Draft): void {
  const { running, settings } = draft.state;
  if (running.some((tool) => tool.effect === "commit" && !tool.waiting)) {
    draft.arm("stall", settings.limits.stallMs);
    return;
  }
  cancelReply(draft);
  trouble(draft);
}

function fault(draft: Draft, event: Extract<CallEvent, { type: "fault" }>): void {
  if (event.part === "ears") return callPerson(draft, "The receptionist can't hear the caller.");
  if (event.part === "voice") {
    if (draft.state.playout.queue[0]?.id === event.utterance) skipUtterance(draft);
    return;
  }
  const { reply } = draft.state;
  if (reply.status !== "thinking" || reply.id !== event.reply) return;
  cancelReply(draft);
  if (reply.speculative === undefined) trouble(draft);
}
