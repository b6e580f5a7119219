import type { NovaQuery } from "./listen-query.ts";
import {
  isMessage,
  SoundReader,
  textOf,
  wordsSaid,
  type SpokenSound,
  type Stretch,
} from "./spoken-sound.ts";

/** The far side of a connection: what a session may do with it. */
export interface Client {
  send(message: object): void;
  close(code: number, reason: string): void;
}

const REQUEST_ID = "7f6e2f0c-9b1e-4d59-8a3b-2f1c0d9e8a77";
const INTERIM_EVERY_MS = 500;
const VOICE_CERTAIN_AFTER_MS = 60;
const SILENT_RESULT_EVERY_MS = 3000;

/** One connection of nova-3's. All that it says comes at a moment of the audio, `latencyMs` after it could be known. */
export class NovaSession {
  readonly #client: Client;
  readonly #query: NovaQuery;
  readonly #reader: SoundReader;
  readonly #latencyMs: number;
  /** What was said since the last final result, and what of it the client knows of. */
  #stretches: Stretch[] = [];
  #voiceStartMs: number | undefined;
  #settledMs = 0;
  #lastSoundMs = 0;
  #lastInterimMs = 0;
  #utteranceEnd: { readonly dueMs: number; readonly lastWordEndMs: number } | undefined;

  constructor(client: Client, query: NovaQuery, sound: SpokenSound, latencyMs: number) {
    this.#client = client;
    this.#query = query;
    this.#latencyMs = latencyMs;
    this.#reader = new SoundReader(sound, (atMs, stretch) => this.#step(atMs, stretch));
  }

  sound(bytes: Uint8Array): void {
    if (bytes.length === 0) this.#closeStream();
    else if (isMessage(bytes)) this.#client.close(1008, "DATA-0000: undecodable audio");
    else this.#reader.read(bytes);
  }

  message(text: string): void {
    const { type, ...rest } = JSON.parse(text);
    if (type === "KeepAlive" && Object.keys(rest).length === 0) return;
    if (type === "Finalize" && Object.keys(rest).every((key) => key === "channel"))
      this.#results({ isFinal: true, speechFinal: false, fromFinalize: true });
    else if (type === "CloseStream" && Object.keys(rest).length === 0) this.#closeStream();
    else this.#client.close(1008, "DATA-0000: unknown message");
  }

  #step(atMs: number, stretch: Stretch | undefined): void {
    if (stretch) {
      this.#lastSoundMs = atMs;
      if (!this.#stretches.includes(stretch)) this.#stretches.push(stretch);
      this.#voiceStartMs ??= stretch.startMs;
      if (atMs - this.#voiceStartMs === VOICE_CERTAIN_AFTER_MS && this.#query.vad_events === "true")
        this.#client.send({
          type: "SpeechStarted",
          channel: [0],
          timestamp: this.#voiceStartMs / 1000,
        });
    } else if (this.#voiceStartMs !== undefined) this.#silence(atMs);
    else if (atMs - this.#settledMs >= SILENT_RESULT_EVERY_MS)
      this.#results({ isFinal: true, speechFinal: false });
    const wantsInterim = this.#query.interim_results === "true" && stretch !== undefined;
    if (wantsInterim && atMs - this.#lastInterimMs >= INTERIM_EVERY_MS) {
      this.#lastInterimMs = atMs;
      this.#results({ isFinal: false, speechFinal: false });
    }
    if (this.#utteranceEnd && atMs >= this.#utteranceEnd.dueMs) this.#endUtterance();
  }

  #silence(atMs: number): void {
    const silentMs = atMs - this.#lastSoundMs - this.#latencyMs;
    const { endpointing } = this.#query;
    if (endpointing === "false" || silentMs < Number(endpointing)) return;
    const hidden = this.#stretches.some(({ spoken }) => spoken.hidesItsEnd);
    const words = this.#stretches.some(({ spoken }) => spoken.text !== "");
    if (words && this.#query.utterance_end_ms !== undefined)
      this.#utteranceEnd = {
        dueMs: this.#lastSoundMs + Number(this.#query.utterance_end_ms),
        lastWordEndMs: this.#lastSoundMs,
      };
    this.#results({ isFinal: true, speechFinal: !hidden });
    this.#voiceStartMs = undefined;
  }

  #endUtterance(): void {
    const last_word_end = (this.#utteranceEnd?.lastWordEndMs ?? 0) / 1000;
    this.#utteranceEnd = undefined;
    this.#client.send({ type: "UtteranceEnd", channel: [0, 1], last_word_end });
  }

  #results(kind: { isFinal: boolean; speechFinal: boolean; fromFinalize?: boolean }): void {
    const { isFinal } = kind;
    const words = this.#stretches.flatMap((stretch) => wordsSaid(stretch, isFinal));
    const confidence = words.reduce((least, word) => Math.min(least, word.confidence), 1);
    this.#client.send({
      type: "Results",
      channel_index: [0, 1],
      start: this.#settledMs / 1000,
      duration: (this.#reader.nowMs - this.#settledMs) / 1000,
      is_final: isFinal,
      speech_final: kind.speechFinal,
      from_finalize: kind.fromFinalize ?? false,
      channel: {
        alternatives: [
          {
            transcript: textOf(words),
            confidence: words.length === 0 ? 0 : confidence,
            words,
          },
        ],
      },
      metadata: {
        request_id: REQUEST_ID,
        model_uuid: REQUEST_ID,
        model_info: { name: "general-nova-3", version: "2026-10-23.0", arch: "nova-3" },
      },
    });
    if (!isFinal) return;
    this.#stretches = [];
    this.#settledMs = this.#reader.nowMs;
  }

  #closeStream(): void {
    if (this.#stretches.length > 0) this.#results({ isFinal: true, speechFinal: true });
    this.#client.send({
      type: "Metadata",
      transaction_key: "deprecated",
      request_id: REQUEST_ID,
      sha256: "0".repeat(64),
      created: "2026-11-21T09:00:00.000Z",
      duration: this.#reader.nowMs / 1000,
      channels: 1,
    });
    this.#client.close(1000, "");
  }
}
