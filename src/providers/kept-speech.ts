import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { VoiceChunk } from "../ports/text-to-speech.ts";

/** About half an hour of telephone speech; what a desk says to everybody takes two minutes of it. */
const MOST_BYTES = 16 * 1024 * 1024;

const inFile = z.object({
  audio: z.base64(),
  words: z.array(z.object({ text: z.string(), atMs: z.number() })).optional(),
});

/**
 * Speech that services made of the phrases that every caller hears, once for each voice: in memory and, where there is a folder, on
 * disk. Nothing else is kept: what is said to one caller is nobody else's.
 */
export class KeptSpeech {
  readonly #folder: string | undefined;
  readonly #phrases = new Set<string>();
  readonly #speech = new Map<string, VoiceChunk>();
  #bytes = 0;

  constructor(folder?: string) {
    this.#folder = folder;
  }

  /** These are said to every caller. */
  addPhrases(phrases: readonly string[]): void {
    for (const phrase of phrases) this.#phrases.add(phrase);
  }

  isPhrase(text: string): boolean {
    return this.#phrases.has(text);
  }

  /** What was kept under this key, if anything was. A file that can't be read is none. */
  async load(key: string): Promise<VoiceChunk | undefined> {
    const known = this.#speech.get(key);
    if (known || this.#folder === undefined) return known;
    try {
      const { audio, words } = inFile.parse(JSON.parse(await readFile(this.#fileOf(key), "utf8")));
      const speech = { audio: Buffer.from(audio, "base64"), ...(words && { words }) };
      this.#remember(key, speech);
      return speech;
    } catch {
      return undefined;
    }
  }

  /** Keeps it. A disk that takes nothing costs no more than asking the service again after the next start. */
  set(key: string, speech: VoiceChunk): void {
    if (this.#speech.has(key) || speech.audio.length === 0) return;
    this.#remember(key, speech);
    void this.#write(key, speech).catch(() => undefined);
  }

  #remember(key: string, speech: VoiceChunk): void {
    if (this.#bytes + speech.audio.length > MOST_BYTES) return;
    this.#bytes += speech.audio.length;
    this.#speech.set(key, speech);
  }

  async #write(key: string, { audio, words }: VoiceChunk): Promise<void> {
    if (this.#folder === undefined) return;
    await mkdir(this.#folder, { recursive: true });
    const file = this.#fileOf(key);
    // Another process may read or write the same phrase.
    const unfinished = `${file}.${randomUUID()}`;
    const { buffer, byteOffset, byteLength } = audio;
    const base64 = Buffer.from(buffer, byteOffset, byteLength).toString("base64");
    await writeFile(unfinished, JSON.stringify({ audio: base64, words }));
    await rename(unfinished, file);
  }

  #fileOf(key: string): string {
    return join(this.#folder ?? "", `${createHash("sha256").update(key).digest("hex")}.json`);
  }
}
