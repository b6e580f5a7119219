import { bytesPerMs } from "../../../src/audio/format.ts";
import type { Clock } from "../../../src/base/clock.ts";
import type { SpeakOptions, TextToSpeech, VoiceChunk } from "../../../src/ports/text-to-speech.ts";

/** What goes wrong from the second utterance of an answer on. */
export type VoiceFault =
  | { readonly when: "open" | "middle"; readonly error: Error }
  | { readonly when: "open" | "middle"; readonly stalls: true };

const MS_A_LETTER = 60;
const CHUNK_MS = 200;

/** A voice that begins as late as a service does and then speaks faster than it is heard. */
export class TimedVoice implements TextToSpeech {
  readonly name: string;
  readonly voices = ["timed"];
  readonly #clock: Clock;
  readonly #firstSoundMs: () => number;
  readonly #fault: VoiceFault | undefined;
  /** Whether the fault strikes now. */
  isFaulty = false;

  constructor(options: {
    readonly name: string;
    readonly clock: Clock;
    readonly firstSoundMs: () => number;
    readonly fault?: VoiceFault;
  }) {
    this.name = options.name;
    this.#clock = options.clock;
    this.#firstSoundMs = options.firstSoundMs;
    this.#fault = options.fault;
  }

  async *speak({ text, format, signal }: SpeakOptions): AsyncGenerator<VoiceChunk> {
    const fault = this.isFaulty ? this.#fault : undefined;
    if (fault?.when === "open") await fail(fault);
    await new Promise<void>(
      (resolve) => void this.#clock.setTimer(Math.round(this.#firstSoundMs()), resolve),
    );
    const lengthMs = text.length * MS_A_LETTER;
    for (let atMs = 0; atMs < lengthMs; atMs += CHUNK_MS) {
      if (signal.aborted) return;
      if (fault?.when === "middle" && atMs >= 2 * CHUNK_MS) await fail(fault);
      const ms = Math.min(CHUNK_MS, lengthMs - atMs);
      yield { audio: new Uint8Array(ms * bytesPerMs(format)).fill(0x55) };
    }
  }
}

async function fail(fault: VoiceFault): Promise<never> {
  if ("error" in fault) throw fault.error;
  return await new Promise<never>(() => {});
}
