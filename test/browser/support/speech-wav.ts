import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeWav } from "../../../src/audio/wav.ts";

const RATE_HZ = 16_000;

/**
 * Writes a WAV file that sounds like somebody saying "ah, ah, ah": a buzz of 140 Hz through a throat's resonances, four
 * syllables a second. Browsers' noise suppression lets it through where it takes a plain tone for a hum.
 */
export async function writeSpeechWav(seconds: number): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "frontdesk-microphone-")), "speech.wav");
  await writeFile(file, writeWav({ sampleRateHz: RATE_HZ, channels: [syllables(seconds)] }));
  return file;
}

function syllables(seconds: number): Int16Array {
  return Int16Array.from({ length: seconds * RATE_HZ }, (_, index) => {
    const at = index / RATE_HZ;
    const loudness = Math.max(0, Math.sin(2 * Math.PI * 2 * at)) ** 0.5;
    const pitchHz = 140 + 15 * Math.sin(2 * Math.PI * 0.7 * at);
    let sum = 0;
    for (let harmonic = 1; harmonic <= 20; harmonic += 1) {
      const hz = pitchHz * harmonic;
      const resonance =
        Math.exp(-(((hz - 730) / 300) ** 2)) + 0.6 * Math.exp(-(((hz - 1090) / 300) ** 2));
      sum += (resonance + 0.05) * Math.sin(2 * Math.PI * hz * at);
    }
    return Math.round(3000 * loudness * sum);
  });
}
