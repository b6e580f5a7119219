import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../ops/logger.ts";
import { FaultLog } from "./fault-log.ts";
import { CloseCode, MAX_FRAME_BYTES, type MediaSocket } from "./media-socket.ts";
import { readMessage, type CarrierMessage, type MessageFault } from "./messages.ts";
import type { LineStream } from "./line-stream.ts";
import type { PhoneLine } from "./phone-line.ts";

/** Twilio sends `start` with its first packet; a socket that stays dumb for so long is not Twilio. */
const START_WITHIN_MS = 5_000;

export type StartMessage = Extract<CarrierMessage, { event: "start" }>;

/** Sound of a few seconds; a look-up takes milliseconds. */
const MOST_EARLY_MESSAGES = 250;

/** Says whether a stream may begin. A promise, which never fails, where other servers have to be asked. */
export type Admit = (start: StartMessage, faults: FaultLog) => Admission | Promise<Admission>;

/** What came of a `start`: a line, or why there is none. */
export type Admission =
  | {
      readonly ok: true;
      readonly line: PhoneLine;
      readonly stream: LineStream;
      readonly begin: () => void;
    }
  | { readonly ok: false; readonly fault: string; readonly sentence: string };

type State =
  | { readonly status: "awaiting-start"; readonly deadline: Disposable }
  /** Whether the stream may begin is being looked up; what comes meanwhile waits. */
  | { readonly status: "being-admitted"; readonly early: CarrierMessage[] }
  | { readonly status: "open"; readonly line: PhoneLine; readonly stream: LineStream }
  | { readonly status: "over" };

/**
 * One media stream, from the open socket to its end: waits for a `start` that is admitted, then hands the messages to
 * the line. What makes no sense is ignored with one line in the log; only a stream that may not be here is closed.
 */
export class MediaSession {
  readonly #socket: MediaSocket;
  readonly #admit: Admit;
  readonly #faults: FaultLog;
  #state: State;

  constructor(options: { socket: MediaSocket; clock: Clock; logger: Logger; admit: Admit }) {
    this.#socket = options.socket;
    this.#admit = options.admit;
    this.#faults = new FaultLog(options.logger);
    const deadline = options.clock.setTimer(START_WITHIN_MS, () => {
      this.#refuse("no-start", "A media stream sent no start within 5 seconds and was closed.");
    });
    this.#state = { status: "awaiting-start", deadline };
    this.#socket.onMessage((frame) => this.#receive(frame));
    this.#socket.onClose((code) => this.#closed(code));
  }

  #receive(frame: string | Uint8Array): void {
    if (this.#state.status === "over") return;
    if (frame.length > MAX_FRAME_BYTES) {
      this.#socket.close(CloseCode.tooBig, "frame too big");
      this.#closed(CloseCode.tooBig);
      return;
    }
    if (typeof frame !== "string") {
      this.#faults.report("binary-frame", "A binary frame came over a media stream; ignored.");
      return;
    }
    const read = readMessage(frame);
    if (!read.ok) {
      this.#faults.report(read.fault, SENTENCES[read.fault]);
      return;
    }
    const { message } = read;
    if (this.#state.status === "open") this.#state.line.receive(message, this.#state.stream);
    else if (this.#state.status === "being-admitted") this.#keep(message, this.#state.early);
    else if (message.event === "start") this.#start(message, this.#state.deadline);
    else if (message.event !== "connected") {
      this.#faults.report("before-start", "A message came before the stream's start; ignored.");
    }
  }

  #start(start: StartMessage, deadline: Disposable): void {
    if (start.encoding !== "audio/x-mulaw" || start.sampleRateHz !== 8000) {
      this.#refuse(
        "wrong-format",
        "A media stream isn't µ-law at 8 kHz and was closed: leave the stream's audio format unset.",
      );
      return;
    }
    const admission = this.#admit(start, this.#faults);
    if (!(admission instanceof Promise)) {
      this.#admitted(admission);
      return;
    }
    deadline[Symbol.dispose]();
    const early: CarrierMessage[] = [];
    this.#state = { status: "being-admitted", early };
    void this.#admitLater(admission, early);
  }

  async #admitLater(pending: Promise<Admission>, early: readonly CarrierMessage[]): Promise<void> {
    const admission = await pending;
    if (this.#state.status === "over") {
      if (admission.ok) admission.line.lose(admission.stream, "the stream closed before it began");
      return;
    }
    this.#admitted(admission);
    for (const message of early) {
      if (this.#state.status === "open") this.#state.line.receive(message, this.#state.stream);
    }
  }

  #admitted(admission: Admission): void {
    if (!admission.ok) {
      this.#refuse(admission.fault, admission.sentence);
      return;
    }
    if (this.#state.status === "awaiting-start") this.#state.deadline[Symbol.dispose]();
    const { line, stream } = admission;
    this.#faults.concerns(line.id);
    this.#state = { status: "open", line, stream };
    admission.begin();
  }

  #keep(message: CarrierMessage, early: CarrierMessage[]): void {
    if (early.length < MOST_EARLY_MESSAGES) early.push(message);
  }

  #refuse(fault: string, sentence: string): void {
    if (this.#state.status === "awaiting-start") this.#state.deadline[Symbol.dispose]();
    this.#state = { status: "over" };
    this.#faults.report(fault, sentence);
    this.#socket.close(CloseCode.policy, fault);
  }

  #closed(code: number): void {
    const state = this.#state;
    this.#state = { status: "over" };
    if (state.status === "over") return;
    if (state.status === "awaiting-start") {
      state.deadline[Symbol.dispose]();
    } else if (
      state.status === "open" &&
      !state.line.lose(state.stream, `the media stream closed with code ${code}`)
    ) {
      return;
    }
    if (code === CloseCode.tooBig) {
      this.#faults.report("frame-too-big", "A frame of more than 64 KiB ended a media stream.");
    } else if (state.status === "open") {
      this.#faults.report("stream-lost", "A media stream ended without a stop.");
    } else {
      this.#faults.report("no-start", "A media stream closed before its start.");
    }
  }
}

const SENTENCES: Record<MessageFault, string> = {
  "not-json": "A frame that is not JSON came over a media stream; ignored.",
  "unknown-event": "An event we don't know came over a media stream; ignored.",
  "malformed-message":
    "A message that isn't as Twilio documents it came over a media stream; ignored.",
  "garbled-audio": "Audio that isn't base64 came over a media stream; ignored.",
};
