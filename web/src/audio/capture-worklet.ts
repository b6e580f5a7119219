import { FrameCutter } from "./frame-cutter.ts";
import { encodePcm16 } from "./pcm16.ts";
import { Resampler } from "./resampler.ts";
import type { CapturedFrame } from "./worklet-messages.ts";

/** Runs on the audio thread: the microphone at the device's rate becomes frames of 20 ms at 16 kHz. */
class Capture extends AudioWorkletProcessor {
  readonly #resampler = new Resampler(sampleRate, 16_000);
  readonly #cutter = new FrameCutter(320);

  process([channels = []]: Float32Array[][]): boolean {
    const [samples] = channels;
    if (!samples) return true;
    for (const frame of this.#cutter.push(this.#resampler.push(samples))) {
      const captured: CapturedFrame = { bytes: encodePcm16(frame), level: levelOf(frame) };
      this.port.postMessage(captured, [captured.bytes]);
    }
    return true;
  }
}

function levelOf(frame: Float32Array): number {
  return Math.sqrt(frame.reduce((sum, sample) => sum + sample * sample, 0) / frame.length);
}

registerProcessor("capture", Capture);
