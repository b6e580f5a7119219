import { parentPort } from "node:worker_threads";
import type { AudioFormat } from "../../../audio/format.ts";
import { encode } from "../../../audio/convert.ts";
import { toFloat } from "../../../audio/samples.ts";
import { Flite } from "./flite.ts";
import { trimSilence } from "./trim-silence.ts";

export interface VoiceRequest {
  readonly text: string;
  readonly voice: string;
  readonly format: AudioFormat;
}

if (!parentPort) throw new Error("This file is the script of a worker thread.");
const port = parentPort;
const flite = await Flite.load();

port.on("message", ({ text, voice, format }: VoiceRequest) => {
  try {
    const { channels, sampleRateHz } = flite.speak(text, voice);
    const [samples = new Int16Array(0)] = channels;
    const answer = encode(trimSilence(toFloat(samples), sampleRateHz), sampleRateHz, format);
    port.postMessage({ answer });
  } catch (error) {
    // The text itself stays out of the message: it may hold a caller's name.
    port.postMessage({ failure: error instanceof Error ? error.name : "unknown" });
  }
});
