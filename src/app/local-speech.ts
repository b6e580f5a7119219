import type { Clock } from "../base/clock.ts";
import type { SpeechToText } from "../ports/speech-to-text.ts";
import type { TextToSpeech } from "../ports/text-to-speech.ts";
import { LocalEars, LocalVoice } from "../providers/local/index.ts";

/** The ears and the voice that need no account. */
export interface Speech extends AsyncDisposable {
  readonly ears: SpeechToText;
  readonly voice: TextToSpeech;
}

export function openLocalSpeech(clock: Clock): Speech {
  const ears = new LocalEars({ clock });
  const voice = new LocalVoice({ clock });
  return {
    ears,
    voice,
    async [Symbol.asyncDispose]() {
      await Promise.all([ears[Symbol.asyncDispose](), voice[Symbol.asyncDispose]()]);
    },
  };
}
