import { TELEPHONE } from "../../audio/format.ts";
import type { Desk } from "../../ports/desk.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";

/** Speaks a phrase of this desk to nobody, so that it is at hand when somebody rings. */
export async function speakUnheard(
  voice: TextToSpeech,
  { profile }: Desk,
  text: string,
  signal: AbortSignal,
): Promise<void> {
  const speech = voice.speak({
    text,
    format: TELEPHONE,
    voice: profile.voice,
    language: profile.languages[0] ?? "en",
    signal,
  });
  for await (const { audio } of speech) if (audio.length === 0) return;
}
