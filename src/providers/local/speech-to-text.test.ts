import { afterAll } from "vitest";
import { TELEPHONE } from "../../audio/format.ts";
import { systemClock } from "../../base/clock.ts";
import { speechToTextContract } from "../../ports/testing/speech-to-text-contract.ts";
import { LocalEars } from "./speech-to-text.ts";
import { LocalVoice } from "./text-to-speech.ts";

const ears = new LocalEars({ clock: systemClock });
const voice = new LocalVoice({ clock: systemClock });
afterAll(async () => {
  await ears[Symbol.asyncDispose]();
  await voice[Symbol.asyncDispose]();
});

async function speak(text: string): Promise<Uint8Array> {
  const { signal } = new AbortController();
  const speech = voice.speak({ text, format: TELEPHONE, voice: "rms", language: "en", signal });
  return Buffer.concat((await Array.fromAsync(speech)).map((chunk) => chunk.audio));
}

speechToTextContract("local/soundswallower", { ears: () => ears, speak });
