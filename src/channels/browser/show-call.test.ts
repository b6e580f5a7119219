import { expect, test } from "vitest";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import type { CallFeed, CallFeedEvent } from "../../ports/call-feed.ts";
import { BrowserLine } from "./browser-line.ts";
import type { ServerMessage } from "./messages.ts";
import { showCall } from "./show-call.ts";

function oneCall(audio: boolean, kiosk = false) {
  const sent: ServerMessage[] = [];
  const line = new BrowserLine(
    {
      send: (message) => void sent.push(message),
      sendAudio: () => undefined,
      close: () => undefined,
    },
    new VirtualClock(0),
    { audio, kiosk },
  );
  const listeners = new Set<(event: CallFeedEvent) => void>();
  const feed: CallFeed = {
    current: () => [],
    subscribe(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
  };
  const tell = (event: CallFeedEvent) => listeners.forEach((listener) => listener(event));
  return { line, sent, feed, tell };
}

const step = (ask: string) => ({ type: "step", step: { ask, options: [], people: [] } });
const of = { callId: "call_1", atMs: 0 };

test("partial words are replaced by final ones, turn by turn, and so are the receptionist's", () => {
  const { line, sent, feed, tell } = oneCall(true);
  showCall(feed, "call_1", line);
  tell({
    ...of,
    type: "receptionist-says",
    utterance: "u1",
    text: "Hello there.",
    kind: "greeting",
  });
  tell({ ...of, type: "receptionist-said", utterance: "u1", text: "Hello", interrupted: true });
  tell({ ...of, type: "caller-speaking", text: "a hair" });
  tell({ ...of, type: "caller-said", text: "a haircut", confidence: 0.9 });
  tell({ ...of, type: "caller-speaking", text: "to" });
  expect(sent).toEqual([
    { type: "words", side: "receptionist", id: "u1", text: "Hello there.", final: false },
    { type: "words", side: "receptionist", id: "u1", text: "Hello", final: true },
    { type: "words", side: "caller", id: "caller-0", text: "a hair", final: false },
    { type: "words", side: "caller", id: "caller-0", text: "a haircut", final: true },
    { type: "words", side: "caller", id: "caller-1", text: "to", final: false },
  ]);
});

test("a kiosk is shown what is asked for, and what came from outside as it comes", () => {
  const { line, sent, feed, tell } = oneCall(false, true);
  const shown = showCall(feed, "call_1", line);
  tell({ ...of, type: "call-started", channel: "browser" });
  tell({ ...of, type: "receptionist-says", utterance: "u1", text: "Who?", kind: "greeting" });
  const result = { status: "ok", data: { outcome: "none" } } as const;
  const item = {
    role: "tool-result",
    callId: "t",
    name: "lookup_employee",
    result,
    atMs: 0,
  } as const;
  tell({ ...of, type: "noted", item });
  tell({ ...of, type: "asks", expects: { kind: "spelling" } });
  const news = { id: "n1", kind: "sms-sent", text: "I've also sent a text.", data: null };
  tell({ ...of, type: "noted", item: { role: "news", news, atMs: 0 } });
  tell({ callId: "call_2", atMs: 0, type: "asks", expects: { kind: "name" } });
  shown[Symbol.dispose]();
  tell({ ...of, type: "asks", expects: { kind: "person" } });
  expect(sent).toEqual([
    step("start"),
    {
      type: "words",
      side: "receptionist",
      id: "u1",
      text: "Who?",
      kind: "greeting",
      final: false,
    },
    step("spell-host"),
    step("spell-host"),
  ]);
});

test("another caller's words are never shown", () => {
  const { line, sent, feed, tell } = oneCall(true);
  showCall(feed, "call_1", line);
  tell({ callId: "call_2", atMs: 0, type: "caller-said", text: "secret", confidence: 1 });
  expect(sent).toEqual([]);
});

test("a line of words alone gets the receptionist's words from the line, not twice", () => {
  const { line, sent, feed, tell } = oneCall(false);
  showCall(feed, "call_1", line);
  tell({ ...of, type: "receptionist-says", utterance: "u1", text: "Hello.", kind: "greeting" });
  line.say?.("Hello.");
  expect(sent).toHaveLength(1);
});

test("what was written to the book is the outcome the page shows when the line closes", () => {
  const { line, sent, feed, tell } = oneCall(true);
  showCall(feed, "call_1", line);
  tell({ ...of, type: "book-changed", what: "moved" });
  void line.close();
  expect(sent).toEqual([{ type: "ended", outcome: "moved" }]);
});

test("nothing is shown once it was let go", () => {
  const { line, sent, feed, tell } = oneCall(true);
  showCall(feed, "call_1", line)[Symbol.dispose]();
  tell({ ...of, type: "caller-said", text: "late", confidence: 1 });
  expect(sent).toEqual([]);
});
