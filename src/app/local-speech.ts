import type { Clock } from "../base/clock.ts";
import type { Desk } from "../ports/desk.ts";
import type { SpeechToText } from "../ports/speech-to-text.ts";
import type { TextToSpeech } from "../ports/text-to-speech.ts";
import { LocalEars, LocalVoice } from "../providers/local/index.ts";

/** The ears and the voice that need no account. */
export interface Speech extends AsyncDisposable {
  readonly ears: SpeechToText;
  readonly voice: TextToSpeech;
  /** Readies the ears for what callers of a desk will be asked. */
  prepare(desk: Desk): Promise<void>;
}

// Names and letters are the words that no dictionary holds.
const TO_PREPARE = ["open", "name", "spelling", "phone"] as const;

export function openLocalSpeech(clock: Clock): Speech {
  const ears = new LocalEars({ clock });
  const voice = new LocalVoice({ clock });
  return {
    ears,
    voice,
    async prepare(desk) {
      await ears.prepare(TO_PREPARE.map((kind) => desk.hints({ kind }).grammar));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([ears[Symbol.asyncDispose](), voice[Symbol.asyncDispose]()]);
    },
  };
}
