import { bytesPerMs } from "../audio/format.ts";
import type { SpeakOptions, TextToSpeech, VoiceChunk } from "../ports/text-to-speech.ts";
import type { KeptSpeech } from "./kept-speech.ts";

// What is spoken is cut here, so that it reaches the line as soon as a service's would.
const CHUNK_MS = 500;

/** A service's voice that is asked only once for a phrase that every caller hears: the next one hears it at once. */
export function keepingVoice(voice: TextToSpeech, kept: KeptSpeech): TextToSpeech {
  return {
    name: voice.name,
    voices: voice.voices,
    ...(voice.prepare && { prepare: (options) => voice.prepare?.(options) }),
    async *speak(options): AsyncGenerator<VoiceChunk, void> {
      const known = kept.isPhrase(options.text)
        ? await kept.load(keyOf(voice, options))
        : undefined;
      if (known) yield* inPieces(known, options);
      else yield* toKeep(voice, options, kept);
    },
  };
}

async function* toKeep(
  voice: TextToSpeech,
  options: SpeakOptions,
  kept: KeptSpeech,
): AsyncGenerator<VoiceChunk, void> {
  const chunks: VoiceChunk[] = [];
  const isPhrase = kept.isPhrase(options.text);
  for await (const chunk of voice.speak(options)) {
    if (isPhrase) chunks.push(chunk);
    yield chunk;
  }
  // One that was stopped is not whole.
  if (isPhrase && !options.signal.aborted) kept.set(keyOf(voice, options), joined(chunks));
}

function keyOf(voice: TextToSpeech, { text, format, voice: id, language }: SpeakOptions): string {
  const { encoding, sampleRateHz } = format;
  const known = voice.voices.includes(id) ? id : voice.voices[0];
  return JSON.stringify([voice.name, known, encoding, sampleRateHz, language, text]);
}

function* inPieces(
  { audio, words }: VoiceChunk,
  { format, signal }: SpeakOptions,
): Generator<VoiceChunk, void> {
  const chunkBytes = CHUNK_MS * bytesPerMs(format);
  for (let at = 0; at < audio.length && !signal.aborted; at += chunkBytes) {
    const piece = audio.subarray(at, at + chunkBytes);
    yield at === 0 && words ? { audio: piece, words } : { audio: piece };
  }
}

function joined(chunks: readonly VoiceChunk[]): VoiceChunk {
  const words = chunks.flatMap((chunk) => chunk.words ?? []);
  const audio = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.audio.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    audio.set(chunk.audio, at);
    at += chunk.audio.length;
  }
  return { audio, ...(words.length > 0 && { words }) };
}
