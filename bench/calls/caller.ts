import type { WebSocket } from "ws";
import type { Samples } from "./samples.ts";
import { FRAME_BYTES, FRAME_MS, monotonicMs, sentAtMs, writeFrame } from "./sound.ts";

/** What callers measure, all of them together. */
export interface Measured {
  /** From the frame that ended the caller's turn to the first byte of what came of it, in ms. */
  readonly answers: Samples;
  /** From the first frame of an interruption to the `clear`. */
  readonly clears: Samples;
  /** How long the voice was missing in the middle of a sentence. */
  readonly gaps: Samples;
  /** Frames of an answer that came although it had been cleared. */
  afterClear: number;
  sent: number;
  received: number;
}

/** A turn: so long the caller speaks, and so long they then listen. The last cuts the answer of the one before it short. */
const TURNS: readonly { readonly speaksMs: number; readonly listensMs: number }[] = [
  { speaksMs: 1500, listensMs: 6000 },
  { speaksMs: 1500, listensMs: 6000 },
  { speaksMs: 1500, listensMs: 2500 },
];
const MEDIA = '{"event":"media"';
const ECHO_MEASURED_EVERY = 10;

/** One caller as the telephone company carries them: a frame every 20 ms, and marks back when what is before them was played. */
export class Caller {
  readonly #socket: WebSocket;
  readonly #measured: Measured;
  readonly #streamSid: string;
  readonly #frame = Buffer.alloc(FRAME_BYTES, 0xff);
  readonly #marks: { readonly dueAtMs: number; readonly name: string }[] = [];
  #sequence = 1;
  #chunk = 0;
  #turn = 0;
  #inTurnMs: number;
  #speaks = false;
  #playedOutAtMs = 0;
  #isInSentence = false;
  #askedAtMs: number | undefined;
  #interruptedAtMs: number | undefined;
  #isCleared = false;

  /** `startsAfterMs`: how long they are silent first, so that not all speak at once. */
  constructor(options: {
    socket: WebSocket;
    callSid: string;
    token: string;
    startsAfterMs: number;
    measured: Measured;
  }) {
    const { socket, callSid, token, startsAfterMs, measured } = options;
    this.#socket = socket;
    this.#measured = measured;
    this.#streamSid = `MZ${callSid.slice(2)}`;
    this.#inTurnMs = -startsAfterMs;
    socket.on("message", (data: Buffer) => this.#take(data.toString("latin1")));
    const start = {
      streamSid: this.#streamSid,
      callSid,
      tracks: ["inbound"],
      mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 },
      customParameters: { token },
    };
    this.#post({ event: "connected", protocol: "Call", version: "1.0.0" });
    this.#post({ event: "start", sequenceNumber: "1", start, streamSid: this.#streamSid });
  }

  /** Another 20 ms have passed. */
  tick(): void {
    const nowMs = monotonicMs();
    this.#echoMarks(nowMs);
    this.#speak(nowMs);
    writeFrame(this.#frame, this.#speaks, nowMs);
    this.#sequence += 1;
    this.#chunk += 1;
    this.#measured.sent += 1;
    this.#socket.send(
      `{"event":"media","sequenceNumber":"${this.#sequence}","media":{"track":"inbound","chunk":"${this.#chunk}","timestamp":"${(this.#chunk - 1) * FRAME_MS}","payload":"${this.#frame.toString("base64")}"},"streamSid":"${this.#streamSid}"}`,
    );
  }

  #speak(nowMs: number): void {
    const turn = TURNS[this.#turn % TURNS.length];
    if (!turn) return;
    const speaks = this.#inTurnMs >= 0 && this.#inTurnMs < turn.speaksMs;
    if (speaks && !this.#speaks && this.#isInSentence) this.#interruptedAtMs = nowMs;
    if (!speaks && this.#speaks) {
      this.#askedAtMs = nowMs;
      this.#isCleared = false;
      this.#isInSentence = false;
    }
    this.#speaks = speaks;
    this.#inTurnMs += FRAME_MS;
    if (this.#inTurnMs < turn.speaksMs + turn.listensMs) return;
    this.#inTurnMs = 0;
    this.#turn += 1;
  }

  #take(text: string): void {
    const nowMs = monotonicMs();
    this.#measured.received += 1;
    if (text.startsWith(MEDIA)) {
      this.#hear(text, nowMs);
      return;
    }
    const message: { event: string; mark?: { name: string } } = JSON.parse(text);
    if (message.event === "mark" && message.mark) {
      const { name } = message.mark;
      if (name.endsWith("|end")) this.#isInSentence = false;
      this.#marks.push({ dueAtMs: this.#playedOutAtMs, name });
    } else if (message.event === "clear") {
      if (this.#interruptedAtMs !== undefined)
        this.#measured.clears.add(nowMs - this.#interruptedAtMs);
      this.#interruptedAtMs = undefined;
      this.#isCleared = this.#speaks;
      this.#playedOutAtMs = nowMs;
      for (const mark of this.#marks.splice(0)) this.#sendMark(mark.name);
    }
  }

  #hear(text: string, nowMs: number): void {
    if (text.startsWith(`${MEDIA},"sequenceNumber"`)) return this.#hearEcho(text, nowMs);
    if (this.#isCleared) this.#measured.afterClear += 1;
    if (this.#askedAtMs !== undefined) {
      this.#measured.answers.add(nowMs - this.#askedAtMs);
      this.#askedAtMs = undefined;
    }
    if (this.#isInSentence && nowMs > this.#playedOutAtMs)
      this.#measured.gaps.add(nowMs - this.#playedOutAtMs);
    this.#isInSentence = true;
    this.#playedOutAtMs = Math.max(nowMs, this.#playedOutAtMs) + durationMs(text);
  }

  /** A relay sends our own frames back. */
  #hearEcho(text: string, nowMs: number): void {
    if (this.#measured.received % ECHO_MEASURED_EVERY > 0) return;
    const at = text.indexOf('"payload":"') + 11;
    this.#measured.answers.add(nowMs - sentAtMs(Buffer.from(text.slice(at, at + 16), "base64")));
  }

  #echoMarks(nowMs: number): void {
    while (this.#marks[0] && this.#marks[0].dueAtMs <= nowMs) {
      const mark = this.#marks.shift();
      if (mark) this.#sendMark(mark.name);
    }
  }

  #sendMark(name: string): void {
    this.#sequence += 1;
    this.#measured.sent += 1;
    this.#post({
      event: "mark",
      sequenceNumber: String(this.#sequence),
      streamSid: this.#streamSid,
      mark: { name },
    });
  }

  #post(message: unknown): void {
    this.#socket.send(JSON.stringify(message));
  }
}

/** Eight bytes a millisecond, in base64; µ-law at 8 kHz. */
function durationMs(text: string): number {
  const from = text.indexOf('"payload":"') + 11;
  return ((text.indexOf('"', from) - from) * 3) / 4 / 8;
}
