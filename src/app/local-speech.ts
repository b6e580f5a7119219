import { TELEPHONE } from "../audio/format.ts";
import type { Clock } from "../base/clock.ts";
import type { Desk } from "../ports/desk.ts";
import type { SpeechToText } from "../ports/speech-to-text.ts";
import type { TextToSpeech } from "../ports/text-to-speech.ts";
import { LocalEars, LocalVoice } from "../providers/local/index.ts";

/** The ears and the voice that need no account. */
export interface Speech extends AsyncDisposable {
  readonly ears: SpeechToText;
  readonly voice: TextToSpeech;
  /** Readies the ears for what callers of a desk will be asked, and the voice for what it says to all of them. */
  prepare(desk: Desk, fixedPhrases: readonly string[]): Promise<void>;
}

// Names and letters are the words that no dictionary holds.
const TO_PREPARE = ["open", "name", "spelling", "phone"] as const;

/** Speaks to nobody, so that the phrase is in the cache. */
async function speakUnheard(voice: TextToSpeech, { profile }: Desk, text: string): Promise<void> {
  const speech = voice.speak({
    text,
    format: TELEPHONE,
    voice: profile.voice,
    language: profile.languages[0] ?? "en",
    signal: NEVER,
  });
  for await (const { audio } of speech) if (audio.length === 0) return;
}

const NEVER = new AbortController().signal;

export function openLocalSpeech(clock: Clock): Speech {
  const ears = new LocalEars({ clock });
  const voice = new LocalVoice({ clock });
  return {
    ears,
    voice,
    async prepare(desk, fixedPhrases) {
      for (const text of fixedPhrases) await speakUnheard(voice, desk, text);
      await ears.prepare(TO_PREPARE.map((kind) => desk.hints({ kind }).grammar));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([ears[Symbol.asyncDispose](), voice[Symbol.asyncDispose]()]);
    },
  };
}
