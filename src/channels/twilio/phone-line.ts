import type { Clock } from "../../base/clock.ts";
import { PushQueue } from "../../base/push-queue.ts";
import { bytesPerMs, TELEPHONE, type AudioFormat } from "../../audio/format.ts";
import type { AudioPath, Line, LineEvent, TransferOutcome } from "../../ports/line.ts";
import type { FaultLog } from "./fault-log.ts";
import { InboundAudio } from "./inbound-audio.ts";
import { CloseCode, type MediaSocket } from "./media-socket.ts";
import { streamWriter, type CarrierMessage, type StreamWriter } from "./messages.ts";
import { PlaybackMarks } from "./playback-marks.ts";
import { StallWatch } from "./stall-watch.ts";
import { telephoneNumber } from "./voice-form.ts";

/** Twilio's own framing. */
const FRAME_BYTES = 20 * bytesPerMs(TELEPHONE);
/** Nobody sends that many marks and keys before they are read; a call that does not read them is stuck. */
const MAX_UNREAD_EVENTS = 1000;
/** What is kept of the caller's first sounds until someone listens. */
const MAX_UNHEARD_CHUNKS = 500;

/** One telephone call over a media stream. It ends once: by the caller, by the desk, or because it broke. */
export class PhoneLine implements Line, AudioPath {
  readonly id: string;
  readonly channel = "phone";
  readonly callerNumber?: string;
  readonly calledNumber?: string;
  readonly format: AudioFormat = TELEPHONE;
  readonly audio: AudioPath = this;
  readonly events: AsyncIterable<LineEvent>;

  readonly #queue = new PushQueue<LineEvent>(MAX_UNREAD_EVENTS);
  readonly #marks = new PlaybackMarks();
  readonly #inbound = new InboundAudio((chunk) => this.#hear(chunk));
  readonly #socket: MediaSocket;
  readonly #streamSid: string;
  readonly #writer: StreamWriter;
  readonly #clock: Clock;
  readonly #faults: FaultLog;
  readonly #putThrough: (to: string, whisper: string) => Promise<TransferOutcome>;
  #unheard: Uint8Array[] = [];
  #sink: ((chunk: Uint8Array) => void) | undefined;
  readonly #stalls: StallWatch;
  #end: { readonly atMs: number; readonly by: "caller" | "desk" | "fault" } | undefined;

  constructor(options: {
    call: { callSid: string; callerNumber?: string; calledNumber?: string };
    streamSid: string;
    socket: MediaSocket;
    clock: Clock;
    faults: FaultLog;
    /** Arranges that Twilio dials this number when the stream has ended. */
    putThrough: (to: string, whisper: string) => Promise<TransferOutcome>;
  }) {
    const { call } = options;
    this.id = call.callSid;
    if (call.callerNumber !== undefined) this.callerNumber = call.callerNumber;
    if (call.calledNumber !== undefined) this.calledNumber = call.calledNumber;
    this.events = this.#queue;
    this.#socket = options.socket;
    this.#streamSid = options.streamSid;
    this.#writer = streamWriter(options.streamSid);
    this.#clock = options.clock;
    this.#faults = options.faults;
    this.#putThrough = options.putThrough;
    this.#stalls = new StallWatch(this.#clock, (quietMs) => this.#inbound.fillStall(quietMs));
  }

  get ended(): boolean {
    return this.#end !== undefined;
  }

  get endedAtMs(): number | undefined {
    return this.#end?.atMs;
  }

  /** Who ended it; `fault` when the connection broke. */
  get endedBy(): "caller" | "desk" | "fault" | undefined {
    return this.#end?.by;
  }

  onAudio(sink: (chunk: Uint8Array) => void): void {
    this.#sink = sink;
    const unheard = this.#unheard;
    this.#unheard = [];
    for (const chunk of unheard) sink(chunk);
  }

  play(chunk: Uint8Array): void {
    if (this.ended) return;
    for (let at = 0; at < chunk.length; at += FRAME_BYTES) {
      this.#socket.send(this.#writer.media(chunk.subarray(at, at + FRAME_BYTES)));
    }
  }

  mark(name: string): void {
    if (this.ended) return;
    this.#marks.sent(name);
    this.#socket.send(this.#writer.mark(name));
  }

  clear(): void {
    if (this.ended) return;
    this.#marks.clear();
    this.#socket.send(this.#writer.clear());
  }

  /** Twilio can only be told to dial when the stream is over, so the line closes at once and the outcome follows. */
  async transfer(to: string, whisper: string): Promise<TransferOutcome> {
    if (this.ended || telephoneNumber(to) === undefined) return "failed";
    const outcome = this.#putThrough(to, whisper);
    await this.close();
    return outcome;
  }

  async close(): Promise<void> {
    this.end({ type: "closed", by: "desk" });
  }

  /** Takes what Twilio says on this line's stream. */
  receive(message: CarrierMessage): void {
    if (this.ended) return;
    if (message.event === "connected" || message.event === "start") {
      this.#faults.report("repeated-start", "The stream began twice; the second is ignored.");
      return;
    }
    if (message.streamSid !== this.#streamSid) {
      this.#faults.report("wrong-stream", "A message named another stream and is ignored.");
      return;
    }
    switch (message.event) {
      case "media":
        this.#stalls.arrived();
        this.#inbound.take(message);
        return;
      case "dtmf":
        this.#push({ type: "key", digit: message.digit });
        return;
      case "mark": {
        const mark = this.#marks.echoed(message.name);
        if (mark) this.#push({ type: "mark", ...mark });
        else this.#faults.report("unknown-mark", "A mark came back that was not sent; ignored.");
        return;
      }
      case "stop":
        this.end({ type: "closed", by: "caller" });
    }
  }

  /** Ends the line, the first time it is called: what is still on its way is delivered, then `event`, then no more. */
  end(
    event: Extract<LineEvent, { type: "closed" | "lost" }>,
    code: number = CloseCode.normal,
  ): void {
    if (this.ended) return;
    this.#inbound.flush();
    this.#end = { atMs: this.#clock.nowMs(), by: event.type === "closed" ? event.by : "fault" };
    this.#stalls[Symbol.dispose]();
    for (const mark of this.#marks.lost()) this.#queue.push({ type: "mark", ...mark });
    this.#queue.push(event);
    this.#queue.close();
    this.#socket.close(code, "");
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
