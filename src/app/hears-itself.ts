import type { AudioFormat } from "../audio/format.ts";
import type { Speech } from "./local-speech.ts";

const WORDS = "yes please";

/** Whether the ears understand a short phrase of the voice's, as they would on a line of this format. */
export async function hearsItself(speech: Speech, format: AudioFormat): Promise<boolean> {
  const stop = new AbortController();
  const grammar = `#JSGF V1.0; grammar check; public <words> = ${WORDS} | no thank you | tomorrow at three;`;
  const ear = speech.ears.open({
    format,
    language: "en",
    hints: { keyTerms: [], grammar },
    signal: stop.signal,
  });
  const [voice = ""] = speech.voice.voices;
  const spoken = speech.voice.speak({
    text: WORDS,
    format,
    voice,
    language: "en",
    signal: stop.signal,
  });
  const silence = new Uint8Array(8000).fill(0xff);
  ear.push(silence);
  for await (const { audio } of spoken) ear.push(audio);
  ear.push(silence);
  ear.end();
  for await (const event of ear) {
    if (event.type === "words-final") return event.text === WORDS;
  }
  return false;
}
