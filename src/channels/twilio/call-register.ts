import { newId } from "../../base/id.ts";
import type { Clock } from "../../base/clock.ts";
import type { PhoneLine } from "./phone-line.ts";
import type { TicketedCall } from "./shared-calls.ts";
import type { VoiceForm } from "./voice-form.ts";

/** Twilio opens the socket within a second or two of our TwiML; a token is good for a minute. */
export const TOKEN_MS = 60_000;
/** The last callbacks of a call arrive within seconds of its end. */
const FORGET_MS = 10 * 60_000;

/** A call that rang here, or that we made and somebody answered. */
export interface RungCall {
  readonly callSid: string;
  readonly callerNumber?: string;
  readonly calledNumber?: string;
  /** Our own id of it, when it is a call that we made. */
  readonly outgoingId?: string;
  /** Allows one stream, for this call. */
  token: string;
  tokenGivenAtMs: number;
  tokenUsed: boolean;
  /** Its next line goes on with a conversation that began on another. */
  resumes?: boolean;
  /** To whom it was put through last; also when that is done with. */
  putThrough?: PutThrough;
  /** Its line, once the first stream has begun. */
  line?: PhoneLine;
}

/** To whom a caller is put through. */
export interface PutThrough {
  /** E.164, in the order they are rung. */
  readonly numbers: readonly string[];
  /** What whoever picks up hears first. */
  readonly whisper: string;
  /** Somebody has taken the call. */
  readonly isAccepted: boolean;
}

/** Why a stream may not begin. */
export type AdmissionFault =
  | "no-token"
  | "unknown-token"
  | "late-token"
  | "other-call"
  | "used-token"
  | "elsewhere";

/** The calls of the last minutes, and who may open a stream for which. */
export class CallRegister {
  readonly #clock: Clock;
  readonly #byCall = new Map<string, RungCall>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes a call. A webhook that Twilio repeats gets the same call and token, so the second answer changes nothing. */
  ring(form: VoiceForm): RungCall {
    const known = this.#byCall.get(form.callSid);
    if (known) return known;
    this.#forgetOld();
    const call: RungCall = {
      callSid: form.callSid,
      ...(form.callerNumber === undefined ? {} : { callerNumber: form.callerNumber }),
      ...(form.calledNumber === undefined ? {} : { calledNumber: form.calledNumber }),
      ...this.#newToken(),
    };
    this.#byCall.set(call.callSid, call);
    return call;
  }

  /** A token for another stream of the same call; the one before is void. */
  renewToken(call: RungCall): void {
    Object.assign(call, this.#newToken());
  }

  /**
   * Notes that somebody has answered a call that we made: for the line, whom we rang is the caller. Nothing when it is a second
   * ring for the same call of ours.
   */
  answered(form: VoiceForm, outgoingId: string): RungCall | undefined {
    const twin = this.#byCall.values().find((call) => call.outgoingId === outgoingId);
    if (twin !== undefined && twin.callSid !== form.callSid) return undefined;
    if (twin !== undefined) return twin;
    this.#forgetOld();
    const call: RungCall = {
      callSid: form.callSid,
      outgoingId,
      ...(form.calledNumber === undefined ? {} : { callerNumber: form.calledNumber }),
      ...(form.callerNumber === undefined ? {} : { calledNumber: form.callerNumber }),
      ...this.#newToken(),
    };
    this.#byCall.set(call.callSid, call);
    return call;
  }

  /** Another process has the call's line: the one that is here, if any, is over. */
  dropLine(call: RungCall, reason: string): void {
    call.line?.end({ type: "lost", reason });
    delete call.line;
  }

  find(callSid: string): RungCall | undefined {
    return this.#byCall.get(callSid);
  }

  /** Notes a call whose token was given out, by this server or another, and has been used up. */
  adopt(call: TicketedCall): RungCall {
    const known = this.#byCall.get(call.callSid);
    if (known) return known;
    this.#forgetOld();
    const adopted: RungCall = { ...call, ...this.#newToken(), tokenUsed: true };
    this.#byCall.set(call.callSid, adopted);
    return adopted;
  }

  /** Checks the token that a stream brought. A token works once: a second socket leaves the first untouched. */
  admit(
    callSid: string,
    token: string | undefined,
  ): { ok: true; call: RungCall } | { ok: false; fault: AdmissionFault } {
    if (token === undefined) return { ok: false, fault: "no-token" };
    const call = this.#byCall.get(callSid);
    if (call?.token !== token) {
      const elsewhere = this.#byCall.values().some((other) => other.token === token);
      return { ok: false, fault: elsewhere ? "other-call" : "unknown-token" };
    }
    if (call.tokenUsed) return { ok: false, fault: "used-token" };
    const late = this.#clock.nowMs() - call.tokenGivenAtMs > TOKEN_MS;
    if (late) return { ok: false, fault: "late-token" };
    call.tokenUsed = true;
    return { ok: true, call };
  }

  /** Lines that are open now. */
  openLines(): readonly PhoneLine[] {
    return [...this.#byCall.values()].flatMap(({ line }) => (line && !line.ended ? [line] : []));
  }

  #newToken(): Pick<RungCall, "token" | "tokenGivenAtMs" | "tokenUsed"> {
    return { token: newId("stream"), tokenGivenAtMs: this.#clock.nowMs(), tokenUsed: false };
  }

  #forgetOld(): void {
    const before = this.#clock.nowMs() - FORGET_MS;
    for (const { callSid, line, tokenGivenAtMs } of this.#byCall.values()) {
      const lastMs = line ? (line.endedAtMs ?? Infinity) : tokenGivenAtMs;
      if (lastMs <= before) this.#byCall.delete(callSid);
    }
  }
}
