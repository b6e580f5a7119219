import { TELEPHONE } from "../../../src/audio/format.ts";
import type { CallEnding, SimulatedCall } from "../../../src/channels/twilio/simulator/index.ts";
import type { TextToSpeech } from "../../../src/ports/text-to-speech.ts";
import type { Visitor } from "./visitor.ts";

/** A visitor at the lobby phone, over Twilio's simulator: µ-law at 8 kHz. */
export class PhoneVisitor implements Visitor {
  readonly call: SimulatedCall;
  readonly ended: Promise<CallEnding>;
  readonly #voice: TextToSpeech;
  readonly #voiceName: string;

  constructor(options: {
    readonly call: SimulatedCall;
    readonly ended: Promise<CallEnding>;
    readonly voice: TextToSpeech;
    readonly voiceName: string;
  }) {
    this.call = options.call;
    this.ended = options.ended;
    this.#voice = options.voice;
    this.#voiceName = options.voiceName;
  }

  async say(words: string): Promise<void> {
    const { signal } = new AbortController();
    const request = {
      text: words,
      format: TELEPHONE,
      voice: this.#voiceName,
      language: "en",
      signal,
    };
    const chunks = await Array.fromAsync(this.#voice.speak(request));
    await this.call.say(Buffer.concat(chunks.map(({ audio }) => audio)));
  }

  async turn(quietMs?: number): Promise<void> {
    await this.call.turn(quietMs);
  }

  leave(): void {
    this.call.hangUp();
  }

  drop(): void {
    this.call.die();
  }
}
