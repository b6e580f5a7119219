import { TELEPHONE } from "../../src/audio/format.ts";
import {
  placeCall,
  type CallConditions,
  type CallEnding,
  type SimulatedCall,
} from "../../src/channels/twilio/simulator/index.ts";
import type { PhoneDesk } from "./phone-desk.ts";
import type { SharedSpeech } from "./shared-speech.ts";

/** Whoever rings in tests, unless they are told otherwise: nobody the salon knows. */
export const STRANGER = "+919840114471";

/** A person on the phone with a desk, who does what the test says, in virtual time. */
export class PhoneCaller {
  readonly call: SimulatedCall;
  readonly callId: string;
  readonly #desk: PhoneDesk;
  readonly #speech: SharedSpeech;
  readonly #ended: Promise<CallEnding>;
  #told = 0;

  private constructor(options: {
    desk: PhoneDesk;
    speech: SharedSpeech;
    call: SimulatedCall;
    ended: Promise<CallEnding>;
    callId?: string;
  }) {
    this.#desk = options.desk;
    this.#speech = options.speech;
    this.call = options.call;
    this.callId = options.callId ?? `call_${options.call.callSid}`;
    this.#ended = options.ended;
  }

  /** Rings, or picks up where the desk rings; settles when the desk has answered and begins to greet. */
  static async ring(
    desk: PhoneDesk,
    speech: SharedSpeech,
    conditions: CallConditions & { readonly from?: string } = {},
  ): Promise<PhoneCaller> {
    const { exchange, clock } = desk;
    const placing = placeCall({
      exchange,
      clock,
      from: STRANGER,
      to: "+914400000000",
      ...conditions,
    });
    const { call, ended } = await desk.until(placing);
    const callId = conditions.outgoing?.callId;
    return new PhoneCaller({ desk, speech, call, ended, ...(callId !== undefined && { callId }) });
  }

  /** Says this to its end. */
  async say(words: string, voice = "kal16"): Promise<void> {
    const chunks: Uint8Array[] = [];
    const request = { text: words, format: TELEPHONE, voice, language: "en" };
    const { signal } = new AbortController();
    for await (const { audio } of this.#speech.voice.speak({ ...request, signal })) {
      chunks.push(audio);
    }
    await this.#desk.until(this.call.say(Buffer.concat(chunks)));
  }

  /** Waits until the desk has spoken and it is the caller's turn; answers what was said since the last time. */
  async answer(): Promise<string> {
    await this.#desk.until(this.call.turn());
    return this.said();
  }

  /** Says this, and answers what is said to it. */
  async ask(words: string, voice?: string): Promise<string> {
    this.said();
    await this.say(words, voice);
    return await this.answer();
  }

  /** What the desk has begun to say since this was last asked. */
  said(): string {
    const events = this.#desk.events.slice(this.#told);
    this.#told = this.#desk.events.length;
    return events
      .flatMap((event) => (event.type === "receptionist-says" ? [event.text] : []))
      .join(" ");
  }

  async pass(durationMs: number): Promise<void> {
    await this.#desk.clock.advance(durationMs);
  }

  /** Lets the call run to its end. */
  async ending(): Promise<CallEnding> {
    return await this.#desk.until(this.#ended);
  }
}
