import type { AudioFormat } from "../../../src/audio/format.ts";
import { readPcm16, writePcm16 } from "../../../src/audio/samples.ts";
import type { Clock } from "../../../src/base/clock.ts";
import { BrowserLine } from "../../../src/channels/browser/browser-line.ts";
import type { ServerMessage } from "../../../src/channels/browser/messages.ts";
import { seededRandom } from "../../../src/channels/twilio/simulator/seeded-random.ts";
import type { TextToSpeech } from "../../../src/ports/text-to-speech.ts";
import type { Room, Visitor } from "./visitor.ts";

/** What the page's socket carries both ways. */
const FORMAT: AudioFormat = { encoding: "pcm16", sampleRateHz: 16_000 };
const FRAME_MS = 20;
const FRAME_SAMPLES = 320;
/** Root mean square of what a person still notices: -50 dB below full scale. */
const AUDIBLE_RMS = 32_768 * 10 ** (-50 / 20);

type Played = { readonly samples: Int16Array; at: number } | { readonly mark: string };

/**
 * A visitor at the tablet: its microphone and its loudspeaker, 20 ms at a time, with the page's answers to marks and clears. The
 * socket between page and desk is not there, its messages are.
 */
export class TabletVisitor implements Visitor {
  readonly line: BrowserLine;
  /** What the page was sent to show. */
  readonly shown: ServerMessage[] = [];
  readonly #clock: Clock;
  readonly #voice: TextToSpeech;
  readonly #voiceName: string;
  readonly #noise: () => number;
  #playing: Played[] = [];
  #saying: { readonly samples: Int16Array; at: number; readonly done: () => void } | undefined;
  #waiting: { readonly quietMs: number; readonly done: () => void } | undefined;
  #heardAtMs = -Infinity;
  #spokeAtMs = 0;
  #isOver = false;

  constructor(options: {
    readonly clock: Clock;
    readonly voice: TextToSpeech;
    readonly voiceName: string;
    readonly room?: Room;
    readonly kiosk?: boolean;
  }) {
    const { clock, voice, voiceName, room = {}, kiosk = true } = options;
    this.#clock = clock;
    this.#voice = voice;
    this.#voiceName = voiceName;
    this.#noise = noiseIn(room);
    const socket = {
      send: (message: ServerMessage) => this.#receive(message),
      sendAudio: (chunk: Uint8Array) =>
        void this.#playing.push({ samples: readPcm16(chunk), at: 0 }),
      close: (code: number) => this.#end(code),
    };
    this.line = new BrowserLine(socket, clock, { audio: true, kiosk });
    this.#tick();
  }

  async say(words: string): Promise<void> {
    const { signal } = new AbortController();
    const request = { text: words, format: FORMAT, voice: this.#voiceName, language: "en", signal };
    const chunks = await Array.fromAsync(this.#voice.speak(request));
    const samples = readPcm16(Buffer.concat(chunks.map(({ audio }) => audio)));
    if (this.#isOver) return;
    const said = Promise.withResolvers<void>();
    this.#saying = { samples, at: 0, done: said.resolve };
    await said.promise;
  }

  async turn(quietMs = 700): Promise<void> {
    if (this.#isOver) return;
    const given = Promise.withResolvers<void>();
    this.#waiting = { quietMs, done: given.resolve };
    await given.promise;
  }

  leave(): void {
    this.line.receive({ type: "stop" });
  }

  drop(): void {
    this.#end(1006);
  }

  #receive(message: ServerMessage): void {
    this.shown.push(message);
    if (message.type === "mark") this.#playing.push({ mark: message.name });
    if (message.type !== "clear") return;
    const dropped = this.#playing.flatMap((one) => ("mark" in one ? [one.mark] : []));
    this.#playing = [];
    for (const name of dropped) this.line.receive({ type: "mark", name, cleared: true });
  }

  #end(code: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#saying?.done();
    this.#waiting?.done();
    this.line.disconnected(code);
  }

  #tick(): void {
    this.#clock.setTimer(FRAME_MS, () => {
      if (this.#isOver) return;
      this.#hear();
      this.#speak();
      this.#giveTurn();
      this.#tick();
    });
  }

  #hear(): void {
    let energy = 0;
    for (let left = FRAME_SAMPLES; left > 0;) {
      const [next] = this.#playing;
      if (next === undefined) break;
      if ("mark" in next) {
        this.#playing.shift();
        this.line.receive({ type: "mark", name: next.mark, cleared: false });
        continue;
      }
      const part = next.samples.subarray(next.at, next.at + left);
      for (const sample of part) energy += sample * sample;
      next.at += part.length;
      left -= part.length;
      if (next.at === next.samples.length) this.#playing.shift();
    }
    if (Math.sqrt(energy / FRAME_SAMPLES) >= AUDIBLE_RMS) this.#heardAtMs = this.#clock.nowMs();
  }

  #speak(): void {
    const frame = new Int16Array(FRAME_SAMPLES);
    const saying = this.#saying;
    if (saying) {
      frame.set(saying.samples.subarray(saying.at, saying.at + FRAME_SAMPLES));
      saying.at += FRAME_SAMPLES;
      this.#spokeAtMs = this.#clock.nowMs();
    }
    for (let at = 0; at < FRAME_SAMPLES; at += 1)
      frame[at] = Math.max(-32_768, Math.min(32_767, (frame[at] ?? 0) + this.#noise()));
    this.line.receiveAudio(writePcm16(frame));
    if (saying === undefined || saying.at < saying.samples.length) return;
    this.#saying = undefined;
    saying.done();
  }

  #giveTurn(): void {
    const waiting = this.#waiting;
    const nowMs = this.#clock.nowMs();
    const isQuiet = this.#playing.length === 0 && this.#heardAtMs > this.#spokeAtMs;
    if (waiting === undefined || this.#saying || !isQuiet) return;
    if (nowMs - this.#heardAtMs < waiting.quietMs) return;
    this.#waiting = undefined;
    waiting.done();
  }
}

function noiseIn({ noiseDbfs = -Infinity, seed = 1 }: Room): () => number {
  const random = seededRandom(seed);
  // Evenly spread noise has a root mean square of its peak divided by the root of three.
  const peak = 32_768 * 10 ** (noiseDbfs / 20) * Math.sqrt(3);
  return () => Math.round((random() * 2 - 1) * peak);
}
