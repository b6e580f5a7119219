import { once } from "node:events";
import { connect } from "node:net";
import { PassThrough } from "node:stream";
import fastify from "fastify";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Clock, systemClock } from "../../base/clock.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { createLogger } from "../../ops/logger.ts";
import type { LineEvent } from "../../ports/line.ts";
import { browserChannel } from "./browser-channel.ts";
import type { BrowserLine } from "./browser-line.ts";
import type { ServerMessage } from "./messages.ts";

/** A server whose calls echo what they hear, and say what they read. */
async function open(options: { clock?: Clock; mostCalls?: number } = {}) {
  const server = fastify();
  const log = new PassThrough();
  const lines: BrowserLine[] = [];
  const events: LineEvent[] = [];
  browserChannel(server, {
    clock: options.clock ?? systemClock,
    logger: createLogger({ level: "info", destination: log }),
    admits: (request) => request.headers.origin !== "https://evil.example",
    mostCalls: options.mostCalls ?? 10,
    readNumber: (typed) => (typed.startsWith("+") ? typed : undefined),
    onCall(line) {
      lines.push(line);
      line.audio?.onAudio((chunk) => line.audio?.play(chunk));
      void follow(line);
    },
  });
  async function follow(line: BrowserLine): Promise<void> {
    for await (const event of line.events) {
      events.push(event);
      if (event.type === "text") {
        line.showWords({ side: "receptionist", id: "1", text: `You: ${event.text}`, final: true });
      }
    }
  }
  server.server.on("upgrade", (request, socket) => {
    if (request.url === "/media-stream") socket.end("another channel's");
  });
  const origin = await server.listen({ port: 0, host: "127.0.0.1" });
  return {
    url: `${origin.replace("http", "ws")}/talk-socket`,
    port: Number(new URL(origin).port),
    lines,
    events,
    logged: () => String(log.read() ?? "").trim(),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

async function dial(url: string, origin?: string) {
  const socket = new WebSocket(url, { ...(origin !== undefined && { origin }) });
  const messages: ServerMessage[] = [];
  const audio: Buffer[] = [];
  socket.on("message", (data: Buffer, isBinary) => {
    if (isBinary) {
      audio.push(data);
      return;
    }
    const message: ServerMessage = JSON.parse(data.toString());
    messages.push(message);
  });
  const closed = once(socket, "close").then(([code]) => Number(code));
  await once(socket, "open");
  return {
    socket,
    messages,
    audio,
    closed,
    send: (message: unknown) => socket.send(JSON.stringify(message)),
  };
}

test("carries audio both ways, typed words, keys and hanging up", async () => {
  await using channel = await open();
  const caller = await dial(channel.url);
  caller.send({ type: "start", callerNumber: "+919840012345" });
  const frame = Buffer.alloc(640, 9);
  caller.socket.send(frame);
  caller.send({ type: "text", text: " Hello " });
  caller.send({ type: "key", digit: "#" });
  await expect.poll(() => caller.audio.find((chunk) => chunk[0] === 9)).toEqual(frame);
  await expect
    .poll(() => caller.messages)
    .toEqual([
      { type: "started" },
      { type: "words", side: "receptionist", id: "1", text: "You: Hello", final: true },
    ]);
  caller.send({ type: "stop" });
  expect(await caller.closed).toBe(1000);
  expect(channel.lines[0]?.callerNumber).toBe("+919840012345");
  expect(channel.events).toEqual([
    { type: "text", text: "Hello" },
    { type: "key", digit: "#" },
    { type: "closed", by: "caller" },
  ]);
});

test.each([
  ["a message that is not JSON", "hello", "a message that is none of ours"],
  ["an unknown message", '{"type":"dance"}', "a message that is none of ours"],
  ["a message with fields too many", '{"type":"stop","x":1}', "a message that is none of ours"],
  ["a second start", '{"type":"start"}', "a second start"],
  ["half a sample", Buffer.alloc(3), "a frame of broken audio"],
])("closes the call for %s, with one line in the log and no word of it", async (_, bad, reason) => {
  await using channel = await open();
  const other = await dial(channel.url);
  other.send({ type: "start" });
  const caller = await dial(channel.url);
  caller.send({ type: "start" });
  caller.socket.send(bad);
  expect(await caller.closed).toBe(1008);
  const lines = channel.logged().split("\n");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`"reason":"${reason}"`);
  other.send({ type: "text", text: "Still here?" });
  await expect.poll(() => other.messages.at(-1)).toMatchObject({ text: "You: Still here?" });
});

test("closes the call for a frame of 10 MB without reading it, with one line in the log", async () => {
  await using channel = await open();
  const caller = await dial(channel.url);
  caller.send({ type: "start" });
  caller.socket.on("error", () => undefined);
  caller.socket.send(Buffer.alloc(10 * 1024 * 1024));
  expect([1006, 1009]).toContain(await caller.closed);
  await expect.poll(() => channel.events.map((event) => event.type)).toEqual(["lost"]);
  expect(channel.logged().split("\n")).toHaveLength(1);
});

test("closes a socket on which audio comes before start", async () => {
  await using channel = await open();
  const caller = await dial(channel.url);
  caller.socket.send(Buffer.alloc(640));
  expect(await caller.closed).toBe(1008);
  expect(channel.lines).toEqual([]);
  expect(channel.logged()).toContain("audio before start");
});

test("closes a socket on which start never comes", async () => {
  const clock = new VirtualClock(0);
  await using channel = await open({ clock });
  const caller = await dial(channel.url);
  await clock.advance(5000);
  expect(await caller.closed).toBe(1008);
  expect(channel.logged()).toContain("no start within 5 seconds");
});

test("loses a line whose page gives no sign of life", async () => {
  const clock = new VirtualClock(0);
  await using channel = await open({ clock });
  const caller = await dial(channel.url);
  caller.send({ type: "start" });
  await expect.poll(() => channel.lines).toHaveLength(1);
  caller.socket.pause();
  await clock.advance(30_000);
  await expect.poll(() => channel.events.map((event) => event.type)).toEqual(["lost"]);
  caller.socket.terminate();
});

test("tells a caller with half a number what to do", async () => {
  await using channel = await open();
  const caller = await dial(channel.url);
  caller.send({ type: "start", callerNumber: "12" });
  expect(await caller.closed).toBe(1000);
  expect(caller.messages).toEqual([
    {
      type: "refused",
      reason: "bad-number",
      sentence: "That doesn't look like a whole phone number. Check it, or leave it empty.",
    },
  ]);
  expect(channel.lines).toEqual([]);
});

test("tells one caller too many that the lines are busy", async () => {
  await using channel = await open({ mostCalls: 1 });
  const first = await dial(channel.url);
  first.send({ type: "start" });
  const second = await dial(channel.url);
  second.send({ type: "start" });
  expect(await second.closed).toBe(1000);
  expect(second.messages).toMatchObject([{ type: "refused", reason: "busy" }]);
  expect(channel.lines).toHaveLength(1);
});

test("answers 403 to a page of another site, and leaves other paths to their owners", async () => {
  await using channel = await open();
  const refused = new WebSocket(channel.url, { origin: "https://evil.example" });
  const [error] = await once(refused, "error");
  expect(String(error)).toContain("403");
  const elsewhere = connect(channel.port, "127.0.0.1");
  elsewhere.write(
    "GET /media-stream HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
  );
  let answer = "";
  elsewhere.on("data", (chunk) => (answer += chunk.toString()));
  await once(elsewhere, "close");
  expect(answer).toBe("another channel's");
});

test("the desk ends the call with its outcome", async () => {
  await using channel = await open();
  const caller = await dial(channel.url);
  caller.send({ type: "start" });
  await expect.poll(() => channel.lines).toHaveLength(1);
  channel.lines[0]?.noteOutcome("booked");
  await channel.lines[0]?.close();
  expect(await caller.closed).toBe(1000);
  expect(caller.messages).toEqual([{ type: "started" }, { type: "ended", outcome: "booked" }]);
  expect(channel.events).toEqual([{ type: "closed", by: "desk" }]);
});
