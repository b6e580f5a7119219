import type { AudioFormat } from "../../audio/format.ts";
import type { Clock } from "../../base/clock.ts";
import type { SpeakOptions, TextToSpeech, VoiceChunk } from "../../ports/text-to-speech.ts";
import { VOICE_TIMEOUTS, type VoiceTimeouts } from "../incoming-speech.ts";
import { pooledSpeech } from "../pooled-speech.ts";
import { SocketPool } from "../socket-pool.ts";
import { AuraSocket } from "./aura-socket.ts";

/** How to reach Deepgram's voices. */
export interface AuraVoiceOptions {
  readonly apiKey: string;
  /** Models, for each voice is one; the first is for whoever asks for another. */
  readonly voices?: readonly [string, ...string[]];
  /** `https://api.deepgram.com` unless told. */
  readonly baseUrl?: string;
  readonly clock: Clock;
  readonly timeouts?: VoiceTimeouts;
}

const VOICES = ["aura-2-thalia-en", "aura-2-andromeda-en", "aura-2-apollo-en"] as const;
const IDLE_MS = 60_000;
// How soon a connection that was lost between two sentences is missed.
const LOOK_MS = 5_000;

/** Deepgram's Aura voices, over connections that are open before the first word. */
export class AuraVoice implements TextToSpeech, Disposable {
  readonly name = "deepgram/aura-2";
  readonly voices: readonly [string, ...string[]];
  readonly #options: AuraVoiceOptions;
  readonly #pool: SocketPool<AuraSocket>;

  constructor(options: AuraVoiceOptions) {
    this.#options = options;
    this.voices = options.voices ?? VOICES;
    this.#pool = new SocketPool({
      clock: options.clock,
      open: (key) => {
        const url = new URL(key);
        const { apiKey, clock } = options;
        return new AuraSocket({ url, apiKey, clock, sent: formatOf(url.searchParams) });
      },
      idleMs: IDLE_MS,
      keepAliveMs: LOOK_MS,
    });
  }

  prepare(options: Omit<SpeakOptions, "text">): void {
    this.#pool.hold(this.#urlFor(options), options.signal);
  }

  async *speak(options: SpeakOptions): AsyncGenerator<VoiceChunk, void> {
    const text = options.text.trim();
    if (options.signal.aborted || !/[\p{L}\p{N}]/u.test(text)) return;
    yield* pooledSpeech({
      provider: "deepgram",
      clock: this.#options.clock,
      signal: options.signal,
      timeouts: this.#options.timeouts ?? VOICE_TIMEOUTS,
      pool: this.#pool,
      key: this.#urlFor(options),
      begin: (socket, speech) => socket.begin(text, options.format, speech),
    });
  }

  [Symbol.dispose](): void {
    this.#pool[Symbol.dispose]();
  }

  /** A connection has one voice and one format: its address says which. */
  #urlFor({ voice, format }: Pick<SpeakOptions, "voice" | "format">): string {
    const base = this.#options.baseUrl ?? "https://api.deepgram.com";
    const url = new URL(`${base.replace(/^http/u, "ws")}/v1/speak`);
    const isTelephone = format.encoding === "mulaw" && format.sampleRateHz === 8000;
    url.search = new URLSearchParams({
      model: this.#modelFor(voice),
      encoding: isTelephone ? "mulaw" : "linear16",
      sample_rate: String(format.sampleRateHz),
      // What callers are told is not for others to learn from.
      mip_opt_out: "true",
    }).toString();
    return url.href;
  }

  #modelFor(voice: string): string {
    if (/^aura-2-[a-z]+-[a-z]{2}$/u.test(voice)) return voice;
    return this.voices.find((one) => one === voice) ?? this.voices[0];
  }
}

function formatOf(query: URLSearchParams): AudioFormat {
  const RATES = [8000, 16_000, 24_000, 48_000] as const;
  const rate = Number(query.get("sample_rate"));
  const sampleRateHz = RATES.find((one) => one === rate) ?? 8000;
  return { encoding: query.get("encoding") === "mulaw" ? "mulaw" : "pcm16", sampleRateHz };
}
