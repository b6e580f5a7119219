import type { Clock } from "../base/clock.ts";
import type { Expectation } from "../domain/dialogue/expectation.ts";
import type { Desk } from "../ports/desk.ts";
import type { SpeechToText } from "../ports/speech-to-text.ts";
import type { TextToSpeech } from "../ports/text-to-speech.ts";
import { spokenVoice } from "../providers/spoken-voice.ts";
import { LocalEars, LocalVoice } from "../providers/local/index.ts";
import { speakUnheard } from "./speech/speak-unheard.ts";

/** The ears and the voice that need no account. */
export interface Speech extends AsyncDisposable {
  readonly ears: SpeechToText;
  readonly voice: TextToSpeech;
  /** Readies the ears for what callers of a desk will be asked, and the voice for what it says to all of them. */
  prepare(desk: Desk, fixedPhrases: readonly string[]): Promise<void>;
}

// Names and letters are the words that no dictionary holds.
const TO_PREPARE: readonly Expectation[] = [
  { kind: "open" },
  { kind: "name" },
  { kind: "spelling" },
  { kind: "spelling", part: "first-name" },
  { kind: "spelling", part: "last-name" },
  { kind: "phone" },
];

const NEVER = new AbortController().signal;

/** The ears and the voice of this machine alone. */
export function openLocalSpeech(clock: Clock): Speech {
  const ears = new LocalEars({ clock });
  const flite = new LocalVoice({ clock });
  const voice = spokenVoice(flite);
  return {
    ears,
    voice,
    async prepare(desk, fixedPhrases) {
      for (const text of fixedPhrases) await speakUnheard(voice, desk, text, NEVER);
      await ears.prepare([
        ...new Set(TO_PREPARE.map((expectation) => desk.hints(expectation).grammar)),
      ]);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([ears[Symbol.asyncDispose](), flite[Symbol.asyncDispose]()]);
    },
  };
}
