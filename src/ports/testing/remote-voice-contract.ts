import { describe, expect, test } from "vitest";
import { bytesPerMs, TELEPHONE } from "../../audio/format.ts";
import { ProviderError } from "../provider-error.ts";
import type { TextToSpeech } from "../text-to-speech.ts";

/**
 * - `rate-limit`, `quota`, `server`: it says so, and does not speak.
 * - `silent`: the text is taken and nothing ever comes.
 * - `stall`: after some sound nothing more comes.
 * - `cut`: after some sound the connection breaks.
 */
export type VoiceFault = "rate-limit" | "quota" | "server" | "silent" | "stall" | "cut";

/** A voice of a service, and how to make the service's stand-in fail. */
export interface RemoteVoiceUnderTest {
  readonly voice: TextToSpeech;
  /** The same service, with a key that it does not know. */
  readonly stranger: TextToSpeech;
  /** What goes wrong with the next utterance. */
  readonly fail: (fault: VoiceFault) => void;
  /** How many utterances the service was asked for. */
  readonly asked: () => number;
  /** Whether the service still works at something that it was asked for and that was not called off. */
  readonly isBusy: () => boolean;
  /** How long a character of a text sounds in its voice, in ms. */
  readonly characterMs: number;
  readonly elapse: (ms: number) => Promise<void>;
  /** Is gone from the connections that there are, without a word; absent where each utterance has its own. */
  readonly vanish?: () => void;
}

const SENTENCE = "Your appointment is on Tuesday at half past three.";
// Longer than any voice may keep a caller waiting.
const FOREVER_MS = 10_000;
// By then another voice has to speak.
const SOON_MS = 2000;

/** What every voice that is spoken elsewhere keeps, besides the contract of all voices. */
export function remoteVoiceContract(name: string, open: () => Promise<RemoteVoiceUnderTest>): void {
  describe(`${name} as a voice that is spoken elsewhere`, () => {
    test.each(["rate-limit", "quota", "server"] as const)(
      "tells of a service that fails by %s",
      async (fault) => {
        const { voice, fail } = await open();
        fail(fault);
        expect((await failureOf(voice)).failure).toBe(fault);
      },
    );

    test("tells of a service that never answers", async () => {
      const { voice, fail, asked, elapse } = await open();
      fail("silent");
      const failing = failureOf(voice);
      await expect.poll(asked).toBe(1);
      await elapse(FOREVER_MS);
      expect((await failing).failure).toBe("timeout");
    });

    test("tells in time of a connection that died without a word, and speaks again over another", async () => {
      const { voice, vanish, elapse } = await open();
      await lengthMs(voice, SENTENCE);
      vanish?.();
      const failing = vanish && failureOf(voice);
      await elapse(SOON_MS);
      expect((await failing)?.failure).toBe(vanish && "timeout");
      expect(await lengthMs(voice, SENTENCE)).toBeGreaterThan(1000);
    });

    test("tells of a service that falls silent in the middle", async () => {
      const { voice, fail, elapse } = await open();
      fail("stall");
      const heard: number[] = [];
      const failing = failureOf(voice, heard);
      await expect.poll(() => heard.length).toBeGreaterThan(0);
      await elapse(FOREVER_MS);
      expect((await failing).failure).toBe("timeout");
    });

    test("tells of a connection that breaks in the middle, after what came before", async () => {
      const { voice, fail } = await open();
      fail("cut");
      const heard: number[] = [];
      expect((await failureOf(voice, heard)).retryable).toBe(true);
      expect(heard.length).toBeGreaterThan(0);
    });

    test("tells of a key that is not known, and that trying again is of no use", async () => {
      const { stranger } = await open();
      const error = await failureOf(stranger);
      expect(error.failure).toBe("authentication");
      expect(error.retryable).toBe(false);
    });

    test("says nothing in its errors of what was to be said", async () => {
      const { voice, fail } = await open();
      fail("server");
      expect(String(await failureOf(voice))).not.toContain("Tuesday");
    });

    test("stops within a piece when it is told to, and lets go of the service", async () => {
      const { voice, fail, isBusy } = await open();
      fail("stall");
      const stop = new AbortController();
      let pieces = 0;
      for await (const { audio } of speech(voice, SENTENCE, stop.signal)) {
        if (audio.length > 0) pieces += 1;
        stop.abort(new Error("The caller spoke"));
      }
      expect(pieces).toBe(1);
      await expect.poll(isBusy).toBe(false);
    });

    test("stops while it waits for the first sound", async () => {
      const { voice, fail, asked, isBusy } = await open();
      fail("silent");
      const stop = new AbortController();
      const speaking = lengthMs(voice, SENTENCE, stop.signal);
      await expect.poll(asked).toBe(1);
      stop.abort(new Error("The caller spoke"));
      expect(await speaking).toBe(0);
      await expect.poll(isBusy).toBe(false);
    });

    test("speaks whole after a dozen interruptions, with nothing of what was called off", async () => {
      const { voice, fail, characterMs } = await open();
      for (let time = 0; time < 12; time += 1) {
        fail("stall");
        const stop = new AbortController();
        for await (const { audio } of speech(voice, SENTENCE, stop.signal))
          if (audio.length > 0) stop.abort(new Error("The caller spoke"));
      }
      const text = "Hello again.";
      const heard = await lengthMs(voice, text);
      expect(Math.abs(heard - text.length * characterMs)).toBeLessThanOrEqual(20);
    });

    test("speaks many sentences at once, each whole and by itself", async () => {
      const { voice, characterMs } = await open();
      const texts = Array.from({ length: 12 }, (_, at) => `Sentence number ${"very ".repeat(at)}`);
      const lengths = await Promise.all(texts.map((text) => lengthMs(voice, text)));
      for (const [at, ms] of lengths.entries())
        expect(Math.abs(ms - (texts[at] ?? "").trim().length * characterMs)).toBeLessThanOrEqual(
          20,
        );
    });

    test("speaks again after it failed", async () => {
      const { voice, fail } = await open();
      fail("cut");
      await failureOf(voice);
      expect(await lengthMs(voice, SENTENCE)).toBeGreaterThan(1000);
    });
  });
}

function speech(voice: TextToSpeech, text: string, signal = new AbortController().signal) {
  return voice.speak({
    text,
    format: TELEPHONE,
    voice: voice.voices[0] ?? "",
    language: "en-IN",
    signal,
  });
}

async function lengthMs(
  voice: TextToSpeech,
  text: string,
  signal?: AbortSignal,
  heard: number[] = [],
): Promise<number> {
  for await (const { audio } of speech(voice, text, signal))
    if (audio.length > 0) heard.push(audio.length / bytesPerMs(TELEPHONE));
  return heard.reduce((sum, ms) => sum + ms, 0);
}

async function failureOf(voice: TextToSpeech, heard: number[] = []): Promise<ProviderError> {
  const error = await lengthMs(voice, SENTENCE, undefined, heard).then(
    () => new Error("The voice did not fail"),
    (reason: unknown) => reason,
  );
  if (error instanceof ProviderError) return error;
  throw error;
}
