import { unreachable } from "../../../src/base/unreachable.ts";
import type { CallFeedEvent, CallOutcome } from "../../../src/ports/call-feed.ts";

/** One call as the owner sees it. */
export interface LiveCall {
  readonly id: string;
  readonly channel: "phone" | "browser" | "chat";
  readonly startedAtMs: number;
  readonly words: readonly LiveWords[];
  /** Absent while the call is on. */
  readonly end?: { readonly outcome: CallOutcome; readonly atMs: number };
}

export interface LiveWords {
  readonly key: string;
  readonly side: "caller" | "receptionist";
  readonly text: string;
  readonly final: boolean;
}

/** Calls that are over stay on the page, the latest of them, until it is loaded again. */
const MOST_ENDED = 3;

/** What the page knew of calls that are on is replaced by what the server says is on now. */
export function liveFromCurrent(
  known: readonly LiveCall[],
  current: readonly CallFeedEvent[],
): readonly LiveCall[] {
  return current.reduce(
    liveStep,
    known.filter((call) => call.end),
  );
}

/** The calls after one more event, the newest call first. */
export function liveStep(calls: readonly LiveCall[], event: CallFeedEvent): readonly LiveCall[] {
  if (event.type === "call-started") {
    const { callId: id, channel, atMs } = event;
    const others = calls.filter((call) => call.id !== id);
    return withoutOldEnded([{ id, channel, startedAtMs: atMs, words: [] }, ...others]);
  }
  return withoutOldEnded(
    calls.map((call) => (call.id === event.callId ? callStep(call, event) : call)),
  );
}

function callStep(call: LiveCall, event: CallFeedEvent): LiveCall {
  switch (event.type) {
    case "caller-speaking":
      return { ...call, words: withCaller(call.words, event.text, false) };
    case "caller-said":
      return { ...call, words: withCaller(call.words, event.text, true) };
    case "receptionist-says":
    case "receptionist-said": {
      const { utterance: key, text } = event;
      const final = event.type === "receptionist-said";
      return { ...call, words: withWords(call.words, { key, side: "receptionist", text, final }) };
    }
    case "call-ended":
      return {
        ...call,
        words: call.words.filter((words) => words.final),
        end: { outcome: event.outcome, atMs: event.atMs },
      };
    case "call-started":
    case "tool-used":
    case "asks":
    case "noted":
    case "book-changed":
      return call;
    default:
      return unreachable(event);
  }
}

/** The caller's turns have no ids: the last one that is not final is the one that goes on. */
function withCaller(
  words: readonly LiveWords[],
  text: string,
  final: boolean,
): readonly LiveWords[] {
  const open = words.findLast((earlier) => earlier.side === "caller" && !earlier.final);
  const key = open?.key ?? `caller-${words.length}`;
  return withWords(words, { key, side: "caller", text, final });
}

function withWords(words: readonly LiveWords[], next: LiveWords): readonly LiveWords[] {
  const place = words.findIndex((earlier) => earlier.key === next.key);
  if (next.text === "") return place === -1 ? words : words.toSpliced(place, 1);
  return place === -1 ? [...words, next] : words.with(place, next);
}

function withoutOldEnded(calls: readonly LiveCall[]): readonly LiveCall[] {
  const ended = new Set(calls.filter((call) => call.end).slice(0, MOST_ENDED));
  return calls.filter((call) => !call.end || ended.has(call));
}
