import { expect, test } from "vitest";
import { TELEPHONE } from "../../audio/format.ts";
import { MULAW_SILENCE } from "../../audio/mulaw.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { silentLogger } from "../../ops/logger.ts";
import type { Line, LineEvent } from "../../ports/line.ts";
import type { LostCalls, NextOfLostCall } from "./lost-calls.ts";
import { Switchboard } from "./switchboard.ts";
import { HandHeldSocket } from "./testing/hand-held-socket.ts";
import { readableLogger } from "./testing/log-lines.ts";
import type { VoiceForm } from "./voice-form.ts";

const ORIGIN = "https://desk.example.com";
const CALL: VoiceForm = {
  callSid: "CA1",
  callerNumber: "+919840012345",
  callStatus: "in-progress",
};

/** A server of a desk whose calls may be in other processes; `next` is what becomes of each. */
class Server {
  readonly clock = new VirtualClock(0);
  readonly lines: Line[] = [];
  readonly over: string[] = [];
  readonly givenAway: string[] = [];
  readonly log = readableLogger();
  next: NextOfLostCall | Error = { becomes: "resume" };
  isHere = true;
  readonly switchboard: Switchboard;

  constructor() {
    const lost: LostCalls = {
      next: () =>
        this.next instanceof Error ? Promise.reject(this.next) : Promise.resolve(this.next),
      isHere: () => Promise.resolve(this.isHere),
      givenAway: (callSid) => Promise.resolve(void this.givenAway.push(callSid)),
      over: (callSid) => Promise.resolve(void this.over.push(callSid)),
    };
    this.switchboard = new Switchboard({
      clock: this.clock,
      logger: this.log.logger,
      onCall: (line) => void this.lines.push(line),
      lost,
    });
  }

  /** Twilio opens the stream that this TwiML asks for. */
  open(twiml: string): HandHeldSocket {
    const socket = new HandHeldSocket();
    const token = /name="token" value="([^"]+)"/u.exec(twiml)?.[1] ?? "";
    this.switchboard.accept(socket);
    const mediaFormat = { encoding: "audio/x-mulaw", sampleRate: 8000 };
    const start = { callSid: "CA1", mediaFormat, customParameters: { token } };
    socket.receive({ event: "start", streamSid: "MZ1", start });
    return socket;
  }

  /** A call that rang here, and its line. */
  async answered(): Promise<{ socket: HandHeldSocket; events: LineEvent[] }> {
    const ringing = { ...CALL, callStatus: "ringing" };
    const socket = this.open(await this.switchboard.ring(ringing, ORIGIN));
    const events: LineEvent[] = [];
    const [line] = this.lines;
    if (!line) throw new Error("The call was not answered");
    void (async () => {
      for await (const event of line.events) events.push(event);
    })();
    return { socket, events };
  }
}

const types = (events: readonly LineEvent[]) => events.map(({ type }) => type);

test("a line whose stream broke waits, and goes on in the next one", async () => {
  const server = new Server();
  const { socket, events } = await server.answered();
  socket.close(1006, "");
  const again = server.open(await server.switchboard.streamEnded(CALL, ORIGIN));
  await server.clock.settle();
  expect(types(events)).toEqual(["lost", "found"]);
  server.lines[0]?.audio?.play(Uint8Array.of(1, 2, 3));
  expect(again.sent).toHaveLength(1);
  expect(server.lines).toHaveLength(1);
});

test("also when Twilio tells of it before we notice", async () => {
  const server = new Server();
  const { socket, events } = await server.answered();
  const twiml = await server.switchboard.streamEnded(CALL, ORIGIN);
  expect(socket.closedWith).toBeDefined();
  server.open(twiml);
  await server.clock.settle();
  expect(types(events)).toEqual(["lost", "found"]);
});

test("ears that were in the middle of a word hear silence after it when the stream breaks", async () => {
  const server = new Server();
  const { socket } = await server.answered();
  const heard: Uint8Array[] = [];
  server.lines[0]?.audio?.onAudio((chunk) => void heard.push(chunk));
  socket.close(1006, "");
  const sound = Buffer.concat(heard);
  expect(sound).toHaveLength(2 * TELEPHONE.sampleRateHz);
  expect(sound.every((sample) => sample === MULAW_SILENCE)).toBe(true);
});

test("a desk that stops waiting ends the line, and is sorry should the caller come back after all", async () => {
  const server = new Server();
  const { socket, events } = await server.answered();
  socket.close(1006, "");
  await server.lines[0]?.close();
  await server.clock.settle();
  expect(types(events)).toEqual(["lost", "lost"]);
  expect(await server.switchboard.streamEnded(CALL, ORIGIN)).toMatch(/<Say>I'm sorry/u);
});

test("a call that another server began goes on here, on a line that says so", async () => {
  const server = new Server();
  server.isHere = false;
  server.open(await server.switchboard.streamEnded(CALL, ORIGIN));
  expect(server.lines).toMatchObject([{ id: "CA1", resumes: true, callerNumber: "+919840012345" }]);
});

test("a call of ours goes on as what it was, with whom we rang as the caller", async () => {
  const server = new Server();
  server.next = { becomes: "resume", outgoingId: "notice_1" };
  const form = { callSid: "CA1", callerNumber: "+914440001111", calledNumber: "+919840012345" };
  server.open(await server.switchboard.streamEnded(form, ORIGIN));
  expect(server.lines).toMatchObject([
    { outgoing: { callId: "notice_1" }, callerNumber: "+919840012345", resumes: true },
  ]);
});

test("Twilio's fallback to the address that it rings at brings a call back too", async () => {
  const server = new Server();
  server.open(await server.switchboard.ring(CALL, ORIGIN));
  expect(server.lines).toMatchObject([{ resumes: true }]);
  server.next = { becomes: "begin" };
  const other = { ...CALL, callSid: "CA2" };
  expect(await server.switchboard.ring(other, ORIGIN)).toContain("<Stream");
});

test("a call that can't go on is put through to a person, after a word of apology, and once", async () => {
  const server = new Server();
  const { socket, events } = await server.answered();
  server.next = { becomes: "part", person: "+914440002222" };
  socket.close(1006, "");
  const twiml = await server.switchboard.streamEnded(CALL, ORIGIN);
  expect(twiml).toMatch(/<Say>I'm sorry[^<]*I'll put you through\.<\/Say><Dial.*\+914440002222/u);
  await server.clock.settle();
  expect(events).toMatchObject([{ type: "lost" }, { type: "closed", by: "transfer" }]);
  expect(server.givenAway).toEqual(["CA1"]);
  expect(server.over).toEqual([]);
  const busy = { ...CALL, dialCallStatus: "busy" };
  expect(await server.switchboard.streamEnded(busy, ORIGIN)).toMatch(/nobody can take your call/u);
  expect(server.over).toEqual(["CA1"]);
});

test("what can't be looked up is something to be sorry for, with one line in the log", async () => {
  const server = new Server();
  server.next = new Error("the database is gone");
  expect(await server.switchboard.streamEnded(CALL, ORIGIN)).toMatch(/<Say>I'm sorry/u);
  expect(server.log.lines.filter((line) => line.includes("lost call"))).not.toEqual([]);
});

test("a call whose line isn't here and that is over for Twilio is told of, any other is not", async () => {
  const server = new Server();
  server.switchboard.status({ callSid: "CA9", callStatus: "completed" });
  await server.answered();
  server.switchboard.status({ ...CALL, callStatus: "completed" });
  expect(server.over).toEqual(["CA9"]);
});

test("without knowing of lost calls, a stream that breaks is the end of its call", async () => {
  const clock = new VirtualClock(0);
  const lines: Line[] = [];
  const onCall = (line: Line) => void lines.push(line);
  const switchboard = new Switchboard({ clock, logger: silentLogger, onCall });
  expect(await switchboard.streamEnded(CALL, ORIGIN)).toMatch(/<Say>I'm sorry/u);
  expect(lines).toEqual([]);
});
