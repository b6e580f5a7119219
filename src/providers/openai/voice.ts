import type { AudioFormat } from "../../audio/format.ts";
import { Transcoder } from "../../audio/transcoder.ts";
import type { Clock } from "../../base/clock.ts";
import { ProviderError, type ProviderFailure } from "../../ports/provider-error.ts";
import type { TextToSpeech, VoiceChunk } from "../../ports/text-to-speech.ts";
import { VOICE_TIMEOUTS, type VoiceTimeouts } from "../incoming-speech.ts";
import { failureOfStatus } from "../service-socket.ts";
import { Watchdog } from "../watchdog.ts";

/** How to reach OpenAI's voices. */
export interface OpenAiVoiceOptions {
  readonly apiKey: string;
  readonly voices?: readonly [string, ...string[]];
  /** `gpt-4o-mini-tts` unless told. */
  readonly model?: string;
  /** With the version: `https://api.openai.com/v1` unless told. */
  readonly baseUrl?: string;
  readonly clock: Clock;
  readonly timeouts?: VoiceTimeouts;
}

const PROVIDER = "openai";
const VOICES = ["coral", "alloy", "ash", "ballad", "echo", "nova", "sage", "shimmer"] as const;
const MANNER = "Speak like a warm, clear and unhurried receptionist on the telephone.";
// What `pcm` is: https://platform.openai.com/docs/guides/text-to-speech#supported-output-formats
const SENT: AudioFormat = { encoding: "pcm16", sampleRateHz: 24_000 };

/** OpenAI's voices: one request an utterance, heard while it is made. */
export function openAiVoice(options: OpenAiVoiceOptions): TextToSpeech {
  const model = options.model ?? "gpt-4o-mini-tts";
  const voices = options.voices ?? VOICES;
  return {
    name: `openai/${model}`,
    voices,
    async *speak(wanted): AsyncGenerator<VoiceChunk, void> {
      const { signal } = wanted;
      const input = wanted.text.trim();
      if (signal.aborted || !/[\p{L}\p{N}]/u.test(input)) return;
      const { firstChunkMs, chunkMs } = options.timeouts ?? VOICE_TIMEOUTS;
      using watchdog = new Watchdog(options.clock);
      watchdog.expect(firstChunkMs);
      // Whoever stops reading lets go of the service, too.
      const left = new AbortController();
      const either = AbortSignal.any([signal, watchdog.signal, left.signal]);
      const transcoder = new Transcoder(SENT, wanted.format);
      try {
        const voice = voices.find((one) => one === wanted.voice) ?? voices[0];
        const body = { model, voice, input, response_format: "pcm", ...mannerOf(model) };
        for await (const piece of await request(options, body, either)) {
          watchdog.expect(chunkMs);
          const audio = transcoder.push(piece);
          if (audio.length > 0) yield { audio };
          if (signal.aborted) return;
        }
        const audio = transcoder.flush();
        if (audio.length > 0) yield { audio };
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ProviderError) throw error;
        throw new ProviderError(PROVIDER, watchdog.signal.aborted ? "timeout" : "connectivity");
      } finally {
        left.abort();
      }
    },
  };
}

/** The older models refuse to be told how to speak. */
function mannerOf(model: string): { instructions?: string } {
  return model.startsWith("tts-1") ? {} : { instructions: MANNER };
}

async function request(
  { apiKey, baseUrl = "https://api.openai.com/v1" }: OpenAiVoiceOptions,
  body: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(`${baseUrl}/audio/speech`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
  if (response.ok && response.body) return response.body;
  throw new ProviderError(PROVIDER, await failureOf(response), `HTTP ${response.status}`);
}

/** The body of a refusal is only looked at: it may quote what was to be said. */
async function failureOf(response: Response): Promise<ProviderFailure> {
  const body = await response.text();
  return body.includes("insufficient_quota") ? "quota" : failureOfStatus(response.status);
}
