import { array, assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { FrameCutter } from "../../web/src/audio/frame-cutter.ts";
import { decodePcm16, encodePcm16 } from "../../web/src/audio/pcm16.ts";
import { PlaybackQueue } from "../../web/src/audio/playback-queue.ts";
import { Resampler } from "../../web/src/audio/resampler.ts";

/** Samples that the audio thread asks for at a time (Web Audio's render quantum). */
const QUANTUM = 128;

describe("the page's resampler", () => {
  test.each([
    [44_100, 16_000],
    [48_000, 16_000],
    [16_000, 44_100],
    [16_000, 48_000],
    [16_000, 16_000],
  ])("keeps a voice's tones from %i to %i Hz, 60 dB above all it adds", (fromHz, toHz) => {
    for (const hz of [200, 1000, 3400]) {
      const output = resample(tone(hz, fromHz, 1), fromHz, toHz).slice(toHz / 10, (toHz * 8) / 10);
      expect(signalToNoiseDb(output, hz, toHz)).toBeGreaterThan(60);
    }
  });

  test("lets nothing fold back that the lower rate cannot carry", () => {
    const output = resample(tone(9500, 48_000, 1), 48_000, 16_000).slice(2000);
    expect(20 * Math.log10(rms(output) / Math.SQRT1_2)).toBeLessThan(-70);
  });

  test("gives the same samples however the stream is cut, and as many as the time takes", () => {
    const input = tone(440, 44_100, 0.2);
    const whole = new Resampler(44_100, 16_000).push(input);
    assert(
      property(array(integer({ min: 1, max: 2000 }), { minLength: 1 }), (cuts) => {
        const resampler = new Resampler(44_100, 16_000);
        const output: number[] = [];
        for (let taken = 0, next = 0; taken < input.length; next += 1) {
          const length = cuts[next % cuts.length] ?? 1;
          output.push(...resampler.push(input.subarray(taken, taken + length)));
          taken += length;
        }
        expect(output).toEqual([...whole]);
      }),
      { numRuns: 30 },
    );
    expect(Math.abs(whole.length - 3200)).toBeLessThan(30);
  });
});

describe("the page's playback queue", () => {
  test("reaches each mark exactly when the last sample before it was handed on", () => {
    assert(
      property(array(integer({ min: 0, max: 500 }), { maxLength: 20 }), (lengths) => {
        const queue = new PlaybackQueue(16_000);
        const ends: number[] = [];
        let total = 0;
        for (const [index, length] of lengths.entries()) {
          queue.push(new Float32Array(length).fill(0.5));
          queue.mark(`${index}`);
          total += length;
          ends.push(total);
        }
        const reached: string[] = [];
        for (let pulled = 0; pulled < total + QUANTUM;) {
          const names = queue.pull(new Float32Array(QUANTUM));
          pulled += QUANTUM;
          for (const name of names) expect(ends[Number(name)]).toBeLessThanOrEqual(pulled);
          reached.push(...names);
          expect(reached).toHaveLength(ends.filter((end) => end <= pulled).length);
        }
        expect(reached).toEqual(lengths.map((_, index) => `${index}`));
      }),
    );
  });

  test("plays every sample once and in order, and silence after them", () => {
    const queue = new PlaybackQueue(16_000);
    const sent = Float32Array.from({ length: 3000 }, (_, index) => (index + 1) / 3000);
    queue.push(sent.slice(0, 1000));
    queue.push(sent.slice(1000));
    const played = pullAll(queue, 30);
    expect(played.slice(0, 3000)).toEqual(sent);
    expect(played.slice(3000).every((sample) => sample === 0)).toBe(true);
  });

  test("waits for a little more before it begins, but never for longer than that would take", () => {
    const queue = queueOf(20);
    expect(rms(pullAll(queue, 4))).toBe(0);
    expect(rms(pullAll(queue, 8))).toBeGreaterThan(0);
    expect(queue.isSpeaking).toBe(false);
  });

  test("falls silent within 5 ms when cleared, and names every mark that was not reached", () => {
    const queue = queueOf(1000);
    queue.mark("one");
    queue.push(new Float32Array(16_000));
    queue.mark("two");
    pullAll(queue, 10);
    expect(queue.clear()).toEqual(["one", "two"]);
    const after = pullAll(queue, 10);
    expect(after.slice(80).every((sample) => sample === 0)).toBe(true);
    expect(queue.pull(new Float32Array(QUANTUM))).toEqual([]);
    expect(queue.isSpeaking).toBe(false);
  });

  test("plays what comes after a clear, with its marks", () => {
    const queue = queueOf(1000);
    pullAll(queue, 10);
    queue.clear();
    queue.push(new Float32Array(1600).fill(0.5));
    queue.mark("after");
    const names = Array.from({ length: 20 }, () => queue.pull(new Float32Array(QUANTUM))).flat();
    expect(names).toEqual(["after"]);
  });

  test("has room for two minutes and no more", () => {
    const queue = queueOf(119_990);
    expect(queue.push(new Float32Array(160))).toBe(true);
    expect(queue.push(new Float32Array(1))).toBe(false);
  });
});

test("frames are cut at 320 samples wherever the chunks end", () => {
  const cutter = new FrameCutter(320);
  expect(cutter.push(new Float32Array(300))).toHaveLength(0);
  expect(cutter.push(new Float32Array(700).fill(1)).map((frame) => frame.length)).toEqual([
    320, 320, 320,
  ]);
});

test("samples survive the way to 16 bits and back, and loud ones are cut off", () => {
  const decoded = decodePcm16(encodePcm16(Float32Array.of(0, 0.5, -0.5, 2, -2)));
  expect(Array.from(decoded, (sample) => Number(sample.toFixed(3)))).toEqual([0, 0.5, -0.5, 1, -1]);
});

function resample(input: Float32Array, fromHz: number, toHz: number): Float32Array {
  const resampler = new Resampler(fromHz, toHz);
  const output: number[] = [];
  for (let taken = 0; taken < input.length; taken += QUANTUM) {
    output.push(...resampler.push(input.subarray(taken, taken + QUANTUM)));
  }
  return Float32Array.from(output);
}

function queueOf(ms: number): PlaybackQueue {
  const queue = new PlaybackQueue(16_000);
  queue.push(new Float32Array(ms * 16).fill(0.5));
  return queue;
}

function pullAll(queue: PlaybackQueue, quanta: number): Float32Array {
  const output = new Float32Array(quanta * QUANTUM);
  for (let index = 0; index < quanta; index += 1) {
    queue.pull(output.subarray(index * QUANTUM, (index + 1) * QUANTUM));
  }
  return output;
}

function tone(hz: number, rateHz: number, seconds: number): Float32Array {
  return Float32Array.from({ length: rateHz * seconds }, (_, index) =>
    Math.sin((2 * Math.PI * hz * index) / rateHz),
  );
}

function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

/** The tone's own power against everything else in the samples, by taking the best fitting tone away. */
function signalToNoiseDb(samples: Float32Array, hz: number, rateHz: number): number {
  let [sine, cosine] = [0, 0];
  const angle = (index: number) => (2 * Math.PI * hz * index) / rateHz;
  samples.forEach((sample, index) => {
    sine += (2 / samples.length) * sample * Math.sin(angle(index));
    cosine += (2 / samples.length) * sample * Math.cos(angle(index));
  });
  const rest = samples.map(
    (sample, index) => sample - sine * Math.sin(angle(index)) - cosine * Math.cos(angle(index)),
  );
  return 20 * Math.log10(Math.hypot(sine, cosine) / Math.SQRT2 / rms(rest));
}
