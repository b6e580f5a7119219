import { expect, test } from "vitest";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { openServer } from "../testing/open-server.ts";

const started = { callId: "call_1", atMs: 1, type: "call-started", channel: "phone" } as const;
const said = {
  callId: "call_1",
  atMs: 2,
  type: "caller-said",
  text: "A haircut, please",
  confidence: 0.9,
} as const;
const booked = { callId: "call_1", atMs: 3, type: "book-changed", what: "booked" } as const;

test("tells what is going on first, and then everything as it happens", async () => {
  await using open = await openServer();
  const origin = await open.server.listen({ port: 0, host: "127.0.0.1" });
  open.calls.tell(started);
  const watcher = await watch(`${origin}/api/live`);
  expect(await watcher.next()).toBe(`event: current\ndata: ${JSON.stringify([started])}`);
  open.calls.tell(said);
  expect(await watcher.next()).toBe(`event: call\ndata: ${JSON.stringify(said)}`);
  open.calls.tell(booked);
  expect(await watcher.next()).toBe(`event: call\ndata: ${JSON.stringify(booked)}`);
  expect(await watcher.next()).toBe("event: book\ndata: {}");
  await watcher.leave();
});

test("keeps what a call's tools were told to the call's own screen", async () => {
  await using open = await openServer();
  const origin = await open.server.listen({ port: 0, host: "127.0.0.1" });
  const result = { status: "ok", data: { phone: "+12125550111" } } as const;
  const item = { role: "tool-result", callId: "t1", name: "find", result, atMs: 1 } as const;
  const noted = { callId: "call_1", atMs: 1, type: "noted", item } as const;
  open.calls.tell(started);
  open.calls.tell(noted);
  const watcher = await watch(`${origin}/api/live`);
  expect(await watcher.next()).toBe(`event: current\ndata: ${JSON.stringify([started])}`);
  open.calls.tell(noted);
  open.calls.tell({ callId: "call_1", atMs: 2, type: "asks", expects: { kind: "open" } });
  open.calls.tell(said);
  expect(await watcher.next()).toBe(`event: call\ndata: ${JSON.stringify(said)}`);
  await watcher.leave();
});

test("stays alive through proxies that drop silent connections", async () => {
  const clock = new VirtualClock(0);
  await using open = await openServer({ clock });
  const origin = await open.server.listen({ port: 0, host: "127.0.0.1" });
  const watcher = await watch(`${origin}/api/live`);
  await watcher.next();
  await clock.advance(15_000);
  expect(await watcher.next()).toBe(": still here");
  await clock.advance(15_000);
  expect(await watcher.next()).toBe(": still here");
  await watcher.leave();
});

test("forgets a page that went away", async () => {
  await using open = await openServer();
  const origin = await open.server.listen({ port: 0, host: "127.0.0.1" });
  const watcher = await watch(`${origin}/api/live`);
  await watcher.next();
  expect(open.calls.watchers).toBe(1);
  await watcher.leave();
  await expect.poll(() => open.calls.watchers).toBe(0);
});

test("does not keep the server from closing", async () => {
  const open = await openServer();
  const origin = await open.server.listen({ port: 0, host: "127.0.0.1" });
  const watcher = await watch(`${origin}/api/live`);
  await watcher.next();
  await open.server.close();
  await expect(watcher.next()).rejects.toThrow(/terminated|ended/);
});

async function watch(url: string) {
  const leave = new AbortController();
  const answer = await fetch(url, { signal: leave.signal });
  expect(answer.headers.get("content-type")).toBe("text/event-stream");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  if (!answer.body) throw new Error("The feed has no body");
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let unread = "";
  return {
    async next(): Promise<string> {
      for (;;) {
        const end = unread.indexOf("\n\n");
        if (end !== -1) {
          const message = unread.slice(0, end);
          unread = unread.slice(end + 2);
          return message;
        }
        const { value, done } = await reader.read();
        if (done) throw new Error("The feed ended");
        unread += value;
      }
    },
    async leave(): Promise<void> {
      leave.abort();
      await reader.cancel().catch(() => undefined);
    },
  };
}
