import { bytesPerMs, type AudioFormat } from "../../audio/format.ts";
import type { Clock } from "../../base/clock.ts";
import type { TextToSpeech, VoiceChunk } from "../text-to-speech.ts";

interface SpeakOptions {
  readonly text: string;
  readonly format: AudioFormat;
  readonly voice: string;
  readonly language: string;
  readonly signal: AbortSignal;
}

/**
 * A voice that takes a known time over everything: `firstSoundMs` until the first sound, then sound of `msPerCharacter`.
 * What it was asked to say is kept in `calls`; a text in `failing` is refused with the error it is given.
 */
export class ScriptedVoice implements TextToSpeech {
  readonly name = "scripted/voice";
  readonly voices = ["scripted"];
  readonly calls: SpeakOptions[] = [];
  readonly failing = new Map<string, Error>();
  readonly #clock: Clock;
  readonly #firstSoundMs: number;
  readonly #msPerCharacter: number;

  constructor(options: { clock: Clock; firstSoundMs: number; msPerCharacter: number }) {
    this.#clock = options.clock;
    this.#firstSoundMs = options.firstSoundMs;
    this.#msPerCharacter = options.msPerCharacter;
  }

  /** How long this text lasts in this voice. */
  lengthMs(text: string): number {
    return text.length * this.#msPerCharacter;
  }

  async *speak(options: SpeakOptions): AsyncGenerator<VoiceChunk> {
    this.calls.push(options);
    await new Promise<void>((resolve) => {
      this.#clock.setTimer(this.#firstSoundMs, resolve);
    });
    const error = this.failing.get(options.text);
    if (error) throw error;
    if (options.signal.aborted) return;
    const bytes = this.lengthMs(options.text) * bytesPerMs(options.format);
    yield { audio: new Uint8Array(bytes).fill(0x55) };
  }
}
