import { describe, expect, test } from "vitest";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { silentLogger } from "../../ops/logger.ts";
import type { Line } from "../../ports/line.ts";
import { Switchboard } from "./switchboard.ts";
import { HandHeldSocket } from "./testing/hand-held-socket.ts";
import { readVoiceForm, type VoiceForm } from "./voice-form.ts";

const ORIGIN = "https://desk.example.com";
const CALL: VoiceForm = { callSid: "CA1", callStatus: "in-progress" };

async function answeredCall() {
  const clock = new VirtualClock(0);
  const lines: Line[] = [];
  const onCall = (line: Line) => void lines.push(line);
  const switchboard = new Switchboard({ clock, logger: silentLogger, onCall });
  /** Twilio opens the stream that this TwiML asks for. */
  function openStream(twiml: string): HandHeldSocket {
    const socket = new HandHeldSocket();
    switchboard.accept(socket);
    const mediaFormat = { encoding: "audio/x-mulaw", sampleRate: 8000 };
    const customParameters = { token: tokenIn(twiml) };
    const start = { callSid: "CA1", mediaFormat, customParameters };
    socket.receive({ event: "start", streamSid: "MZ1", start });
    return socket;
  }
  const socket = openStream(await switchboard.ring(CALL, ORIGIN));
  const [line] = lines;
  if (!line) throw new Error("The call was not answered");
  return { clock, switchboard, line, lines, socket, openStream };
}

async function transferred(to = "+914440002222") {
  const call = await answeredCall();
  const { switchboard } = call;
  const outcome = call.line.transfer?.(to, "A caller about a <refund>.");
  const dial = () => switchboard.streamEnded(CALL, ORIGIN);
  /** What the colleague's leg is told and tells. */
  const leg = { callSid: "CA7", parentCallSid: "CA1" };
  const pickUp = () => switchboard.whisper(leg, ORIGIN);
  const press = (digits: string) => switchboard.accepted({ ...leg, digits });
  /** The `<Dial>` of the `rung`-th number is over. */
  const over = (dialCallStatus: string, rung = 0) =>
    switchboard.streamEnded({ ...CALL, dialCallStatus }, ORIGIN, rung);
  return { ...call, outcome, dial, pickUp, press, over };
}

function tokenIn(twiml: string): string {
  return /<Parameter name="token" value="([^"]+)"\/>/.exec(twiml)?.[1] ?? "";
}

describe("a call that rings", () => {
  test("is connected to our socket, with a token and words for when that fails", async () => {
    const { switchboard } = await answeredCall();
    const twiml = await switchboard.ring({ callSid: "CA2" }, ORIGIN);
    expect(twiml.replace(tokenIn(twiml), "TOKEN")).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response>' +
        '<Connect action="https://desk.example.com/call-ended" method="POST">' +
        '<Stream url="wss://desk.example.com/media-stream"><Parameter name="token" value="TOKEN"/></Stream></Connect>' +
        "<Say>We're sorry, we can't take your call right now. Please try again in a few minutes.</Say>" +
        "<Hangup/></Response>",
    );
    expect(tokenIn(twiml)).toMatch(/^stream_[0-9a-f]{24}$/);
  });

  test("gets the same answer when Twilio repeats the webhook, and another call another token", async () => {
    const { switchboard } = await answeredCall();
    expect(await switchboard.ring(CALL, ORIGIN)).toBe(await switchboard.ring(CALL, ORIGIN));
    expect(tokenIn(await switchboard.ring({ callSid: "CA2" }, ORIGIN))).not.toBe(
      tokenIn(await switchboard.ring(CALL, ORIGIN)),
    );
  });
});

describe("when the stream is over", () => {
  test("a call that we ended is hung up without a word", async () => {
    const { switchboard, line } = await answeredCall();
    await line.close();
    expect(await switchboard.streamEnded(CALL, ORIGIN)).toContain("<Response><Hangup/></Response>");
  });

  test("a caller whose stream broke is told so", async () => {
    const { switchboard, socket } = await answeredCall();
    socket.close(1006, "");
    expect(await switchboard.streamEnded(CALL, ORIGIN)).toMatch(/<Say>I'm sorry.*call us again/);
  });

  test("a caller whose call we know nothing of is told so too", async () => {
    const { switchboard } = await answeredCall();
    const unknown = { callSid: "CA9", callStatus: "in-progress" };
    expect(await switchboard.streamEnded(unknown, ORIGIN)).toMatch(/<Say>I'm sorry/);
  });

  test("a caller who hung up ends the line, though the stream never said so", async () => {
    const { clock, switchboard, line } = await answeredCall();
    const completed = { ...CALL, callStatus: "completed" };
    expect(await switchboard.streamEnded(completed, ORIGIN)).toContain("<Hangup/>");
    const ending: unknown[] = [];
    for await (const event of line.events) ending.push(event);
    await clock.settle();
    expect(ending).toEqual([{ type: "closed", by: "caller" }]);
  });
});

describe("putting a caller through", () => {
  test("closes the stream and dials the colleague, who hears first what it is about", async () => {
    const { socket, dial, pickUp } = await transferred();
    expect(socket.closedWith?.code).toBe(1000);
    expect(await dial()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response>' +
        '<Dial action="https://desk.example.com/call-ended?rung=0" method="POST" timeout="25" answerOnBridge="true">' +
        '<Number url="https://desk.example.com/call-whisper" method="POST">+914440002222</Number>' +
        "</Dial></Response>",
    );
    expect(await pickUp()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response>' +
        '<Gather action="https://desk.example.com/call-accepted" method="POST" input="dtmf" numDigits="1" timeout="6">' +
        "<Say>A caller about a &lt;refund&gt;. To take the call, press 1.</Say></Gather>" +
        '<Gather action="https://desk.example.com/call-accepted" method="POST" input="dtmf" numDigits="1" timeout="6">' +
        "<Say>To take the call, press 1.</Say></Gather><Hangup/></Response>",
    );
  });

  test("shows our number to whoever is rung where the caller withheld theirs, and the caller's otherwise", async () => {
    const withheld = await transferred();
    const form = { ...CALL, calledNumber: "+914440001111" };
    expect(await withheld.switchboard.streamEnded(form, ORIGIN)).toContain(
      'callerId="+914440001111"',
    );
    const shown = await transferred();
    const known = { ...form, callerNumber: "+919840012345" };
    expect(await shown.switchboard.streamEnded(known, ORIGIN)).not.toContain("callerId");
  });

  test("is done when the colleague presses 1, and then the line closes", async () => {
    const call = await transferred();
    await call.dial();
    await call.pickUp();
    expect(await call.press("1")).toContain("<Response/>");
    expect(await call.outcome).toBe("connected");
    expect(call.switchboard.openLines).toEqual([call.line]);
    await call.clock.advance(0);
    expect(call.switchboard.openLines).toEqual([]);
  });

  test.each([
    ["busy", "busy"],
    ["no-answer", "no-answer"],
    ["canceled", "failed"],
    // Picked up, and nothing pressed: a voicemail.
    ["completed", "no-answer"],
  ])("a colleague who is %s gives the caller back to the same line", async (status, outcome) => {
    const call = await transferred();
    await call.dial();
    const twiml = await call.over(status);
    const socket = call.openStream(twiml);
    expect(await call.outcome).toBe(outcome);
    await call.clock.advance(100);
    call.line.audio?.play(Uint8Array.of(1, 2, 3));
    expect(socket.sent).toHaveLength(1);
    expect(call.socket.sent).toEqual([]);
    expect(call.lines).toHaveLength(1);
    expect(call.switchboard.openLines).toEqual([call.line]);
  });

  test("a caller who is given back but never arrives is lost", async () => {
    const call = await transferred();
    await call.dial();
    await call.over("busy");
    await call.clock.advance(15_000);
    expect(await call.outcome).toBe("busy");
    await call.clock.advance(0);
    expect(call.switchboard.openLines).toEqual([]);
  });

  test("the token of before the transfer opens nothing any more", async () => {
    const call = await transferred();
    const before = await call.switchboard.ring(CALL, ORIGIN);
    await call.dial();
    await call.over("busy");
    expect(call.openStream(before).closedWith).toEqual({ code: 1008, reason: "unknown-token" });
  });

  test("what is said meanwhile counts as not heard", async () => {
    const call = await transferred();
    const events: unknown[] = [];
    call.line.audio?.play(Uint8Array.of(1));
    call.line.audio?.mark("unheard");
    await call.line.close();
    for await (const event of call.line.events) events.push(event);
    expect(events).toEqual([
      { type: "mark", name: "unheard", cleared: true },
      { type: "closed", by: "desk" },
    ]);
    expect(call.socket.sent).toEqual([]);
  });

  test("a colleague who does not answer a line that has ended leaves the caller with a sentence", async () => {
    const call = await transferred();
    await call.dial();
    await call.line.close();
    expect(await call.over("no-answer")).toMatch(
      /<Say>I'm sorry, nobody can take your call right now/,
    );
  });

  test("after the conversation the call is hung up", async () => {
    const call = await transferred();
    await call.dial();
    await call.press("1");
    expect(await call.over("completed")).toContain("<Response><Hangup/></Response>");
    expect(await call.outcome).toBe("connected");
  });

  test("a colleague who declines with another key gives the caller back", async () => {
    const call = await transferred();
    await call.dial();
    expect(await call.press("2")).toContain("<Response><Hangup/></Response>");
    expect(await call.over("completed")).toContain("<Connect");
  });

  test("of several numbers each is rung in turn, and the caller comes back after the last", async () => {
    const call = await transferred("+914440002222 nobody +914440003333");
    expect(await call.dial()).toContain(">+914440002222<");
    const second = await call.over("busy");
    expect(second).toContain(">+914440003333<");
    expect(second).toContain("/call-ended?rung=1");
    expect(await call.over("no-answer", 1)).toContain("<Connect");
  });

  test("nobody else is rung for a caller who has hung up meanwhile", async () => {
    const call = await transferred("+914440002222 +914440003333");
    await call.dial();
    const gone = { ...CALL, callStatus: "completed", dialCallStatus: "no-answer" };
    expect(await call.switchboard.streamEnded(gone, ORIGIN)).toContain("<Response><Hangup/>");
    expect(await call.outcome).toBe("failed");
  });

  test("a caller who hangs up first was not put through", async () => {
    const call = await transferred();
    call.switchboard.status({ ...CALL, callStatus: "completed" });
    expect(await call.outcome).toBe("failed");
    expect(await call.switchboard.streamEnded(CALL, ORIGIN)).not.toContain("<Dial");
  });

  test("fails when Twilio never asks, or nothing is heard of the colleague", async () => {
    const unasked = await transferred();
    await unasked.clock.advance(15_000);
    expect(await unasked.outcome).toBe("failed");
    const unheard = await transferred();
    await unheard.dial();
    await unheard.clock.advance(75_000);
    expect(await unheard.outcome).toBe("failed");
  });

  test("keeps the line when there is no number to dial", async () => {
    const { line, socket } = await answeredCall();
    expect(await line.transfer?.("reception", "")).toBe("failed");
    expect(socket.closedWith).toBeUndefined();
  });
});

describe("the form of a webhook", () => {
  test.each([
    ["nothing", undefined],
    ["no CallSid", { From: "+919840012345" }],
    ["an empty CallSid", { CallSid: "" }],
    ["two of them", { CallSid: ["CA1", "CA2"] }],
  ])("with %s is refused in one sentence", (_what, body) => {
    expect(readVoiceForm(body)).toEqual({
      ok: false,
      sentence: "This form has no CallSid, so there is no call to answer.",
    });
  });

  test.each([
    "+266696687",
    "+86282452253",
    "+7378742833",
    "+17378742833",
    "+2562533",
    "+8656696",
    "Anonymous",
    "anonymous",
    "Restricted",
    "",
    "client:meena",
    "sip:anonymous@anonymous.invalid",
    "911",
  ])("from %s has no number to call back", (From) => {
    expect(readVoiceForm({ CallSid: "CA1", From })).toEqual({
      ok: true,
      form: { callSid: "CA1" },
    });
  });
});
