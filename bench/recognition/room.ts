import { levelDbfs } from "../../src/audio/level.ts";

/** What is behind a caller: nothing, hiss, or other people. */
export interface Room {
  readonly name: string;
  /** How far the speech stands above it; absent in a silent room. */
  readonly ratioDb?: number;
  readonly kind?: "white" | "babble";
}

export const ROOMS: readonly Room[] = [
  { name: "clean" },
  { name: "white 25 dB", kind: "white", ratioDb: 25 },
  { name: "white 20 dB", kind: "white", ratioDb: 20 },
  { name: "white 15 dB", kind: "white", ratioDb: 15 },
  { name: "babble 25 dB", kind: "babble", ratioDb: 25 },
  { name: "babble 20 dB", kind: "babble", ratioDb: 20 },
];

// As loud as a telephone call is meant to be.
const SPEECH_DBFS = -24;
// Before the caller speaks, and after.
const SILENCE_SAMPLES = 8000;

/** A second of the room, speech in it, and another second, at 8 kHz. The same seed gives the same noise. */
export function inRoom(
  speech: Float32Array,
  room: Room,
  babble: Float32Array,
  seed: number,
): Float32Array {
  const gain = gainTo(SPEECH_DBFS, speech);
  const line = new Float32Array(speech.length + 2 * SILENCE_SAMPLES);
  for (const [at, sample] of speech.entries()) line[SILENCE_SAMPLES + at] = sample * gain;
  if (room.kind === undefined) return line;
  const noise = room.kind === "white" ? hiss(line.length, seed) : from(babble, line.length, seed);
  const noiseGain = gainTo(SPEECH_DBFS - (room.ratioDb ?? 0), noise);
  return line.map((sample, at) => sample + noiseGain * (noise[at] ?? 0));
}

/** Everybody at once. */
export function mix(voices: readonly Float32Array[]): Float32Array {
  const length = Math.max(...voices.map((voice) => voice.length));
  return Float32Array.from({ length }, (_, at) =>
    voices.reduce((sum, voice) => sum + (voice[at % voice.length] ?? 0), 0),
  );
}

function gainTo(dbfs: number, samples: Float32Array): number {
  return 10 ** ((dbfs - levelDbfs(samples)) / 20);
}

function hiss(length: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x8000_0000 - 1;
  });
}

function from(babble: Float32Array, length: number, seed: number): Float32Array {
  const start = (seed * 7919) % babble.length;
  return Float32Array.from({ length }, (_, at) => babble[(start + at) % babble.length] ?? 0);
}
