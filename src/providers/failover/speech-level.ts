import { bytesPerMs, type AudioFormat } from "../../audio/format.ts";
import { levelDbfs } from "../../audio/level.ts";
import { decodeMulaw } from "../../audio/mulaw.ts";
import { readPcm16, toFloat } from "../../audio/samples.ts";

// Speech on a telephone is well above both; steady noise soon counts as the floor.
const LEAST_DBFS = -42;
const ABOVE_FLOOR_DB = 12;
const FLOOR_RISES_DB_PER_S = 6;
const LOWEST_FLOOR_DBFS = -58;
// A word, and the pause after somebody has finished.
const SPELL_MS = 200;
const SPELL_OVER_AFTER_MS = 1000;

/** Adds up how long somebody has spoken by the look of the sound alone, to notice ears that should have heard it. */
export class SpeechLevel {
  readonly #format: AudioFormat;
  #floorDbfs = LOWEST_FLOOR_DBFS;
  #voicedMs = 0;
  /** Of the spell that goes on. */
  #spellMs = 0;
  #quietMs = 0;
  #spells = 0;
  #spellBeganMsAgo = 0;

  constructor(format: AudioFormat) {
    this.#format = format;
  }

  /** Since the last `reset`. */
  get voicedMs(): number {
    return this.#voicedMs;
  }

  /** How many times somebody has spoken, and then paused, since the last `reset`. */
  get spells(): number {
    return this.#spells;
  }

  /** How long ago the last of them began. */
  get spellBeganMsAgo(): number {
    return this.#spellBeganMsAgo;
  }

  push(chunk: Uint8Array): void {
    const ms = chunk.length / bytesPerMs(this.#format);
    const { encoding } = this.#format;
    const level = levelDbfs(toFloat(encoding === "mulaw" ? decodeMulaw(chunk) : readPcm16(chunk)));
    const risen = this.#floorDbfs + (FLOOR_RISES_DB_PER_S * ms) / 1000;
    this.#floorDbfs = Math.max(LOWEST_FLOOR_DBFS, Math.min(level, risen));
    const isVoiced = level > Math.max(LEAST_DBFS, this.#floorDbfs + ABOVE_FLOOR_DB);
    this.#spellBeganMsAgo = isVoiced && this.#spellMs === 0 ? ms : this.#spellBeganMsAgo + ms;
    this.#quietMs = isVoiced ? 0 : this.#quietMs + ms;
    if (isVoiced) {
      this.#voicedMs += ms;
      this.#spellMs += ms;
    } else if (this.#quietMs >= SPELL_OVER_AFTER_MS) {
      if (this.#spellMs >= SPELL_MS) this.#spells += 1;
      this.#spellMs = 0;
    }
  }

  reset(): void {
    this.#voicedMs = 0;
    this.#spellMs = 0;
    this.#spells = 0;
  }
}
