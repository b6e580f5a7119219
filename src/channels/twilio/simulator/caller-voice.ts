import { decodeMulaw, encodeMulaw, MULAW_SILENCE } from "../../../audio/mulaw.ts";
import { audibleWindows, WINDOW_MS } from "./audibility.ts";
import { seededRandom } from "./seeded-random.ts";

/** 20 ms, Twilio's framing. */
export const FRAME_MS = 20;
const FRAME_SAMPLES = FRAME_MS * 8;

/** What is heard of the caller besides their voice. */
export interface Surroundings {
  /** Level of white noise, dB relative to full scale, such as -50 for a quiet room or -30 for a street. */
  readonly noiseDbfs?: number;
  /** µ-law at 8 kHz, repeated for the whole call: other people, music, traffic. */
  readonly background?: Uint8Array;
  /** The same seed makes the same noise. */
  readonly seed?: number;
}

/** Something the caller said, in ms of the call, from its first audible sound to its last. */
export interface CallerUtterance {
  readonly startMs: number;
  readonly endMs: number;
}

interface Speech {
  readonly audio: Uint8Array;
  said: number;
  startMs: number;
  readonly done: () => void;
}

/** The caller's mouth and the room around it: one frame after the other, silence when nothing is said. */
export class CallerVoice {
  readonly #queue: Speech[] = [];
  readonly #utterances: CallerUtterance[] = [];
  readonly #surroundings: Surroundings | undefined;
  readonly #random: () => number;
  readonly #noisePeak: number;
  readonly #background: Int16Array;
  #backgroundAt = 0;

  constructor(surroundings?: Surroundings) {
    this.#surroundings = surroundings;
    this.#random = seededRandom(surroundings?.seed ?? 1);
    // Evenly spread noise has a root mean square of its peak divided by the root of three.
    const noiseDbfs = surroundings?.noiseDbfs ?? -Infinity;
    this.#noisePeak = 32_768 * 10 ** (noiseDbfs / 20) * Math.sqrt(3);
    this.#background = decodeMulaw(surroundings?.background ?? new Uint8Array());
  }

  get speaking(): boolean {
    return this.#queue.length > 0;
  }

  /** What was said to its end. */
  get utterances(): readonly CallerUtterance[] {
    return this.#utterances;
  }

  /** Says this after what is being said; settles when it was. Audio is µ-law at 8 kHz. */
  say(audio: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.#queue.push({ audio, said: 0, startMs: 0, done: resolve });
    });
  }

  /** Stops in the middle of a word. */
  fallSilent(): void {
    for (const speech of this.#queue.splice(0)) speech.done();
  }

  /** The 20 ms that begin at this moment of the call. */
  frame(atMs: number): Uint8Array {
    const frame = new Uint8Array(FRAME_SAMPLES).fill(MULAW_SILENCE);
    let filled = 0;
    for (let speech = this.#queue[0]; speech && filled < FRAME_SAMPLES; speech = this.#queue[0]) {
      if (speech.said === 0) speech.startMs = atMs + filled / 8;
      const part = speech.audio.subarray(speech.said, speech.said + FRAME_SAMPLES - filled);
      frame.set(part, filled);
      filled += part.length;
      speech.said += part.length;
      if (speech.said < speech.audio.length) break;
      this.#queue.shift();
      this.#finished(speech);
    }
    return this.#surroundings ? this.#mix(frame) : frame;
  }

  #finished({ audio, startMs, done }: Speech): void {
    const audible = audibleWindows(audio);
    const first = audible.indexOf(true);
    if (first >= 0) {
      this.#utterances.push({
        startMs: startMs + first * WINDOW_MS,
        endMs: startMs + (audible.lastIndexOf(true) + 1) * WINDOW_MS,
      });
    }
    done();
  }

  #mix(frame: Uint8Array): Uint8Array {
    const samples = decodeMulaw(frame);
    for (let index = 0; index < samples.length; index += 1) {
      const noise = (this.#random() * 2 - 1) * this.#noisePeak;
      const background = this.#background[this.#backgroundAt] ?? 0;
      this.#backgroundAt = (this.#backgroundAt + 1) % Math.max(1, this.#background.length);
      const sum = Math.round((samples[index] ?? 0) + noise + background);
      samples[index] = Math.max(-32_768, Math.min(32_767, sum));
    }
    return encodeMulaw(samples);
  }
}
