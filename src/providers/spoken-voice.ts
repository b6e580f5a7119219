import { spokenText } from "../domain/spoken/spoken-text.ts";
import type { TextToSpeech, VoiceChunk } from "../ports/text-to-speech.ts";

/**
 * A voice that is given words in place of numbers, prices, times and addresses, so that all voices read them alike. The
 * conversation keeps its text as it was written: the times of the words come back as those of the written words, each from
 * the last spoken word that belongs to it.
 */
export function spokenVoice(voice: TextToSpeech): TextToSpeech {
  return {
    name: voice.name,
    voices: voice.voices,
    ...(voice.prepare && { prepare: (options) => voice.prepare?.(options) }),
    async *speak(options): AsyncGenerator<VoiceChunk, void> {
      const { text, saidWith } = spokenText(options.text, options.language);
      const written = new WrittenWords(options.text, saidWith);
      for await (const { audio, words = [] } of voice.speak({ ...options, text })) {
        const said = written.take(words);
        yield { audio, ...(said.length > 0 && { words: said }) };
      }
    },
  };
}

type Word = { readonly text: string; readonly atMs: number };

/** The written words that have been said once so many spoken ones have. */
class WrittenWords {
  readonly #words: readonly string[];
  readonly #saidWith: readonly number[];
  #spoken = 0;
  #next = 0;

  constructor(text: string, saidWith: readonly number[]) {
    this.#words = text.split(/\s+/u).filter((word) => word !== "");
    this.#saidWith = saidWith;
  }

  take(spoken: readonly Word[]): Word[] {
    const found: Word[] = [];
    for (const { atMs } of spoken) {
      this.#spoken += 1;
      for (;;) {
        const text = this.#words[this.#next];
        const needed = this.#saidWith[this.#next];
        if (text === undefined || needed === undefined || needed > this.#spoken) break;
        found.push({ text, atMs });
        this.#next += 1;
      }
    }
    return found;
  }
}
