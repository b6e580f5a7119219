import { decodeMulaw } from "../../../audio/mulaw.ts";

/** How finely sound is judged. */
export const WINDOW_MS = 10;
const WINDOW_SAMPLES = WINDOW_MS * 8;
/** Root mean square of what a person still notices on a telephone: -50 dB below full scale. */
const AUDIBLE_RMS = 32_768 * 10 ** (-50 / 20);

/** Whether each whole window of 10 ms of µ-law at 8 kHz can be heard. */
export function audibleWindows(mulaw: Uint8Array): boolean[] {
  const windows: boolean[] = [];
  for (let at = 0; at + WINDOW_SAMPLES <= mulaw.length; at += WINDOW_SAMPLES) {
    const samples = decodeMulaw(mulaw.subarray(at, at + WINDOW_SAMPLES));
    const energy = samples.reduce((sum, sample) => sum + sample * sample, 0);
    windows.push(Math.sqrt(energy / samples.length) >= AUDIBLE_RMS);
  }
  return windows;
}
