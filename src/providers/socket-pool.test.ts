import { expect, test } from "vitest";
import { VirtualClock } from "../base/testing/virtual-clock.ts";
import { SocketPool, type PooledSocket } from "./socket-pool.ts";

class OneAtATime implements PooledSocket {
  isUsed = false;
  isSpent = false;
  isClosed = false;
  keptAlive = 0;

  get isIdle(): boolean {
    return !this.isUsed;
  }

  get hasRoom(): boolean {
    return !this.isUsed && !this.isSpent;
  }

  keepAlive(): void {
    this.keptAlive += 1;
  }

  [Symbol.dispose](): void {
    this.isSpent = true;
    this.isClosed = true;
  }
}

function open() {
  const opened: OneAtATime[] = [];
  const clock = new VirtualClock(0);
  const pool = new SocketPool<OneAtATime>({
    clock,
    open: () => {
      const socket = new OneAtATime();
      opened.push(socket);
      return socket;
    },
    idleMs: 60_000,
    keepAliveMs: 10_000,
  });
  return { pool, clock, opened };
}

test("a connection with room is used again, by those who want the same", () => {
  const { pool, opened } = open();
  expect(pool.take("slt").isNew).toBe(true);
  expect(pool.take("slt").isNew).toBe(false);
  expect(pool.take("kal").isNew).toBe(true);
  expect(opened).toHaveLength(2);
});

test("another one opens when there is no room, and closes a minute after its last use", async () => {
  const { pool, clock, opened } = open();
  pool.take("slt").socket.isUsed = true;
  const second = pool.take("slt");
  expect(second.isNew).toBe(true);
  await clock.advance(70_000);
  expect(opened.map(({ isClosed }) => isClosed)).toEqual([false, true]);
});

test("the connection of a call stays until the call is over, kept alive", async () => {
  const { pool, clock, opened } = open();
  const call = new AbortController();
  pool.hold("slt", call.signal);
  await clock.advance(300_000);
  expect(opened).toMatchObject([{ isClosed: false, keptAlive: 31 }]);
  call.abort();
  await clock.advance(70_000);
  expect(opened).toMatchObject([{ isClosed: true }]);
});

test("the lost connection of a call is replaced, and never given out", async () => {
  const { pool, clock, opened } = open();
  pool.hold("slt", new AbortController().signal);
  const [first] = opened;
  if (first) first.isSpent = true;
  expect(pool.take("slt").socket).not.toBe(first);
  await clock.advance(10_000);
  expect(opened.filter(({ isSpent }) => !isSpent)).toHaveLength(1);
});

test("a call that is over already holds nothing", () => {
  const { pool, opened } = open();
  pool.hold("slt", AbortSignal.abort());
  expect(opened).toEqual([]);
});

test("when it closes, every connection does, and nothing opens again", async () => {
  const { pool, clock, opened } = open();
  pool.hold("slt", new AbortController().signal);
  pool.take("kal");
  pool[Symbol.dispose]();
  await clock.advance(100_000);
  expect(opened.map(({ isClosed }) => isClosed)).toEqual([true, true]);
});

test("nothing new is begun on a connection that kept somebody waiting, and a held key gets another", async () => {
  const { clock, pool, opened } = open();
  using _pool = pool;
  pool.hold("voice", new AbortController().signal);
  const { socket } = pool.take("voice");
  pool.suspect(socket);
  expect(pool.take("voice").socket).not.toBe(socket);
  await clock.advance(10_000);
  expect(socket.isClosed).toBe(true);
  expect(opened).toHaveLength(2);
  expect(opened[1]?.isClosed).toBe(false);
});

test("one that is dead in the middle of something is given up after a while", async () => {
  const { clock, pool } = open();
  using _pool = pool;
  const { socket } = pool.take("voice");
  socket.isUsed = true;
  pool.suspect(socket);
  await clock.advance(50_000);
  expect(socket.isClosed).toBe(false);
  await clock.advance(20_000);
  expect(socket.isClosed).toBe(true);
});
