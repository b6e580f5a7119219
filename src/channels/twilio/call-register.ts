import { newId } from "../../base/id.ts";
import type { Clock } from "../../base/clock.ts";
import type { PhoneLine } from "./phone-line.ts";
import type { VoiceForm } from "./voice-form.ts";

/** Twilio opens the socket within a second or two of the webhook; a token is good for a minute. */
const TOKEN_MS = 60_000;
/** The last callbacks of a call arrive within seconds of its end. */
const FORGET_MS = 10 * 60_000;

/** A call that rang here. */
export interface RungCall {
  readonly callSid: string;
  readonly callerNumber?: string;
  readonly calledNumber?: string;
  /** Allows one stream, for this call. */
  readonly token: string;
  readonly rangAtMs: number;
  /** Its line, once the stream has begun. */
  line?: PhoneLine;
}

/** Why a stream may not begin. */
export type AdmissionFault =
  | "no-token"
  | "unknown-token"
  | "late-token"
  | "other-call"
  | "used-token";

/** The calls of the last minutes, and who may open a stream for which. */
export class CallRegister {
  readonly #clock: Clock;
  readonly #byCall = new Map<string, RungCall>();
  readonly #byToken = new Map<string, RungCall>();

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
      token: newId("stream"),
      rangAtMs: this.#clock.nowMs(),
    };
    this.#byCall.set(call.callSid, call);
    this.#byToken.set(call.token, call);
    return call;
  }

  find(callSid: string): RungCall | undefined {
    return this.#byCall.get(callSid);
  }

  /** Checks the token that a stream brought. A token works once: a second socket leaves the first call untouched. */
  admit(
    callSid: string,
    token: string | undefined,
  ): { ok: true; call: RungCall } | { ok: false; fault: AdmissionFault } {
    if (token === undefined) return { ok: false, fault: "no-token" };
    const call = this.#byToken.get(token);
    if (!call) return { ok: false, fault: "unknown-token" };
    if (call.callSid !== callSid) return { ok: false, fault: "other-call" };
    if (call.line) return { ok: false, fault: "used-token" };
    if (this.#clock.nowMs() - call.rangAtMs > TOKEN_MS) return { ok: false, fault: "late-token" };
    return { ok: true, call };
  }

  /** Lines that are open now. */
  openLines(): readonly PhoneLine[] {
    return [...this.#byCall.values()].flatMap(({ line }) => (line && !line.ended ? [line] : []));
  }

  #forgetOld(): void {
    const before = this.#clock.nowMs() - FORGET_MS;
    for (const call of this.#byCall.values()) {
      if (call.line ? (call.line.endedAtMs ?? Infinity) > before : call.rangAtMs > before) continue;
      this.#byCall.delete(call.callSid);
      this.#byToken.delete(call.token);
    }
  }
}
