import { decodePcm16 } from "./pcm16.ts";
import { PlaybackQueue } from "./playback-queue.ts";
import { Resampler } from "./resampler.ts";
import type { PlaybackReport, PlaybackRequest } from "./worklet-messages.ts";

/** Runs on the audio thread: plays what is sent, in order, and reports each mark when its sound was really played. */
class Playback extends AudioWorkletProcessor {
  readonly #queue = new PlaybackQueue(sampleRate);
  #resampler = new Resampler(16_000, sampleRate);
  #speaking = false;

  constructor() {
    super();
    this.port.addEventListener("message", ({ data }: MessageEvent<PlaybackRequest>) =>
      this.#take(data),
    );
    this.port.start();
  }

  process(_inputs: Float32Array[][], [channels = []]: Float32Array[][]): boolean {
    const [output, ...others] = channels;
    if (!output) return true;
    const reached = this.#queue.pull(output);
    for (const other of others) other.set(output);
    for (const name of reached) this.#report({ type: "mark", name, cleared: false });
    if (this.#queue.isSpeaking !== this.#speaking) {
      this.#speaking = this.#queue.isSpeaking;
      this.#report({ type: "speaking", speaking: this.#speaking });
    }
    return true;
  }

  #take(request: PlaybackRequest): void {
    switch (request.type) {
      case "audio":
        this.#queue.push(this.#resampler.push(decodePcm16(request.bytes)));
        break;
      case "mark":
        this.#queue.mark(request.name);
        break;
      case "clear":
        this.#resampler = new Resampler(16_000, sampleRate);
        for (const name of this.#queue.clear()) {
          this.#report({ type: "mark", name, cleared: true });
        }
        break;
    }
  }

  #report(report: PlaybackReport): void {
    this.port.postMessage(report, []);
  }
}

registerProcessor("playback", Playback);
