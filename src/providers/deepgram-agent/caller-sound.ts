import { bytesPerMs, type AudioFormat } from "../../audio/format.ts";
import { levelDbfs } from "../../audio/level.ts";
import { reader } from "../../audio/convert.ts";

/** Quieter than anybody speaks into a telephone, louder than an office around it. */
const QUIET_DBFS = -42;
/** Nobody who goes on speaking pauses for so long. */
const PAUSE_MS = 1200;

/** Tells when a caller who was speaking has stopped making a sound: Deepgram's agent says only when they begin. */
export class CallerSound {
  readonly #format: AudioFormat;
  readonly #read: (chunk: Uint8Array) => Float32Array;
  readonly #onQuiet: () => void;
  #quietMs: number | undefined;

  constructor(format: AudioFormat, onQuiet: () => void) {
    this.#format = format;
    this.#read = reader(format, format.sampleRateHz);
    this.#onQuiet = onQuiet;
  }

  /** They have begun to speak. */
  started(): void {
    this.#quietMs = 0;
  }

  /** Their turn is over. */
  over(): void {
    this.#quietMs = undefined;
  }

  hear(chunk: Uint8Array): void {
    if (this.#quietMs === undefined) return;
    const loud = levelDbfs(this.#read(chunk)) > QUIET_DBFS;
    this.#quietMs = loud ? 0 : this.#quietMs + chunk.length / bytesPerMs(this.#format);
    if (this.#quietMs < PAUSE_MS) return;
    this.#quietMs = undefined;
    this.#onQuiet();
  }
}
