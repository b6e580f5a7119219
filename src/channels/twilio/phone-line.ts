import { bytesPerMs, TELEPHONE, type AudioFormat } from "../../audio/format.ts";
import { MULAW_SILENCE } from "../../audio/mulaw.ts";
import type { Clock } from "../../base/clock.ts";
import { PushQueue } from "../../base/push-queue.ts";
import type { AudioPath, Line, LineEvent, TransferOutcome } from "../../ports/line.ts";
import type { FaultLog } from "./fault-log.ts";
import { LineStream } from "./line-stream.ts";
import { CloseCode, type MediaSocket } from "./media-socket.ts";
import type { CarrierMessage } from "./messages.ts";
import type { Parting } from "./shared-calls.ts";
import { telephoneNumbers } from "./voice-form.ts";

/** Nobody sends that many marks and keys before they are read; a call that does not read them is stuck. */
const MAX_UNREAD_EVENTS = 1000;
/** What is kept of the caller's first sounds until someone listens: ten seconds. */
const MAX_UNHEARD_CHUNKS = 500;

/** Longer than the longest pause that ears wait for within a turn. */
const SILENCE_MS = 2000;

type Ending = Extract<LineEvent, { type: "closed" | "lost" }>;
type EndedBy = Extract<LineEvent, { type: "closed" }>["by"] | "fault";

/**
 * One telephone call over media streams. It ends once: by the caller, by the desk, or because it broke for good. While the caller
 * is being put through to someone it has no stream: nothing is heard, and nothing played is heard.
 */
export class PhoneLine implements Line, AudioPath {
  readonly id: string;
  readonly channel = "phone";
  readonly callerNumber?: string;
  readonly calledNumber?: string;
  readonly outgoing?: { readonly callId: string };
  readonly resumes?: boolean;
  readonly format: AudioFormat = TELEPHONE;
  readonly audio: AudioPath = this;
  readonly events: AsyncIterable<LineEvent>;

  readonly #queue = new PushQueue<LineEvent>(MAX_UNREAD_EVENTS);
  readonly #clock: Clock;
  readonly #faults: FaultLog;
  readonly #putThrough: (to: string, whisper: string) => Promise<TransferOutcome>;
  readonly #tellParting: ((parting: Parting) => Promise<void>) | undefined;
  readonly #waitsWhenLost: boolean;
  #stream: LineStream | undefined;
  #isLost = false;
  #unheard: Uint8Array[] = [];
  #sink: ((chunk: Uint8Array) => void) | undefined;
  #end: { readonly atMs: number; readonly by: EndedBy } | undefined;

  constructor(options: {
    call: {
      callSid: string;
      callerNumber?: string;
      calledNumber?: string;
      outgoingId?: string;
      resumes?: boolean;
    };
    clock: Clock;
    faults: FaultLog;
    /** Has Twilio dial this number once the stream has ended; it settles when that went well, or a new stream is here. */
    putThrough: (to: string, whisper: string) => Promise<TransferOutcome>;
    /** Whether a caller whose stream broke may come back in another one; otherwise the line ends with it. */
    waitsWhenLost: boolean;
    /** Told before the stream closes, and waited for; it never fails. */
    tellParting?: (parting: Parting) => Promise<void>;
  }) {
    const { call } = options;
    this.id = call.callSid;
    if (call.callerNumber !== undefined) this.callerNumber = call.callerNumber;
    if (call.calledNumber !== undefined) this.calledNumber = call.calledNumber;
    if (call.outgoingId !== undefined) this.outgoing = { callId: call.outgoingId };
    if (call.resumes === true) this.resumes = true;
    this.#waitsWhenLost = options.waitsWhenLost;
    this.events = this.#queue;
    this.#clock = options.clock;
    this.#faults = options.faults;
    this.#putThrough = options.putThrough;
    this.#tellParting = options.tellParting;
  }

  get ended(): boolean {
    return this.#end !== undefined;
  }

  get endedAtMs(): number | undefined {
    return this.#end?.atMs;
  }

  /** Who ended it; `fault` when the connection broke. */
  get endedBy(): EndedBy | undefined {
    return this.#end?.by;
  }

  onAudio(sink: (chunk: Uint8Array) => void): void {
    this.#sink = sink;
    const unheard = this.#unheard;
    this.#unheard = [];
    for (const chunk of unheard) sink(chunk);
  }

  play(chunk: Uint8Array): void {
    this.#stream?.play(chunk);
  }

  mark(name: string): void {
    if (this.#stream) this.#stream.mark(name);
    else if (!this.ended) this.#push({ type: "mark", name, cleared: true });
  }

  clear(): void {
    this.#stream?.clear();
  }

  /**
   * Twilio dials only when the stream is over. The line is without sound until the outcome is known; then it closes, or,
   * when nobody answered and Twilio gave the caller back to us, goes on.
   */
  async transfer(to: string, whisper: string): Promise<TransferOutcome> {
    if (!this.#stream || telephoneNumbers(to).length === 0) return "failed";
    if (this.#tellParting) {
      await this.#tellParting({ how: "transfer", to, whisper });
      if (!this.#stream) return "failed";
    }
    const result = this.#putThrough(to, whisper);
    this.#endStream(CloseCode.normal);
    const outcome = await result;
    // The caller of this method learns the outcome before the line closes.
    this.#clock.setTimer(0, () => {
      if (outcome === "connected") this.end({ type: "closed", by: "desk" });
      else if (!this.#stream) this.end({ type: "lost", reason: "the transfer failed" });
    });
    return outcome;
  }

  async close(): Promise<void> {
    // Whoever comes back later hears that the call broke off.
    if (this.#isLost) return this.end({ type: "lost", reason: "the caller did not come back" });
    if (this.#tellParting && !this.ended) await this.#tellParting({ how: "hang-up" });
    this.end({ type: "closed", by: "desk" });
  }

  /** Carries the line's sound over this socket from now on. */
  attach(streamSid: string, socket: MediaSocket): LineStream {
    const hear = (chunk: Uint8Array) => this.#hear(chunk);
    this.#endStream(CloseCode.normal);
    const stream = new LineStream({ streamSid, socket, clock: this.#clock, hear });
    this.#stream = stream;
    if (this.#isLost) this.#push({ type: "found" });
    this.#isLost = false;
    return stream;
  }

  /** Takes what Twilio says on this stream; nothing when the line is done with it. */
  receive(message: CarrierMessage, stream: LineStream): void {
    if (stream !== this.#stream) return;
    if (message.event === "connected" || message.event === "start") {
      this.#faults.report("repeated-start", "The stream began twice; the second is ignored.");
      return;
    }
    if (message.streamSid !== stream.streamSid) {
      this.#faults.report("wrong-stream", "A message named another stream and is ignored.");
      return;
    }
    switch (message.event) {
      case "media":
        stream.take(message);
        return;
      case "dtmf":
        this.#push({ type: "key", digit: message.digit });
        return;
      case "mark": {
        const mark = stream.echoed(message.name);
        if (mark) this.#push(mark);
        else this.#faults.report("unknown-mark", "A mark came back that was not sent; ignored.");
        return;
      }
      case "stop":
        this.end({ type: "closed", by: "caller" });
    }
  }

  /** Twilio found out that a machine listens. */
  machineAnswered(takesMessage: boolean): void {
    if (!this.ended) this.#push({ type: "machine-answered", takesMessage });
  }

  /** This stream broke. False when the line was done with it anyway. */
  lose(stream: LineStream, reason: string): boolean {
    if (stream !== this.#stream) return false;
    this.breakOff(reason);
    return true;
  }

  /** The stream that carried the line is over, and nobody meant it to be. Nothing when there is none. */
  breakOff(reason: string): void {
    if (this.#stream === undefined) return;
    if (!this.#waitsWhenLost) {
      this.end({ type: "lost", reason });
      return;
    }
    this.#endStream(CloseCode.normal);
    this.#isLost = true;
    // Ears that were in the middle of a word come to an end with it.
    this.#hear(new Uint8Array(SILENCE_MS * bytesPerMs(this.format)).fill(MULAW_SILENCE));
    this.#push({ type: "lost", reason });
  }

  /** Ends the line, the first time it is called: what is still on its way is delivered, then `event`, then no more. */
  end(event: Ending, code: number = CloseCode.normal): void {
    if (this.ended) return;
    this.#end = { atMs: this.#clock.nowMs(), by: event.type === "closed" ? event.by : "fault" };
    this.#endStream(code);
    this.#queue.push(event);
    this.#queue.close();
  }

  #endStream(code: number): void {
    const stream = this.#stream;
    this.#stream = undefined;
    for (const mark of stream?.end(code) ?? []) this.#queue.push(mark);
  }

  #push(event: LineEvent): void {
    if (this.#queue.push(event)) return;
    this.#faults.report("stuck", "Nobody reads this call's events any more; the call is ended.");
    this.end({ type: "lost", reason: "events were not read" });
  }

  #hear(chunk: Uint8Array): void {
    if (this.#sink) this.#sink(chunk);
    else if (this.#unheard.length < MAX_UNHEARD_CHUNKS) this.#unheard.push(chunk);
  }
}
