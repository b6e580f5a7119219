import { type AudioFormat, bytesPerMs } from "../../audio/format.ts";
import type { Clock } from "../../base/clock.ts";
import type { AudioPath } from "../../ports/line.ts";
import { AudioAllowance } from "./audio-allowance.ts";
import { SilenceFiller } from "./silence-filler.ts";
import type { TalkSocket } from "./talk-socket.ts";

/** What a browser's line carries both ways. */
const BROWSER_AUDIO: AudioFormat = { encoding: "pcm16", sampleRateHz: 16_000 };

/** Frames kept while nobody listens yet: 5 s. */
const MOST_UNHEARD = 250;

/** One second; pages send 20 ms. */
const LARGEST_FRAME_BYTES = 1000 * bytesPerMs(BROWSER_AUDIO);

/** The sound of one browser call. */
export class BrowserAudio implements AudioPath, Disposable {
  readonly format = BROWSER_AUDIO;
  readonly #socket: TalkSocket;
  readonly #clock: Clock;
  readonly #allowance: AudioAllowance;
  readonly #filler: SilenceFiller;
  /** How many marks of each name are still out: after a pause the same ones are sent again. */
  readonly #marks = new Map<string, number>();
  #unheard: Uint8Array[] = [];
  #sink: ((chunk: Uint8Array) => void) | undefined;

  constructor(socket: TalkSocket, clock: Clock) {
    this.#socket = socket;
    this.#clock = clock;
    this.#allowance = new AudioAllowance(clock.nowMs());
    this.#filler = new SilenceFiller(clock, this.format, (frame) => this.#hand(frame));
  }

  onAudio(sink: (chunk: Uint8Array) => void): void {
    this.#sink = sink;
    for (const frame of this.#unheard) sink(frame);
    this.#unheard = [];
  }

  play(chunk: Uint8Array): void {
    this.#socket.sendAudio(chunk);
  }

  mark(name: string): void {
    this.#marks.set(name, (this.#marks.get(name) ?? 0) + 1);
    this.#socket.send({ type: "mark", name });
  }

  clear(): void {
    this.#socket.send({ type: "clear" });
  }

  /** Takes one frame of the microphone; answers what is wrong with it, or nothing. */
  receive(frame: Uint8Array): string | undefined {
    if (frame.length === 0 || frame.length % 2 !== 0) return "a frame of broken audio";
    if (frame.length > LARGEST_FRAME_BYTES) return "a frame of more than a second";
    const durationMs = frame.length / bytesPerMs(this.format);
    if (!this.#allowance.takes(durationMs, this.#clock.nowMs())) return "audio faster than speech";
    this.#filler.heard();
    // A copy of its own: a socket's frame may begin at an odd address, where 16-bit samples cannot be read in place.
    this.#hand(new Uint8Array(frame));
    return undefined;
  }

  /** Whether the page was asked for this mark and still owes the answer. */
  settles(name: string): boolean {
    const out = this.#marks.get(name) ?? 0;
    if (out > 1) this.#marks.set(name, out - 1);
    else this.#marks.delete(name);
    return out > 0;
  }

  [Symbol.dispose](): void {
    this.#filler[Symbol.dispose]();
    this.#unheard = [];
  }

  #hand(frame: Uint8Array): void {
    if (this.#sink) this.#sink(frame);
    else if (this.#unheard.length < MOST_UNHEARD) this.#unheard.push(frame);
  }
}
