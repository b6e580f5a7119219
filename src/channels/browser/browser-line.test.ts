import { describe, expect, test } from "vitest";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import type { LineEvent } from "../../ports/line.ts";
import { BrowserLine } from "./browser-line.ts";
import type { ServerMessage } from "./messages.ts";

function open(start: { callerNumber?: string; audio: boolean; kiosk?: boolean } = { audio: true }) {
  const clock = new VirtualClock(0);
  const sent: (ServerMessage | Uint8Array)[] = [];
  const closes: number[] = [];
  const line = new BrowserLine(
    {
      send: (message) => void sent.push(message),
      sendAudio: (chunk) => void sent.push(chunk),
      close: (code) => void closes.push(code),
    },
    clock,
    start,
  );
  return { clock, line, sent, closes };
}

async function eventsOf(line: BrowserLine): Promise<LineEvent[]> {
  const events: LineEvent[] = [];
  for await (const event of line.events) events.push(event);
  return events;
}

const frame = () => new Uint8Array(640).fill(7);

describe("a kiosk", () => {
  test("is told what was accepted by its visitor while they are there, and by nobody else", () => {
    const { line } = open({ audio: false, kiosk: true });
    const accepted: unknown[] = [];
    line.onAccept((one) => accepted.push(one));
    line.receive({ type: "accept", document: "nda", hash: "abc" });
    line.receive({ type: "stop" });
    line.receive({ type: "accept", document: "late", hash: "abc" });
    expect(accepted).toEqual([{ document: "nda", hash: "abc" }]);
  });

  test("shows the words of the feed alone, with what kind they are; other lines of words show them as they are said", () => {
    expect(open({ audio: false, kiosk: true }).line.say).toBeUndefined();
    expect(open({ audio: false }).line.say).toBeDefined();
  });
});

describe("marks", () => {
  test("come back as played or as cleared, just as the page says", async () => {
    const { line } = open();
    line.audio?.mark("one");
    line.audio?.mark("two");
    line.receive({ type: "mark", name: "one", cleared: false });
    line.audio?.clear();
    line.receive({ type: "mark", name: "two", cleared: true });
    line.receive({ type: "stop" });
    expect(await eventsOf(line)).toEqual([
      { type: "mark", name: "one", cleared: false },
      { type: "mark", name: "two", cleared: true },
      { type: "closed", by: "caller" },
    ]);
  });

  test("that nobody asked for, or that were answered before, mean nothing", async () => {
    const { line } = open();
    line.audio?.mark("one");
    line.receive({ type: "mark", name: "never", cleared: false });
    line.receive({ type: "mark", name: "one", cleared: false });
    line.receive({ type: "mark", name: "one", cleared: false });
    line.disconnected(1001);
    expect(await eventsOf(line)).toEqual([
      { type: "mark", name: "one", cleared: false },
      { type: "closed", by: "caller" },
    ]);
  });

  test("of the same name come back each for itself, when one was cleared and the voice went on", async () => {
    const { line } = open();
    line.audio?.mark("one");
    line.audio?.clear();
    line.audio?.mark("one");
    line.receive({ type: "mark", name: "one", cleared: true });
    line.receive({ type: "mark", name: "one", cleared: false });
    line.receive({ type: "mark", name: "one", cleared: false });
    line.receive({ type: "stop" });
    expect(await eventsOf(line)).toEqual([
      { type: "mark", name: "one", cleared: true },
      { type: "mark", name: "one", cleared: false },
      { type: "closed", by: "caller" },
    ]);
  });

  test("keep their place among the audio that is sent", () => {
    const { line, sent } = open();
    const audio = frame();
    line.audio?.play(audio);
    line.audio?.mark("one");
    line.audio?.clear();
    expect(sent).toEqual([audio, { type: "mark", name: "one" }, { type: "clear" }]);
  });
});

describe("the caller's audio", () => {
  test("that came before anybody listened is not lost", () => {
    const { line } = open();
    const heard: Uint8Array[] = [];
    line.receiveAudio(frame());
    line.audio?.onAudio((chunk) => void heard.push(chunk));
    line.receiveAudio(frame());
    expect(heard).toHaveLength(2);
  });

  test("can be read as 16-bit samples wherever the socket put it", () => {
    const { line } = open();
    const heard: Uint8Array[] = [];
    line.audio?.onAudio((chunk) => void heard.push(chunk));
    line.receiveAudio(new Uint8Array(641).subarray(1));
    expect(heard.map((chunk) => chunk.byteOffset % 2)).toEqual([0]);
  });

  test("is silence while none comes, at the pace of speech", async () => {
    const { line, clock } = open();
    let silentMs = 0;
    line.audio?.onAudio((chunk) => {
      expect(chunk.every((byte) => byte === 0)).toBe(true);
      silentMs += chunk.length / 32;
    });
    await clock.advance(10_000);
    expect(silentMs).toBe(10_000);
  });

  test("is not padded while it comes, however unevenly", async () => {
    const { line, clock } = open();
    let frames = 0;
    line.audio?.onAudio(() => (frames += 1));
    for (let burst = 0; burst < 30; burst += 1) {
      for (let sent = 0; sent < 15; sent += 1) line.receiveAudio(frame());
      await clock.advance(300);
    }
    expect(frames).toBe(450);
  });

  test("is refused when it is broken, or comes faster than anybody speaks", () => {
    const { line } = open();
    expect(line.receiveAudio(new Uint8Array(0))).toBe("a frame of broken audio");
    expect(line.receiveAudio(new Uint8Array(641))).toBe("a frame of broken audio");
    expect(line.receiveAudio(new Uint8Array(40_000))).toBe("a frame of more than a second");
    const second = new Uint8Array(32_000);
    const answers = Array.from({ length: 16 }, () => line.receiveAudio(second));
    expect(answers.slice(0, 15)).toEqual(Array.from({ length: 15 }));
    expect(answers[15]).toBe("audio faster than speech");
  });
});

describe("the end", () => {
  test("by the desk shows the outcome, and waits until the page is gone", async () => {
    const { line, sent, closes } = open();
    line.noteOutcome("booked");
    const closing = line.close();
    expect(sent).toEqual([{ type: "ended", outcome: "booked" }]);
    expect(closes).toEqual([1000]);
    line.disconnected(1000);
    await closing;
    expect(await eventsOf(line)).toEqual([{ type: "closed", by: "desk" }]);
  });

  test("by a broken connection is a lost line", async () => {
    const { line } = open();
    line.disconnected(1006);
    expect(await eventsOf(line)).toEqual([
      { type: "lost", reason: "the talk socket closed with 1006" },
    ]);
  });

  test("is told once, whatever else comes after it", async () => {
    const { line, sent, clock } = open();
    line.receive({ type: "stop" });
    line.receive({ type: "text", text: "late" });
    line.disconnected(1006);
    line.showWords({ side: "caller", id: "1", text: "late", final: true });
    await line.close();
    await clock.advance(5000);
    expect(await eventsOf(line)).toEqual([{ type: "closed", by: "caller" }]);
    expect(sent).toEqual([]);
  });
});

test("a line without audio shows what is said, and takes no audio", () => {
  const { line, sent } = open({ audio: false });
  expect(line.audio).toBeUndefined();
  line.say?.("Hello, this is GlamDesk.");
  expect(sent).toMatchObject([
    { type: "words", side: "receptionist", text: "Hello, this is GlamDesk.", final: true },
  ]);
  expect(line.receiveAudio(frame())).toBe("audio on a call of words alone");
});
