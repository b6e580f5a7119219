import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../ops/logger.ts";
import type { Line } from "../../ports/line.ts";
import { CallRegister, TOKEN_MS, type AdmissionFault, type RungCall } from "./call-register.ts";
import type { FaultLog } from "./fault-log.ts";
import { endingOf, machineIn, type OutgoingCalls } from "./outgoing-calls.ts";
import type { LostCalls, NextOfLostCall } from "./lost-calls.ts";
import { MediaSession, type Admission, type StartMessage } from "./media-session.ts";
import { CloseCode, type MediaSocket } from "./media-socket.ts";
import { PhoneLine } from "./phone-line.ts";
import { PuttingThrough } from "./putting-through.ts";
import { hashToken, type Parting, type SharedCalls, type TransferStep } from "./shared-calls.ts";
import { Transfers } from "./transfers.ts";
import { connectStream, hangUp } from "./twiml.ts";
import { isOver, telephoneNumbers, type VoiceForm } from "./voice-form.ts";
import { asSocket } from "./webhook-guard.ts";

/** Takes a new call. What it throws ends this call and no other. */
export type CallHandler = (line: Line) => void | Promise<void>;

export interface SwitchboardOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onCall: CallHandler;
  /** Absent where no calls are made. */
  readonly outgoing?: OutgoingCalls;
  /** How servers that answer the same number know of each other's calls; absent where there is only this one. */
  readonly shared?: SharedCalls;
  /** What is known of calls whose stream broke; without it such a call is over. */
  readonly lost?: LostCalls;
}

/** The calls of one desk with Twilio, whatever carries them: its webhooks in and TwiML out, its streams to lines. */
export class Switchboard {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #onCall: CallHandler;
  readonly #register: CallRegister;
  readonly #transfers: Transfers;
  readonly #puttingThrough: PuttingThrough;
  readonly #outgoing: OutgoingCalls | undefined;
  readonly #shared: SharedCalls | undefined;
  readonly #lost: LostCalls | undefined;

  constructor(options: SwitchboardOptions) {
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#onCall = options.onCall;
    this.#register = new CallRegister(options.clock);
    this.#outgoing = options.outgoing;
    const { shared } = options;
    this.#shared = shared;
    this.#lost = options.lost;
    this.#transfers = new Transfers(options.clock, shared && ((callSid) => this.#stepOf(callSid)));
    this.#puttingThrough = new PuttingThrough({
      register: this.#register,
      transfers: this.#transfers,
      ...(shared && { shared }),
    });
  }

  /**
   * `/incoming-call`: the TwiML that brings the call's sound to us. `origin` is where Twilio reaches us. It asks here again, as
   * the number's fallback, when another address of ours gave no answer in mid-call.
   */
  async ring(form: VoiceForm, origin: string): Promise<string> {
    const { callSid, callStatus } = form;
    if (callStatus === "in-progress" && this.#lost) {
      if ((await this.#next(callSid)).becomes !== "begin")
        return await this.streamEnded(form, origin);
    }
    return await this.#connect(this.#register.ring(form), origin);
  }

  /** `/outgoing-call`: somebody has answered a call that we made. A second ring for the same call is ended at once. */
  async answered(form: VoiceForm, callId: string, origin: string): Promise<string> {
    if (this.#outgoing === undefined) return hangUp();
    const admitted = await this.#outgoing.admit(callId);
    if (!admitted.ok) return hangUp(admitted.sentence);
    const call = this.#register.answered(form, callId);
    return call === undefined ? hangUp() : await this.#connect(call, origin);
  }

  /** `/call-answered-by`: Twilio has listened to whoever answered, while we talked already. */
  async answeredBy({ callSid, answeredBy }: VoiceForm, callId: string): Promise<void> {
    const machine = machineIn(answeredBy);
    if (machine === undefined) return;
    this.#register.find(callSid)?.line?.machineAnswered(machine === "voicemail");
    await this.#outgoing?.told(callId, { carrierId: callSid, machine });
  }

  /** `/call-status` of a call that we made. */
  async outgoingStatus(form: VoiceForm, callId: string): Promise<void> {
    this.status(form);
    const ended = endingOf(form.callStatus);
    const news = { carrierId: form.callSid, ...(ended !== undefined && { ended }) };
    await this.#outgoing?.told(callId, news);
  }

  /** `/media-stream`: a socket that Twilio opened. */
  accept(socket: MediaSocket): void {
    const admit = (start: StartMessage, faults: FaultLog) => this.#admit(start, socket, faults);
    void new MediaSession({ socket, clock: this.#clock, logger: this.#logger, admit });
  }

  /** `/call-ended`: the stream, or the call to the `rung`-th number of a transfer, is over. What happens next? */
  async streamEnded(form: VoiceForm, origin: string, rung = 0): Promise<string> {
    const { callSid, callStatus, dialCallStatus } = form;
    if (dialCallStatus !== undefined) return await this.#dialEnded(form, rung, origin);
    if (isOver(callStatus)) {
      this.#finish(form);
      return hangUp();
    }
    const dial = await this.#puttingThrough.dial(form, origin);
    if (dial !== undefined) return dial;
    const line = this.#register.find(callSid)?.line;
    if (line?.endedBy === "desk") return hangUp();
    if (line === undefined && (await this.#shared?.parting(callSid))?.how === "hang-up") {
      return hangUp();
    }
    line?.breakOff("Twilio's stream is over");
    return (await this.#bringBack(form, origin)) ?? (await this.#partWith(form, origin));
  }

  /** `/call-whisper`: what whoever picks up hears before the caller is put through. */
  async whisper(form: VoiceForm, origin: string): Promise<string> {
    return await this.#puttingThrough.screen(form, origin);
  }

  /** `/call-accepted`: what they pressed. */
  async accepted(form: VoiceForm): Promise<string> {
    return await this.#puttingThrough.accepted(form);
  }

  /** `/call-status`: ends a call whose stream never said so. Any order will do. */
  status(form: VoiceForm): void {
    if (form.parentCallSid === undefined && isOver(form.callStatus)) this.#finish(form);
  }

  /** Calls that are on now. */
  get openLines(): readonly Line[] {
    return this.#register.openLines();
  }

  /** A colleague's leg is over. When nobody took the call and our line still waits, the caller comes back to it. */
  async #dialEnded(form: VoiceForm, rung: number, origin: string): Promise<string> {
    const after = await this.#puttingThrough.dialEnded(form, rung, origin);
    if (after.how === "done") {
      this.#tellOver(form);
      return hangUp();
    }
    if (after.how === "ring") return after.twiml;
    const call = this.#register.find(form.callSid);
    if (!call?.line || call.line.ended) {
      const again = await this.#bringBack(form, origin);
      if (again === undefined) this.#tellOver(form);
      return again ?? hangUp(NOBODY_ANSWERS);
    }
    this.#register.renewToken(call);
    return await this.#connect(call, origin);
  }

  /** Connects a caller whom we have lost to the same conversation again; nothing when it can't go on. */
  async #bringBack(form: VoiceForm, origin: string): Promise<string | undefined> {
    const next = await this.#next(form.callSid);
    if (next.becomes !== "resume") return undefined;
    const call =
      next.outgoingId === undefined
        ? this.#register.ring(form)
        : this.#register.answered(form, next.outgoingId);
    if (call === undefined) return undefined;
    if (call.line?.ended === true) {
      // Ours has ended the call, unless another process has gone on with it since.
      if ((await this.#lost?.isHere(call.callSid)) === true) return undefined;
      this.#register.dropLine(call, "another process went on with the call");
    }
    this.#register.renewToken(call);
    call.resumes = true;
    return await this.#connect(call, origin);
  }

  /** The conversation can't go on: somebody else takes the caller, or they are told to call again. */
  async #partWith(form: VoiceForm, origin: string): Promise<string> {
    const next = await this.#next(form.callSid);
    const to = next.becomes === "part" ? next.person : undefined;
    const dial =
      to === undefined
        ? undefined
        : await this.#puttingThrough.instead(form, origin, { to, sentence: PUT_THROUGH });
    const line = this.#register.find(form.callSid)?.line;
    if (dial === undefined) {
      line?.end({ type: "lost", reason: "the conversation could not go on" });
      return hangUp(CUT_OFF);
    }
    line?.end({ type: "closed", by: "transfer" });
    await this.#giveAway(form);
    return dial;
  }

  /** Whatever is known of the call elsewhere, the caller is put through. */
  async #giveAway({ callSid, callerNumber }: VoiceForm): Promise<void> {
    try {
      await this.#lost?.givenAway(callSid, callerNumber);
    } catch (error) {
      this.#logger.error({ err: error }, "A call that was put through could not be closed.");
    }
  }

  /** What can't be looked up can't go on. */
  async #next(callSid: string): Promise<NextOfLostCall> {
    try {
      return (await this.#lost?.next(callSid)) ?? { becomes: "part" };
    } catch (error) {
      this.#logger.error({ err: error }, "What becomes of a lost call could not be looked up.");
      return { becomes: "part" };
    }
  }

  async #connect(call: RungCall, origin: string): Promise<string> {
    const { callSid, callerNumber, calledNumber, outgoingId, token } = call;
    await this.#shared?.give({
      callSid,
      ...(callerNumber !== undefined && { callerNumber }),
      ...(calledNumber !== undefined && { calledNumber }),
      ...(outgoingId !== undefined && { outgoingId }),
      resumes: call.line !== undefined || call.resumes === true,
      tokenHash: hashToken(token),
      givenAtMs: call.tokenGivenAtMs,
    });
    return connectStream({ origin, streamUrl: `${asSocket(origin)}/media-stream`, token });
  }

  /** How far another server has come with a transfer; what can't be looked up is not known. */
  async #stepOf(callSid: string): Promise<TransferStep | undefined> {
    try {
      const parting = await this.#shared?.parting(callSid);
      return parting?.how === "transfer" ? parting.step : undefined;
    } catch (error) {
      this.#logger.error({ err: error }, "How far a transfer has come could not be looked up.");
      return undefined;
    }
  }

  #finish(form: VoiceForm): void {
    const { callSid } = form;
    this.#transfers.settle(callSid, "failed");
    const line = this.#register.find(callSid)?.line;
    line?.end({ type: "closed", by: "caller" });
    this.#tellOver(form);
  }

  /** A call that was lost from here may have ended otherwise elsewhere; any other our line has ended. */
  #tellOver(form: VoiceForm): void {
    const by = this.#register.find(form.callSid)?.line?.endedBy ?? "fault";
    const isLost = by === "fault" || by === "transfer";
    if (this.#lost && isLost) void this.#clock.track(this.#over(this.#lost, form));
  }

  async #over(lost: LostCalls, { callSid, callerNumber }: VoiceForm): Promise<void> {
    try {
      await lost.over(callSid, callerNumber);
    } catch (error) {
      this.#logger.error({ err: error }, "A call that is over could not be closed.");
    }
  }

  #admit(
    start: StartMessage,
    socket: MediaSocket,
    faults: FaultLog,
  ): Admission | Promise<Admission> {
    const { callSid, parameters } = start;
    const token = parameters["token"];
    if (this.#shared !== undefined && token !== undefined) {
      return this.#admitShared(this.#shared, { start, token }, socket, faults);
    }
    const admitted = this.#register.admit(callSid, token);
    return admitted.ok
      ? this.#attach(admitted.call, start, socket, faults)
      : refused(admitted.fault);
  }

  /** Any server may have given the token. One that can't be looked up is none. */
  async #admitShared(
    shared: SharedCalls,
    { start, token }: { readonly start: StartMessage; readonly token: string },
    socket: MediaSocket,
    faults: FaultLog,
  ): Promise<Admission> {
    const { callSid } = start;
    const givenSinceMs = this.#clock.nowMs() - TOKEN_MS;
    try {
      const taken = await shared.take({ tokenHash: hashToken(token), callSid, givenSinceMs });
      if (!taken.ok) return refused(taken.fault);
      const call = this.#register.adopt(taken.call);
      if (taken.call.resumes) await this.#moveHere(call);
      if (call.resumes !== true && taken.call.resumes && !call.line) return refused("elsewhere");
      return this.#attach(call, start, socket, faults);
    } catch (error) {
      this.#logger.error({ err: error }, "The token of a media stream could not be looked up.");
      return refused("unknown-token");
    }
  }

  /** A call that goes on: a line that is here is the call's only while no other process has taken that over. */
  async #moveHere(call: RungCall): Promise<void> {
    if (!this.#lost) return;
    call.resumes = true;
    const isHere = call.line !== undefined && (await this.#lost.isHere(call.callSid));
    if (!isHere) this.#register.dropLine(call, "another process went on with the call");
  }

  #attach(call: RungCall, start: StartMessage, socket: MediaSocket, faults: FaultLog): Admission {
    const known = call.line;
    if (known?.ended) return refused("used-token");
    const line = known ?? this.#newLine(call, faults);
    call.line = line;
    const stream = line.attach(start.streamSid, socket);
    const begin = known ? () => this.#transfers.settle(call.callSid) : () => void this.#begin(line);
    return { ok: true, line, stream, begin };
  }

  #newLine(call: RungCall, faults: FaultLog): PhoneLine {
    const shared = this.#shared;
    return new PhoneLine({
      call,
      clock: this.#clock,
      faults,
      waitsWhenLost: this.#lost !== undefined,
      putThrough: (to, whisper) => {
        call.putThrough = { numbers: telephoneNumbers(to), whisper, isAccepted: false };
        return this.#transfers.request(call.callSid);
      },
      ...(shared && {
        tellParting: (parting: Parting) =>
          shared.leave(call.callSid, parting).catch((error: unknown) => {
            this.#logger.error({ err: error }, "Other servers could not be told how a call ended.");
          }),
      }),
    });
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

function refused(fault: AdmissionFault): Admission {
  return { ok: false, fault, sentence: REFUSALS[fault] };
}

const NOBODY_ANSWERS =
  "I'm sorry, nobody can take your call right now. Please try again a little later. Goodbye.";
const PUT_THROUGH = "I'm sorry, something went wrong on our side. I'll put you through.";
const CUT_OFF = "I'm sorry, something went wrong on our side. Please call us again. Goodbye.";

const REFUSALS: Record<AdmissionFault, string> = {
  "no-token": "A media stream brought no token and was closed.",
  "unknown-token": "A media stream brought a token that was never given out and was closed.",
  "late-token": "A media stream came more than a minute after its call rang and was closed.",
  "other-call": "A media stream brought another call's token and was closed.",
  "used-token": "A second media stream came for a call that has one and was closed.",
  elsewhere:
    "A caller whom nobody took came back to another server than theirs; the stream was closed.",
};
