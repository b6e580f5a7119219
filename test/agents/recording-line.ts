import type { Clock } from "../../src/base/clock.ts";
import { bytesPerMs, TELEPHONE } from "../../src/audio/format.ts";
import { TelephoneLine } from "../../src/ports/testing/telephone-line.ts";
import { CHARACTER_MS } from "../../src/providers/testing/made-up-speech.ts";

/** A telephone whose caller can say which words they heard: made-up speech has a sound of its own for each character. */
export class RecordingLine extends TelephoneLine {
  clears = 0;
  #sent: { readonly fromMs: number; readonly audio: Uint8Array }[] = [];
  #endMs = 0;
  readonly #time: Clock;

  constructor(clock: Clock) {
    super(clock);
    this.#time = clock;
  }

  /** All that has been sent and not taken back. */
  get heardBytes(): number {
    return this.#sent.reduce((sum, { audio }) => sum + audio.length, 0);
  }

  override play(chunk: Uint8Array): void {
    super.play(chunk);
    const fromMs = Math.max(this.#time.nowMs(), this.#endMs);
    this.#endMs = fromMs + chunk.length / bytesPerMs(TELEPHONE);
    this.#sent.push({ fromMs, audio: chunk.slice() });
  }

  override clear(): void {
    super.clear();
    this.clears += 1;
    const nowMs = this.#time.nowMs();
    this.#sent = this.#sent.filter(({ fromMs }) => fromMs < nowMs);
    this.#endMs = 0;
  }

  forget(): void {
    this.#sent = [];
  }

  /** The words that were heard; a character that was cut short in its first half is left out. */
  heard(): string {
    const audio = Buffer.concat(this.#sent.map((one) => one.audio));
    const each = CHARACTER_MS * bytesPerMs(TELEPHONE);
    const characters: string[] = [];
    for (let at = 0; at < audio.length;) {
      const byte = audio[at] ?? 0;
      let end = at;
      while (end < audio.length && audio[end] === byte) end += 1;
      characters.push(String.fromCodePoint(byte).repeat(Math.round((end - at) / each)));
      at = end;
    }
    return characters.join("");
  }
}
