import type { CallRegister, PutThrough } from "./call-register.ts";
import type { SharedCalls, TransferStep } from "./shared-calls.ts";
import { missedAs, type Transfers } from "./transfers.ts";
import { dialNumber, goOn, hangUp, screenCall } from "./twiml.ts";
import { isOver, telephoneNumbers, type VoiceForm } from "./voice-form.ts";

/** What becomes of a caller whose `<Dial>` is over: they were helped or are gone, or they come back to us. */
export type AfterDial =
  | { readonly how: "done" }
  | { readonly how: "ring"; readonly twiml: string }
  | { readonly how: "back" };

/**
 * Puts callers through as Twilio documents call screening (https://www.twilio.com/docs/voice/twiml/number#url): whoever picks up
 * hears who is calling and why, and takes the call by pressing 1. A voicemail presses nothing, so the caller is never left with
 * one. Any server can answer each of Twilio's questions.
 */
export class PuttingThrough {
  readonly #register: CallRegister;
  readonly #transfers: Transfers;
  readonly #shared: SharedCalls | undefined;

  constructor(options: {
    readonly register: CallRegister;
    readonly transfers: Transfers;
    readonly shared?: SharedCalls;
  }) {
    this.#register = options.register;
    this.#transfers = options.transfers;
    this.#shared = options.shared;
  }

  /** The stream is over: rings the first number, when the call is to be put through. */
  async dial(form: VoiceForm, origin: string): Promise<string | undefined> {
    const { callSid } = form;
    if (!this.#transfers.rings(callSid) && this.#register.find(callSid)?.line !== undefined) {
      return undefined;
    }
    return await this.#ring(form, 0, origin);
  }

  /** A caller whose conversation with us can't go on is put through to these instead, after this sentence. */
  async instead(
    form: VoiceForm,
    origin: string,
    { to, sentence }: { readonly to: string; readonly sentence: string },
  ): Promise<string | undefined> {
    const whisper = "A caller's conversation with the receptionist broke off.";
    const numbers = telephoneNumbers(to);
    this.#register.ring(form).putThrough = { numbers, whisper, isAccepted: false };
    await this.#shared?.leave(form.callSid, { how: "transfer", to, whisper });
    return await this.#ring(form, 0, origin, sentence);
  }

  /** `/call-whisper`: whoever picked up hears what it is about, and is asked whether they take it. */
  async screen(form: VoiceForm, origin: string): Promise<string> {
    const found = await this.#find(form.parentCallSid ?? form.callSid);
    return found === undefined ? hangUp() : screenCall({ origin, whisper: found.whisper });
  }

  /** `/call-accepted`: they pressed a key. 1 connects them, once the answer's TwiML is over; any other key declines. */
  async accepted(form: VoiceForm): Promise<string> {
    if (form.digits !== ACCEPT) return hangUp();
    const callSid = form.parentCallSid ?? form.callSid;
    const call = this.#register.find(callSid);
    if (call?.putThrough) call.putThrough = { ...call.putThrough, isAccepted: true };
    await this.#note(callSid, "accepted");
    this.#transfers.settle(callSid, "connected");
    return goOn();
  }

  /** The `<Dial>` of the number at `rung` is over. */
  async dialEnded(form: VoiceForm, rung: number, origin: string): Promise<AfterDial> {
    const { callSid, dialCallStatus, dialBridged } = form;
    const found = await this.#find(callSid);
    const isTaken = found?.isAccepted === true || dialBridged === true;
    if (isTaken || isOver(form.callStatus)) {
      await this.#note(callSid, isTaken ? "accepted" : "nobody");
      this.#transfers.settle(callSid, isTaken ? "connected" : "failed");
      return { how: "done" };
    }
    // Whoever picked up and didn't press 1 was a voicemail, or had no time.
    const outcome = missedAs(dialCallStatus);
    const next = await this.#ring(form, rung + 1, origin);
    if (next !== undefined) return { how: "ring", twiml: next };
    await this.#note(callSid, "nobody");
    this.#transfers.returning(callSid, outcome);
    return { how: "back" };
  }

  async #ring(
    form: VoiceForm,
    at: number,
    origin: string,
    sentence?: string,
  ): Promise<string | undefined> {
    const { callSid, callerNumber, calledNumber } = form;
    const number = (await this.#find(callSid))?.numbers[at];
    if (number === undefined) return undefined;
    await this.#note(callSid, "ringing");
    this.#transfers.rings(callSid);
    return dialNumber({
      origin,
      number,
      rung: at,
      ...(sentence !== undefined && { sentence }),
      // Twilio shows the caller's number; a withheld one it can't show, and ours tells where the call is from.
      ...(callerNumber === undefined && calledNumber !== undefined && { callerId: calledNumber }),
    });
  }

  async #find(callSid: string): Promise<PutThrough | undefined> {
    const known = this.#register.find(callSid)?.putThrough;
    if (known !== undefined && known.isAccepted) return known;
    const parting = await this.#shared?.parting(callSid);
    if (parting?.how !== "transfer") return known;
    const { to, whisper, step } = parting;
    return { numbers: telephoneNumbers(to), whisper, isAccepted: step === "accepted" };
  }

  async #note(callSid: string, step: TransferStep): Promise<void> {
    await this.#shared?.transferStep(callSid, step);
  }
}

/** What whoever picked up presses to take the call. */
const ACCEPT = "1";
