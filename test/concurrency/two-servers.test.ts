import { expect, test, vi } from "vitest";
import { sharedCalls } from "../../src/app/shared-calls.ts";
import { systemClock } from "../../src/base/clock.ts";
import { Switchboard, type LostCalls } from "../../src/channels/twilio/index.ts";
import { HandHeldSocket } from "../../src/channels/twilio/testing/hand-held-socket.ts";
import { silentLogger } from "../../src/ops/logger.ts";
import type { Line } from "../../src/ports/line.ts";
import type { Database } from "../../src/store/database.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { freshDatabaseUrl } from "../../src/store/testing/fresh-database.ts";

const ORIGIN = "https://desk.example.com";
const CALL = { callSid: "CA1", callerNumber: "+919840012345", calledNumber: "+914440001111" };
const EVERY_5_MS = { interval: 5 };
const SOUND = { track: "inbound", chunk: "1", timestamp: "0", payload: "AAAA" };

/** One of the servers of a desk, with its own connection to their database. */
class Server {
  readonly lines: Line[] = [];
  readonly heard: Uint8Array[] = [];
  readonly switchboard: Switchboard;

  constructor(database: Database, lost?: LostCalls) {
    this.switchboard = new Switchboard({
      clock: systemClock,
      logger: silentLogger,
      onCall: (line) => {
        this.lines.push(line);
        line.audio?.onAudio((chunk) => void this.heard.push(chunk));
      },
      shared: sharedCalls({ database, clock: systemClock }),
      ...(lost && { lost }),
    });
  }

  /** Twilio opens a stream here, as it was told to, and sends sound at once. */
  open(twiml: string, callSid = "CA1"): HandHeldSocket {
    const socket = new HandHeldSocket();
    const token = /name="token" value="([^"]+)"/.exec(twiml)?.[1] ?? "";
    this.switchboard.accept(socket);
    const mediaFormat = { encoding: "audio/x-mulaw", sampleRate: 8000 };
    const start = { callSid, mediaFormat, customParameters: { token } };
    socket.receive({ event: "start", streamSid: "MZ1", start });
    socket.receive({ event: "media", streamSid: "MZ1", media: SOUND });
    return socket;
  }

  /** The line of a call that was opened here, once it has begun. */
  async line(): Promise<Line> {
    return await vi.waitFor(() => {
      const [line] = this.lines;
      if (line === undefined) throw new Error("No call has begun here");
      return line;
    }, EVERY_5_MS);
  }
}

async function twoServers(lost?: LostCalls) {
  const url = await freshDatabaseUrl();
  const databases = [await openDatabase(url), await openDatabase(url)] as const;
  const close = async () => {
    for (const database of databases) await database[Symbol.asyncDispose]();
  };
  const [first, second] = [new Server(databases[0], lost), new Server(databases[1], lost)];
  return { first, second, [Symbol.asyncDispose]: close };
}

async function refusal(socket: HandHeldSocket): Promise<string> {
  return await vi.waitFor(() => {
    if (socket.closedWith === undefined) throw new Error("The stream is open");
    return socket.closedWith.reason;
  }, EVERY_5_MS);
}

test("a call that rings at one server may be held by another, with all that is known of it and its first sound", async () => {
  await using desk = await twoServers();
  desk.second.open(await desk.first.switchboard.ring(CALL, ORIGIN));
  const line = await desk.second.line();
  expect(line).toMatchObject({
    id: "CA1",
    callerNumber: "+919840012345",
    calledNumber: "+914440001111",
  });
  expect(desk.second.heard).toHaveLength(1);
  expect(desk.first.lines).toEqual([]);
});

test("a token opens one stream in all servers, and only for its own call", async () => {
  await using desk = await twoServers();
  const twiml = await desk.first.switchboard.ring(CALL, ORIGIN);
  expect(await refusal(desk.second.open(twiml, "CA2"))).toBe("other-call");
  desk.second.open(twiml);
  await desk.second.line();
  expect(await refusal(desk.first.open(twiml))).toBe("used-token");
  expect(await refusal(desk.second.open(twiml))).toBe("used-token");
  expect(await refusal(desk.second.open('name="token" value="stream_guess"'))).toBe(
    "unknown-token",
  );
});

test("a call whose webhook reaches both servers begins once, though both gave a token", async () => {
  await using desk = await twoServers();
  const [here, there] = await Promise.all([
    desk.first.switchboard.ring(CALL, ORIGIN),
    desk.second.switchboard.ring(CALL, ORIGIN),
  ]);
  const sockets = [desk.second.open(here), desk.first.open(there)];
  const closed = () => sockets.filter(({ closedWith }) => closedWith !== undefined);
  await expect.poll(() => closed().length, EVERY_5_MS).toBe(1);
  expect(closed()[0]?.closedWith?.reason).toBe("used-token");
  await expect.poll(() => desk.first.lines.length + desk.second.lines.length, EVERY_5_MS).toBe(1);
});

test("a goodbye at one server is a goodbye for the other, which Twilio asks what next", async () => {
  await using desk = await twoServers();
  desk.second.open(await desk.first.switchboard.ring(CALL, ORIGIN));
  await (await desk.second.line()).close();
  const next = await desk.first.switchboard.streamEnded(CALL, ORIGIN);
  expect(next).toContain("<Response><Hangup/></Response>");
});

test("a stream that broke at one server is something to be sorry for at the other", async () => {
  await using desk = await twoServers();
  const socket = desk.second.open(await desk.first.switchboard.ring(CALL, ORIGIN));
  await desk.second.line();
  socket.close(1006, "");
  expect(await desk.first.switchboard.streamEnded(CALL, ORIGIN)).toContain("I'm sorry");
});

test("a caller is put through by whichever server Twilio asks, and the colleague is told first what it is about", async () => {
  await using desk = await twoServers();
  const socket = desk.second.open(await desk.first.switchboard.ring(CALL, ORIGIN));
  const line = await desk.second.line();
  void line.transfer?.("+914440002222", "A caller about a refund.");
  await expect.poll(() => socket.closedWith?.code, EVERY_5_MS).toBe(1000);
  const next = await desk.first.switchboard.streamEnded(CALL, ORIGIN);
  expect(next).toMatch(/<Dial.*\+914440002222<\/Number>/u);
  const leg = { callSid: "CA7", parentCallSid: "CA1" };
  expect(await desk.first.switchboard.whisper(leg, ORIGIN)).toContain("A caller about a refund.");
  const busy = { ...CALL, dialCallStatus: "busy" };
  expect(await desk.first.switchboard.streamEnded(busy, ORIGIN)).toContain("nobody can take");
});

test("a caller whom nobody took goes on at the server that has their line, and at no other", async () => {
  await using desk = await twoServers();
  const socket = desk.second.open(await desk.first.switchboard.ring(CALL, ORIGIN));
  const line = await desk.second.line();
  const outcome = line.transfer?.("+914440002222", "");
  const busy = { ...CALL, dialCallStatus: "busy" };
  await expect.poll(() => socket.closedWith?.code, EVERY_5_MS).toBe(1000);
  expect(await desk.second.switchboard.streamEnded(CALL, ORIGIN)).toContain("<Dial");
  const back = await desk.second.switchboard.streamEnded(busy, ORIGIN);
  expect(await refusal(desk.first.open(back))).toBe("elsewhere");
  expect(await desk.first.switchboard.streamEnded(CALL, ORIGIN)).toContain("I'm sorry");
  const again = await desk.second.switchboard.streamEnded(busy, ORIGIN);
  desk.second.open(again);
  expect(await outcome).toBe("busy");
  expect(desk.second.lines).toHaveLength(1);
});

test("a caller who hangs up while a phone rings leaves nothing of what it was about", async () => {
  await using desk = await twoServers();
  const socket = desk.second.open(await desk.first.switchboard.ring(CALL, ORIGIN));
  const line = await desk.second.line();
  void line.transfer?.("+914440002222", "A caller about a refund.");
  await expect.poll(() => socket.closedWith?.code, EVERY_5_MS).toBe(1000);
  await desk.first.switchboard.streamEnded(CALL, ORIGIN);
  const gone = { ...CALL, callStatus: "completed", dialCallStatus: "canceled" };
  expect(await desk.first.switchboard.streamEnded(gone, ORIGIN)).toContain("<Hangup/>");
  expect(await desk.first.switchboard.whisper(CALL, ORIGIN)).not.toContain("refund");
});

test.each([
  ["this process still holds goes on with its line", true, ["lost", "found"], [undefined]],
  ["another process holds now has a new line", false, ["lost", "lost"], [undefined, true]],
] as const)("a caller who comes back to a call that %s", async (_, isHere, told, resumes) => {
  await using desk = await twoServers({
    next: () => Promise.resolve({ becomes: "resume" }),
    isHere: () => Promise.resolve(isHere),
    givenAway: () => Promise.resolve(),
    over: () => Promise.resolve(),
  });
  const { switchboard, lines } = desk.first;
  const socket = desk.first.open(await switchboard.ring(CALL, ORIGIN));
  const line = await desk.first.line();
  const events: string[] = [];
  void (async () => {
    for await (const { type } of line.events) events.push(type);
  })();
  socket.close(1006, "");
  desk.first.open(await switchboard.streamEnded(CALL, ORIGIN));
  await expect.poll(() => events, EVERY_5_MS).toEqual(told);
  await expect.poll(() => lines.map((one) => one.resumes), EVERY_5_MS).toEqual(resumes);
});
