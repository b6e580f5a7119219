import type { AudioFormat } from "../../audio/format.ts";
import type { Clock } from "../../base/clock.ts";
import type { SpeakOptions, TextToSpeech, VoiceChunk } from "../../ports/text-to-speech.ts";
import { VOICE_TIMEOUTS, type VoiceTimeouts } from "../incoming-speech.ts";
import { pooledSpeech } from "../pooled-speech.ts";
import { SocketPool } from "../socket-pool.ts";
import { ContextSocket } from "./context-socket.ts";
import { RECEPTIONIST, type VoiceSettings } from "./messages.ts";

/** How to reach ElevenLabs, and how it is to sound. */
export interface ElevenLabsVoiceOptions {
  readonly apiKey: string;
  /** Ids of voices of this account; the first is for whoever asks for another. */
  readonly voices?: readonly [string, ...string[]];
  /** `eleven_flash_v2_5` unless told: the one that begins soonest. */
  readonly model?: string;
  readonly settings?: VoiceSettings;
  /** `https://api.elevenlabs.io` unless told. */
  readonly baseUrl?: string;
  readonly clock: Clock;
  readonly timeouts?: VoiceTimeouts;
}

// "Sarah", one of the voices every account has.
const VOICES = ["EXAVITQu4vr4xnSDxMaL"] as const;
// The longest the service lets anything be silent.
const SILENCE_S = 180;
const KEEP_ALIVE_MS = 60_000;

/** ElevenLabs' voices, over connections that are open before the first word. */
export class ElevenLabsVoice implements TextToSpeech, Disposable {
  readonly name: string;
  readonly voices: readonly [string, ...string[]];
  readonly #options: ElevenLabsVoiceOptions;
  readonly #model: string;
  readonly #pool: SocketPool<ContextSocket>;

  constructor(options: ElevenLabsVoiceOptions) {
    this.#options = options;
    this.#model = options.model ?? "eleven_flash_v2_5";
    this.name = `elevenlabs/${this.#model}`;
    this.voices = options.voices ?? VOICES;
    this.#pool = new SocketPool({
      clock: options.clock,
      open: (url) => this.#open(new URL(url)),
      idleMs: KEEP_ALIVE_MS,
      keepAliveMs: KEEP_ALIVE_MS,
    });
  }

  prepare(options: Omit<SpeakOptions, "text">): void {
    this.#pool.hold(this.#urlFor(options), options.signal);
  }

  async *speak(options: SpeakOptions): AsyncGenerator<VoiceChunk, void> {
    const text = options.text.trim();
    if (options.signal.aborted || !/[\p{L}\p{N}]/u.test(text)) return;
    yield* pooledSpeech({
      provider: "elevenlabs",
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

  #open(url: URL): ContextSocket {
    const { apiKey, settings } = this.#options;
    const sent = formatOf(url.searchParams.get("output_format") ?? "");
    return new ContextSocket({ url, apiKey, settings: settings ?? RECEPTIONIST, sent });
  }

  /** A connection has one voice, one language and one format: its address says which. */
  #urlFor({ voice, language, format }: Omit<SpeakOptions, "text">): string {
    const id = this.voices.find((one) => one === voice) ?? this.voices[0];
    const base = this.#options.baseUrl ?? "https://api.elevenlabs.io";
    const path = `/v1/text-to-speech/${encodeURIComponent(id)}/multi-stream-input`;
    const url = new URL(`${base.replace(/^http/u, "ws")}${path}`);
    url.search = new URLSearchParams({
      model_id: this.#model,
      output_format: outputFormat(format),
      auto_mode: "true",
      sync_alignment: "true",
      // English comes in words already, and the times are of these words.
      apply_text_normalization: language.startsWith("en") ? "off" : "auto",
      inactivity_timeout: String(SILENCE_S),
      // Only these models let themselves be told the language; the others hear it from the text.
      ...(this.#model.endsWith("_v2_5") && { language_code: language.slice(0, 2) }),
    }).toString();
    return url.href;
  }
}

/** The telephone's own format goes through untouched; other µ-law is made here. */
function outputFormat({ encoding, sampleRateHz }: AudioFormat): string {
  if (encoding === "mulaw") return sampleRateHz === 8000 ? "ulaw_8000" : "pcm_16000";
  return `pcm_${sampleRateHz}`;
}

function formatOf(name: string): AudioFormat {
  const RATES = [8000, 16_000, 24_000, 48_000] as const;
  const sampleRateHz = RATES.find((rate) => name.endsWith(`_${rate}`)) ?? 16_000;
  return { encoding: name.startsWith("ulaw") ? "mulaw" : "pcm16", sampleRateHz };
}
