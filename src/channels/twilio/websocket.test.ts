import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { webSocketAsMediaSocket } from "./websocket.ts";

const servers: WebSocketServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function connected(options: { autoPong: boolean }) {
  const clock = new VirtualClock(0);
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const accepted = new Promise<WebSocket>((resolve) => void server.once("connection", resolve));
  const peer = new WebSocket(`ws://127.0.0.1:${port}`, options);
  const socket = await accepted;
  const media = webSocketAsMediaSocket(socket, clock);
  const closed = new Promise<number>((resolve) => {
    media.onClose(resolve);
  });
  return { clock, peer, socket, media, closed };
}

test("a peer that answers nothing for half a minute is gone", async () => {
  const { clock, peer, closed } = await connected({ autoPong: false });
  const pinged = once(peer, "ping");
  await clock.advance(15_000);
  await pinged;
  await clock.advance(15_000);
  expect(await closed).toBe(1006);
});

test("a peer that only answers pings is still there", async () => {
  const { clock, socket, peer } = await connected({ autoPong: true });
  for (let times = 0; times < 4; times += 1) {
    const answered = once(socket, "pong");
    await clock.advance(15_000);
    await answered;
  }
  expect(socket.readyState).toBe(socket.OPEN);
  peer.terminate();
});

test("text arrives as text, bytes as bytes, and the peer's close with its code", async () => {
  const { media, peer, closed } = await connected({ autoPong: true });
  const frames: (string | Uint8Array)[] = [];
  media.onMessage((frame) => void frames.push(frame));
  if (peer.readyState !== peer.OPEN) await once(peer, "open");
  peer.send("hello");
  peer.send(Uint8Array.of(1, 2));
  peer.close(1000);
  expect(await closed).toBe(1000);
  expect(frames).toEqual(["hello", Buffer.from([1, 2])]);
  media.send("too late");
});
