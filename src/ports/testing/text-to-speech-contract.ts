import { describe, expect, test } from "vitest";
import { bytesPerMs, TELEPHONE, type AudioFormat } from "../../audio/format.ts";
import type { TextToSpeech } from "../text-to-speech.ts";

const WIDE: AudioFormat = { encoding: "pcm16", sampleRateHz: 16_000 };
const SENTENCE = "Hello, thank you for calling.";

/** What every `TextToSpeech` keeps. */
export function textToSpeechContract(name: string, voice: () => TextToSpeech): void {
  async function speak(
    text: string,
    options: { format?: AudioFormat; voice?: string; signal?: AbortSignal } = {},
  ): Promise<Uint8Array[]> {
    const chunks: Uint8Array[] = [];
    const speech = voice().speak({
      text,
      format: options.format ?? TELEPHONE,
      voice: options.voice ?? voice().voices[0] ?? "",
      language: "en",
      signal: options.signal ?? new AbortController().signal,
    });
    for await (const chunk of speech) chunks.push(chunk.audio);
    return chunks;
  }

  describe(`${name} keeps the contract of voices`, () => {
    test("speaks a sentence at a human pace", async () => {
      const ms = lengthMs(await speak(SENTENCE));
      expect(ms).toBeGreaterThan(800);
      expect(ms).toBeLessThan(4000);
    });

    test("speaks equally long in every format", async () => {
      const narrow = lengthMs(await speak(SENTENCE));
      const wide = lengthMs(await speak(SENTENCE, { format: WIDE }), WIDE);
      expect(Math.abs(narrow - wide)).toBeLessThan(100);
    });

    test("says nothing for a text without words", async () => {
      expect(lengthMs(await speak("  "))).toBe(0);
    });

    test("falls back to a voice it has", async () => {
      expect(lengthMs(await speak(SENTENCE, { voice: "nobody" }))).toBeGreaterThan(800);
    });

    test("says nothing when it was told to stop before it began", async () => {
      expect(lengthMs(await speak(SENTENCE, { signal: AbortSignal.abort() }))).toBe(0);
    });
  });
}

function lengthMs(chunks: readonly Uint8Array[], format = TELEPHONE): number {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0) / bytesPerMs(format);
}
