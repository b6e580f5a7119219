import { describe, expect, test } from "vitest";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import type { Line, LineEvent } from "../../ports/line.ts";
import { Switchboard } from "./switchboard.ts";
import { HandHeldSocket } from "./testing/hand-held-socket.ts";
import { readableLogger } from "./testing/log-lines.ts";
import type { VoiceForm } from "./voice-form.ts";

const STREAM = "MZ1";
const CALLER: VoiceForm = {
  callSid: "CA1",
  callerNumber: "+919840012345",
  calledNumber: "+914440001111",
};

/** A desk with one line open on which the test plays Twilio. */
function openDesk() {
  const clock = new VirtualClock(0);
  const log = readableLogger();
  const lines: Line[] = [];
  const events: LineEvent[] = [];
  const heard: number[] = [];
  const switchboard = new Switchboard({
    clock,
    logger: log.logger,
    onCall: async (line) => {
      lines.push(line);
      line.audio?.onAudio((chunk) => void heard.push(...chunk));
      for await (const event of line.events) events.push(event);
    },
  });
  const token = async (form: VoiceForm) =>
    /name="token" value="([^"]+)"/.exec(await switchboard.ring(form, "http://localhost"))?.[1] ??
    "";
  const connect = () => {
    const socket = new HandHeldSocket();
    switchboard.accept(socket);
    socket.receive({ event: "connected", protocol: "Call", version: "1.0.0" });
    return socket;
  };
  const answered = async (form = CALLER) => {
    const socket = connect();
    socket.receive(start(form.callSid, { token: await token(form) }));
    return socket;
  };
  const logged = () => log.lines.join("").trim();
  return {
    clock,
    faults: log.faults,
    logged,
    lines,
    events,
    heard,
    switchboard,
    token,
    connect,
    answered,
  };
}

function start(callSid: string, customParameters: Record<string, string>) {
  const mediaFormat = { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 };
  return {
    event: "start",
    sequenceNumber: "1",
    streamSid: STREAM,
    start: { streamSid: STREAM, callSid, tracks: ["inbound"], mediaFormat, customParameters },
  };
}

function media(chunk: number, timestampMs: number, byte = chunk) {
  const payload = Buffer.alloc(160, byte).toString("base64");
  const counters = { chunk: String(chunk), timestamp: String(timestampMs) };
  return {
    event: "media",
    sequenceNumber: String(chunk + 1),
    streamSid: STREAM,
    media: { track: "inbound", ...counters, payload },
  };
}

const stop = { event: "stop", sequenceNumber: "9", streamSid: STREAM, stop: { callSid: "CA1" } };
const mark = (name: string, streamSid = STREAM) => ({ event: "mark", streamSid, mark: { name } });

describe("a stream that may begin", () => {
  test("becomes a line that knows who rang whom", async () => {
    const desk = openDesk();
    await desk.answered();
    await desk.clock.settle();
    expect(desk.lines[0]).toMatchObject({
      id: "CA1",
      channel: "phone",
      callerNumber: "+919840012345",
      calledNumber: "+914440001111",
    });
    expect(desk.lines).toHaveLength(1);
  });

  test("hears the caller, keys included, until the stop", async () => {
    const desk = openDesk();
    const socket = await desk.answered();
    socket.receive(media(1, 0));
    socket.receive(media(2, 40));
    const dtmf = { track: "inbound_track", digit: "5" };
    socket.receive({ event: "dtmf", sequenceNumber: "4", streamSid: STREAM, dtmf });
    socket.receive(stop);
    await desk.clock.settle();
    expect(desk.heard).toEqual([
      ...Array<number>(160).fill(1),
      ...Array<number>(160).fill(255),
      ...Array<number>(160).fill(2),
    ]);
    expect(desk.events).toEqual([
      { type: "key", digit: "5" },
      { type: "closed", by: "caller" },
    ]);
    expect(desk.lines).toHaveLength(1);
    expect(desk.faults()).toEqual([]);
  });

  test("keeps the caller's first sounds until someone listens", async () => {
    const clock = new VirtualClock(0);
    let line: Line | undefined;
    const { logger } = readableLogger();
    const switchboard = new Switchboard({ clock, logger, onCall: (rung) => void (line = rung) });
    const token =
      /value="([^"]+)"/.exec(await switchboard.ring(CALLER, "http://localhost"))?.[1] ?? "";
    const socket = new HandHeldSocket();
    switchboard.accept(socket);
    socket.receive(start("CA1", { token }));
    socket.receive(media(1, 0));
    const heard: Uint8Array[] = [];
    line?.audio?.onAudio((chunk) => void heard.push(chunk));
    socket.receive(media(2, 20));
    expect(heard.map((chunk) => chunk[0])).toEqual([1, 2]);
  });

  test("is filled with silence when nothing arrives any more", async () => {
    const desk = openDesk();
    const socket = await desk.answered();
    socket.receive(media(1, 0));
    await desk.clock.advance(700);
    expect(desk.heard).toHaveLength(160);
    await desk.clock.advance(800);
    expect(desk.heard).toHaveLength(160 + 1500 * 8);
    expect(desk.heard.at(-1)).toBe(255);
  });

  test("says exactly the three messages, and audio as it was given", async () => {
    const desk = openDesk();
    const socket = await desk.answered();
    const audio = desk.lines[0]?.audio;
    audio?.play(new Uint8Array(330).fill(7));
    audio?.mark("end");
    audio?.clear();
    expect(socket.sent.map((text): unknown => JSON.parse(text))).toEqual([
      {
        event: "media",
        streamSid: STREAM,
        media: { payload: Buffer.alloc(330, 7).toString("base64") },
      },
      mark("end"),
      { event: "clear", streamSid: STREAM },
    ]);
  });

  test("tells marks that were heard from marks that a clear sent back, and from those that never came", async () => {
    const desk = openDesk();
    const socket = await desk.answered();
    const audio = desk.lines[0]?.audio;
    for (const name of ["heard", "cleared"]) audio?.mark(name);
    socket.receive(mark("heard"));
    audio?.clear();
    audio?.mark("never back");
    socket.receive(mark("cleared"));
    socket.receive(mark("never sent"));
    socket.receive(stop);
    await desk.clock.settle();
    expect(desk.events).toEqual([
      { type: "mark", name: "heard", cleared: false },
      { type: "mark", name: "cleared", cleared: true },
      { type: "mark", name: "never back", cleared: true },
      { type: "closed", by: "caller" },
    ]);
    expect(desk.faults()).toEqual(["unknown-mark"]);
  });
});

describe("the end of a line comes once", () => {
  test("by the desk, whatever Twilio says afterwards", async () => {
    const desk = openDesk();
    const socket = await desk.answered();
    await desk.lines[0]?.close();
    socket.receive(stop);
    await desk.lines[0]?.close();
    await desk.clock.settle();
    expect(desk.events).toEqual([{ type: "closed", by: "desk" }]);
    expect(socket.closedWith?.code).toBe(1000);
  });

  test("by a connection that breaks without a stop", async () => {
    const desk = openDesk();
    (await desk.answered()).close(1006, "");
    await desk.clock.settle();
    expect(desk.events).toEqual([
      { type: "lost", reason: "the media stream closed with code 1006" },
    ]);
    expect(desk.faults()).toEqual(["stream-lost"]);
  });

  test("by a status callback, when the stream itself never says so", async () => {
    const desk = openDesk();
    const socket = await desk.answered();
    desk.switchboard.status({ ...CALLER, callStatus: "in-progress" });
    await desk.clock.settle();
    expect(desk.events).toEqual([]);
    desk.switchboard.status({ ...CALLER, callStatus: "completed" });
    await desk.clock.settle();
    expect(desk.events).toEqual([{ type: "closed", by: "caller" }]);
    expect(socket.closedWith?.code).toBe(1000);
    expect(desk.switchboard.openLines).toEqual([]);
  });

  test("after which nothing is sent or heard", async () => {
    const desk = openDesk();
    const socket = await desk.answered();
    socket.receive(stop);
    const [line] = desk.lines;
    line?.audio?.play(new Uint8Array(160));
    line?.audio?.mark("late");
    line?.audio?.clear();
    socket.receive(media(1, 0));
    await desk.clock.advance(5000);
    expect(socket.sent).toEqual([]);
    expect(desk.heard).toEqual([]);
  });

  test("by a handler that fails, and no other call is touched", async () => {
    const clock = new VirtualClock(0);
    const log = readableLogger();
    const ended: string[] = [];
    const switchboard = new Switchboard({
      clock,
      logger: log.logger,
      async onCall(line) {
        if (line.id === "CA1") throw new Error("no ears left");
        for await (const event of line.events) ended.push(event.type);
      },
    });
    const sockets: HandHeldSocket[] = [];
    for (const callSid of ["CA1", "CA2"]) {
      const twiml = await switchboard.ring({ callSid }, "http://localhost");
      const token = /value="([^"]+)"/.exec(twiml)?.[1];
      const socket = new HandHeldSocket();
      switchboard.accept(socket);
      socket.receive(start(callSid, { token: token ?? "" }));
      sockets.push(socket);
    }
    await clock.settle();
    expect(sockets.map((socket) => socket.closedWith?.code)).toEqual([1011, undefined]);
    expect(switchboard.openLines.map((line) => line.id)).toEqual(["CA2"]);
    expect(log.lines).toHaveLength(1);
    expect(ended).toEqual([]);
  });
});

describe("a stream that may not begin", () => {
  test.each([
    ["no token", {}, "no-token"],
    ["a token we never gave", { token: "stream_guess" }, "unknown-token"],
  ])("%s closes it with one log line", async (_what, parameters, fault) => {
    const desk = openDesk();
    await desk.token(CALLER);
    const socket = desk.connect();
    socket.receive(start("CA1", parameters));
    socket.receive(media(1, 0));
    expect(socket.closedWith).toEqual({ code: 1008, reason: fault });
    expect(desk.faults()).toEqual([fault]);
    expect(desk.lines).toEqual([]);
  });

  test("another call's token closes it", async () => {
    const desk = openDesk();
    const socket = desk.connect();
    socket.receive(start("CA2", { token: await desk.token(CALLER) }));
    expect(socket.closedWith).toEqual({ code: 1008, reason: "other-call" });
  });

  test("a token of more than a minute ago closes it", async () => {
    const desk = openDesk();
    const token = await desk.token(CALLER);
    await desk.clock.advance(60_001);
    const socket = desk.connect();
    socket.receive(start("CA1", { token }));
    expect(socket.closedWith).toEqual({ code: 1008, reason: "late-token" });
  });

  test("a second socket for the same call is closed and the first goes on", async () => {
    const desk = openDesk();
    const first = await desk.answered();
    const second = desk.connect();
    second.receive(start("CA1", { token: await desk.token(CALLER) }));
    expect(second.closedWith).toEqual({ code: 1008, reason: "used-token" });
    first.receive(media(1, 0));
    await desk.clock.settle();
    expect(first.closedWith).toBeUndefined();
    expect(desk.heard).toHaveLength(160);
    expect(desk.lines).toHaveLength(1);
    expect(desk.faults()).toEqual(["used-token"]);
  });

  test("no start within five seconds closes it, and a start in time does not", async () => {
    const desk = openDesk();
    const silent = desk.connect();
    const talking = await desk.answered();
    await desk.clock.advance(4999);
    expect(silent.closedWith).toBeUndefined();
    await desk.clock.advance(1);
    expect(silent.closedWith).toEqual({ code: 1008, reason: "no-start" });
    expect(talking.closedWith).toBeUndefined();
    expect(desk.faults()).toEqual(["no-start"]);
  });

  test("another format than the telephone's closes it", async () => {
    const desk = openDesk();
    const socket = desk.connect();
    const message = start("CA1", { token: await desk.token(CALLER) });
    message.start.mediaFormat.sampleRate = 16_000;
    socket.receive(message);
    expect(socket.closedWith).toEqual({ code: 1008, reason: "wrong-format" });
  });
});

describe("what makes no sense is ignored with one log line a kind, and the call goes on", () => {
  test.each([
    ["a frame that is not JSON", "hello", "not-json"],
    ["a binary frame", Uint8Array.of(1, 2, 3), "binary-frame"],
    ["an unknown event", { event: "weather" }, "unknown-event"],
    ["a message without its fields", { event: "media" }, "malformed-message"],
    [
      "garbled audio",
      { event: "media", streamSid: STREAM, media: { payload: "?" } },
      "garbled-audio",
    ],
    ["another stream's message", mark("a", "MZ2"), "wrong-stream"],
    ["a second start", start("CA1", {}), "repeated-start"],
    ["a mark we never sent", mark("a"), "unknown-mark"],
  ])("%s", async (_what, frame, fault) => {
    const desk = openDesk();
    const socket = await desk.answered();
    for (let times = 0; times < 50; times += 1) socket.receive(frame);
    socket.receive(media(1, 0));
    socket.receive(stop);
    await desk.clock.settle();
    expect(desk.faults()).toEqual([fault]);
    expect(desk.heard).toHaveLength(160);
    expect(desk.events).toEqual([{ type: "closed", by: "caller" }]);
  });

  test("audio before the start", async () => {
    const desk = openDesk();
    const socket = desk.connect();
    socket.receive(media(1, 0));
    socket.receive(media(2, 20));
    socket.receive(start("CA1", { token: await desk.token(CALLER) }));
    expect(desk.faults()).toEqual(["before-start"]);
    expect(desk.lines).toHaveLength(1);
    expect(desk.heard).toEqual([]);
  });

  test("a frame of more than 64 KiB ends its own call only", async () => {
    const desk = openDesk();
    const socket = await desk.answered();
    const other = await desk.answered({ callSid: "CA2" });
    socket.receive("x".repeat(64 * 1024 + 1));
    await desk.clock.settle();
    expect(socket.closedWith?.code).toBe(1009);
    expect(desk.faults()).toContain("frame-too-big");
    expect(other.closedWith).toBeUndefined();
  });
});

test("nothing of the caller reaches the log", async () => {
  const desk = openDesk();
  const socket = await desk.answered();
  socket.receive({ event: "+919840012345", words: "my name is Meena" });
  socket.receive("Meena +919840012345");
  socket.receive(mark("Meena"));
  socket.close(1006, "Meena");
  await desk.clock.settle();
  expect(desk.lines).toHaveLength(1);
  expect(desk.logged()).not.toMatch(/Meena|98400/);
  expect(desk.faults()).toHaveLength(4);
  expect(
    desk
      .logged()
      .split("\n")
      .every((line) => line.includes('"call":"CA1"')),
  ).toBe(true);
});
