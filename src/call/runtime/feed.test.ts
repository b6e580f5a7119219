import { expect, test } from "vitest";
import type { CallFeedEvent } from "../../ports/call-feed.ts";
import { LiveCallFeed } from "./feed.ts";

const STARTED: CallFeedEvent = { callId: "1", atMs: 0, type: "call-started", channel: "phone" };
const ENDED: CallFeedEvent = { callId: "1", atMs: 9, type: "call-ended", outcome: "answered" };

function speaking(text: string): CallFeedEvent {
  return { callId: "1", atMs: 1, type: "caller-speaking", text };
}

test("remembers a call while it is on, with only the latest of its half-heard words", () => {
  const feed = new LiveCallFeed();
  for (const event of [STARTED, speaking("a hair"), speaking("a haircut")]) feed.publish(event);
  expect(feed.current()).toEqual([STARTED, speaking("a haircut")]);
  feed.publish(ENDED);
  expect(feed.current()).toEqual([]);
});

test("passes on everything, from start to end, until it is disposed", () => {
  const feed = new LiveCallFeed();
  const seen: CallFeedEvent[] = [];
  const subscription = feed.subscribe((event) => void seen.push(event));
  for (const event of [STARTED, speaking("hello"), ENDED]) feed.publish(event);
  subscription[Symbol.dispose]();
  feed.publish(STARTED);
  expect(seen).toEqual([STARTED, speaking("hello"), ENDED]);
});

test("knows nothing of a call after its end", () => {
  const feed = new LiveCallFeed();
  for (const event of [STARTED, ENDED, speaking("too late")]) feed.publish(event);
  expect(feed.current()).toEqual([]);
});
