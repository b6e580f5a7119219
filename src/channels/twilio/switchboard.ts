import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../ops/logger.ts";
import type { Line } from "../../ports/line.ts";
import { CallRegister, type AdmissionFault } from "./call-register.ts";
import type { FaultLog } from "./fault-log.ts";
import { MediaSession, type Admission, type StartMessage } from "./media-session.ts";
import { CloseCode, type MediaSocket } from "./media-socket.ts";
import { PhoneLine } from "./phone-line.ts";
import { transferOutcome, Transfers } from "./transfers.ts";
import { connectStream, dialNumber, hangUp, sayOnly } from "./twiml.ts";
import type { VoiceForm } from "./voice-form.ts";
import { asSocket } from "./webhook-guard.ts";

/** Takes a new call. What it throws ends this call and no other. */
export type CallHandler = (line: Line) => void | Promise<void>;

export interface SwitchboardOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onCall: CallHandler;
}

/** A call is over for Twilio when it says one of these. */
const FINAL: ReadonlySet<string | undefined> = new Set([
  "completed",
  "busy",
  "failed",
  "no-answer",
  "canceled",
]);

/** The calls of one desk with Twilio, whatever carries them: its webhooks in and TwiML out, its streams to lines. */
export class Switchboard {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #onCall: CallHandler;
  readonly #register: CallRegister;
  readonly #transfers: Transfers;

  constructor(options: SwitchboardOptions) {
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#onCall = options.onCall;
    this.#register = new CallRegister(options.clock);
    this.#transfers = new Transfers(options.clock);
  }

  /** `/incoming-call`: the TwiML that brings the call's sound to us. `origin` is where Twilio reaches us. */
  ring(form: VoiceForm, origin: string): string {
    const { token } = this.#register.ring(form);
    return connectStream({ origin, streamUrl: `${asSocket(origin)}/media-stream`, token });
  }

  /** `/media-stream`: a socket that Twilio opened. */
  accept(socket: MediaSocket): void {
    const admit = (start: StartMessage, faults: FaultLog) => this.#admit(start, socket, faults);
    void new MediaSession({ socket, clock: this.#clock, logger: this.#logger, admit });
  }

  /** `/call-ended`: the stream, or the call it was put through to, is over. What happens next? */
  streamEnded(form: VoiceForm, origin: string): string {
    const { callSid, callStatus, dialCallStatus } = form;
    if (dialCallStatus !== undefined) {
      const outcome = transferOutcome(dialCallStatus) ?? "failed";
      this.#transfers.settle(callSid, outcome);
      return outcome === "connected" ? hangUp() : hangUp(NOBODY_ANSWERS);
    }
    if (FINAL.has(callStatus)) {
      this.#finish(callSid);
      return hangUp();
    }
    const transfer = this.#transfers.dial(callSid);
    if (transfer) return dialNumber({ origin, number: transfer.to, whisper: transfer.whisper });
    const line = this.#register.find(callSid)?.line;
    line?.end({ type: "lost", reason: "Twilio's stream is over" });
    return line?.endedBy === "desk" ? hangUp() : hangUp(CUT_OFF);
  }

  /** `/call-whisper`: what a colleague hears before the caller is put through. */
  whisper(form: VoiceForm): string {
    return sayOnly(this.#transfers.whisper(form.parentCallSid ?? form.callSid));
  }

  /** `/call-status`: ends a call whose stream never said so, and tells how a transfer went. Any order will do. */
  status(form: VoiceForm): void {
    if (form.parentCallSid === undefined) {
      if (FINAL.has(form.callStatus)) this.#finish(form.callSid);
      return;
    }
    const outcome = transferOutcome(form.callStatus);
    if (outcome) this.#transfers.settle(form.parentCallSid, outcome);
  }

  /** Calls that are on now. */
  get openLines(): readonly Line[] {
    return this.#register.openLines();
  }

  #finish(callSid: string): void {
    this.#transfers.settle(callSid, "failed");
    this.#register.find(callSid)?.line?.end({ type: "closed", by: "caller" });
  }

  #admit(start: StartMessage, socket: MediaSocket, faults: FaultLog): Admission {
    const admitted = this.#register.admit(start.callSid, start.parameters["token"]);
    if (!admitted.ok) {
      return { ok: false, fault: admitted.fault, sentence: REFUSALS[admitted.fault] };
    }
    const { call } = admitted;
    const line = new PhoneLine({
      call,
      streamSid: start.streamSid,
      socket,
      clock: this.#clock,
      faults,
      putThrough: (to, whisper) => this.#transfers.request(call.callSid, to, whisper),
    });
    call.line = line;
    return { ok: true, line, begin: () => void this.#begin(line) };
  }

  async #begin(line: PhoneLine): Promise<void> {
    try {
      await this.#onCall(line);
    } catch (error) {
      this.#logger.error({ err: error, call: line.id }, "A call failed and was ended.");
      line.end({ type: "lost", reason: "the call failed" }, CloseCode.internalError);
    }
  }
}

const NOBODY_ANSWERS =
  "I'm sorry, nobody can take your call right now. Please try again a little later. Goodbye.";
const CUT_OFF = "I'm sorry, something went wrong on our side. Please call us again. Goodbye.";

const REFUSALS: Record<AdmissionFault, string> = {
  "no-token": "A media stream brought no token and was closed.",
  "unknown-token": "A media stream brought a token that was never given out and was closed.",
  "late-token": "A media stream came more than a minute after its call rang and was closed.",
  "other-call": "A media stream brought another call's token and was closed.",
  "used-token": "A second media stream came for a call that has one and was closed.",
};
