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

async function transferred() {
  const call = await answeredCall();
  const outcome = call.line.transfer?.("+914440002222", "A caller about a <refund>.");
  const dial = () => call.switchboard.streamEnded(CALL, ORIGIN);
  const leg = (callStatus: string) =>
    call.switchboard.status({ callSid: "CA7", parentCallSid: "CA1", callStatus });
  return { ...call, outcome, dial, leg };
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
    const { switchboard, socket, dial } = await transferred();
    expect(socket.closedWith?.code).toBe(1000);
    expect(await dial()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response>' +
        '<Dial action="https://desk.example.com/call-ended" method="POST" timeout="25">' +
        '<Number statusCallback="https://desk.example.com/call-status" statusCallbackEvent="answered completed" url="https://desk.example.com/call-whisper">+914440002222</Number>' +
        "</Dial></Response>",
    );
    expect(await switchboard.whisper({ callSid: "CA7", parentCallSid: "CA1" })).toContain(
      "<Say>A caller about a &lt;refund&gt;.</Say>",
    );
  });

  test("whispers to the colleague also when Twilio tells of the answer before it asks for the words", async () => {
    const { switchboard, dial, leg } = await transferred();
    await dial();
    leg("in-progress");
    expect(await switchboard.whisper({ callSid: "CA7", parentCallSid: "CA1" })).toContain("refund");
  });

  test("is done when the colleague answers, and then the line closes", async () => {
    const call = await transferred();
    await call.dial();
    call.leg("ringing");
    call.leg("in-progress");
    expect(await call.outcome).toBe("connected");
    expect(call.switchboard.openLines).toEqual([call.line]);
    await call.clock.advance(0);
    expect(call.switchboard.openLines).toEqual([]);
  });

  test.each([
    ["busy", "busy"],
    ["no-answer", "no-answer"],
    ["canceled", "failed"],
  ])("a colleague who is %s gives the caller back to the same line", async (status, outcome) => {
    const call = await transferred();
    await call.dial();
    call.leg(status);
    const twiml = await call.switchboard.streamEnded({ ...CALL, dialCallStatus: status }, ORIGIN);
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
    await call.switchboard.streamEnded({ ...CALL, dialCallStatus: "busy" }, ORIGIN);
    await call.clock.advance(15_000);
    expect(await call.outcome).toBe("busy");
    await call.clock.advance(0);
    expect(call.switchboard.openLines).toEqual([]);
  });

  test("the token of before the transfer opens nothing any more", async () => {
    const call = await transferred();
    const before = await call.switchboard.ring(CALL, ORIGIN);
    await call.dial();
    await call.switchboard.streamEnded({ ...CALL, dialCallStatus: "busy" }, ORIGIN);
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
    const after = await call.switchboard.streamEnded(
      { ...CALL, dialCallStatus: "no-answer" },
      ORIGIN,
    );
    expect(after).toMatch(/<Say>I'm sorry, nobody can take your call right now/);
  });

  test("after the conversation the call is hung up", async () => {
    const call = await transferred();
    await call.dial();
    const after = await call.switchboard.streamEnded(
      { ...CALL, dialCallStatus: "completed" },
      ORIGIN,
    );
    expect(after).toContain("<Response><Hangup/></Response>");
    expect(await call.outcome).toBe("connected");
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
    await unheard.clock.advance(60_000);
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

  test.each(["+266696687", "Anonymous", "Restricted", "", "+86282452253", "client:meena", "911"])(
    "from %s has no number to call back",
    (From) => {
      expect(readVoiceForm({ CallSid: "CA1", From })).toEqual({
        ok: true,
        form: { callSid: "CA1" },
      });
    },
  );
});
