import { bytesPerMs } from "../../audio/format.ts";
import type { Clock } from "../../base/clock.ts";
import { Preference } from "../../base/preference.ts";
import { isHopeless, kindOfFailure, type Failover } from "../../ports/failover.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { SpeakOptions, TextToSpeech, VoiceChunk } from "../../ports/text-to-speech.ts";
import { inTime } from "./in-time.ts";
import { restOf } from "./rest-of.ts";

/** How long a voice may take before the next one speaks: the caller hears nothing meanwhile. */
const FIRST_SOUND_MS = 2000;
const NEXT_SOUND_MS = 1000;

/**
 * Voices in order of preference, the last of which needs no service. When one fails, the next says what is left of the
 * sentence. A voice that failed rests, so that the next sentence does not wait for it.
 */
export class FailoverVoice implements TextToSpeech {
  readonly name: string;
  readonly voices: readonly string[];
  readonly #voices: Preference<TextToSpeech>;
  readonly #clock: Clock;
  readonly #onFailover: (failover: Failover) => void;

  constructor(
    voices: readonly [TextToSpeech, ...TextToSpeech[]],
    clock: Clock,
    onFailover: (failover: Failover) => void,
  ) {
    this.name = voices.map(({ name }) => name).join(" > ");
    this.voices = voices.flatMap((voice) => voice.voices);
    this.#voices = new Preference(voices, clock);
    this.#clock = clock;
    this.#onFailover = onFailover;
  }

  /** The names of those that are out of use now. */
  get resting(): readonly string[] {
    return this.#voices.resting().map(({ name }) => name);
  }

  prepare(options: Omit<SpeakOptions, "text">): void {
    for (const voice of this.#inOrder(options.voice)) voice.prepare?.(options);
  }

  async *speak(options: SpeakOptions): AsyncGenerator<VoiceChunk> {
    const { text, signal } = options;
    const ready = this.#inOrder(options.voice);
    const words: { text: string; atMs: number }[] = [];
    let rest = text;
    let spokenMs = 0;
    for (const [index, voice] of ready.entries()) {
      const next = ready[index + 1];
      const abort = new AbortController();
      const fromMs = spokenMs;
      words.length = 0;
      try {
        const speech = voice.speak({
          ...options,
          text: rest,
          signal: AbortSignal.any([signal, abort.signal]),
        });
        // The last one may take its time: there is nobody to wait for instead.
        const chunks = next === undefined ? speech : this.#inTime(voice.name, speech);
        for await (const chunk of chunks) {
          if (signal.aborted) return;
          spokenMs += chunk.audio.length / bytesPerMs(options.format);
          words.push(...(chunk.words ?? []));
          yield later(chunk, fromMs);
        }
        this.#voices.worked(voice);
        return;
      } catch (error) {
        if (signal.aborted || next === undefined) throw error;
        this.#voices.failed(voice, { isHopeless: isHopeless(error) });
        this.#onFailover({ from: voice.name, to: next.name, failure: kindOfFailure(error) });
        rest = restOf(rest, spokenMs - fromMs, words);
      } finally {
        abort.abort(new Error("Nobody listens to this voice any more"));
      }
    }
  }

  /** Those that don't rest; a service whose voice was asked for by name comes first, but never the last one. */
  #inOrder(name: string): readonly TextToSpeech[] {
    const ready = this.#voices.ready();
    const last = this.#voices.all.at(-1);
    const isNamed = (voice: TextToSpeech) => voice !== last && voice.voices.includes(name);
    return [...ready.filter(isNamed), ...ready.filter((voice) => !isNamed(voice))];
  }

  #inTime(name: string, speech: AsyncIterable<VoiceChunk>): AsyncIterable<VoiceChunk> {
    return inTime(speech, {
      clock: this.#clock,
      firstMs: FIRST_SOUND_MS,
      nextMs: NEXT_SOUND_MS,
      late: () => new ProviderError(name, "timeout"),
    });
  }
}

/** The same chunk of speech that is not the first of its utterance. */
function later(chunk: VoiceChunk, byMs: number): VoiceChunk {
  if (byMs === 0 || !chunk.words) return chunk;
  return { ...chunk, words: chunk.words.map(({ text, atMs }) => ({ text, atMs: atMs + byMs })) };
}
