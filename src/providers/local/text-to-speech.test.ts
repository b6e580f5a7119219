import { afterAll, expect, test } from "vitest";
import { bytesPerMs, TELEPHONE } from "../../audio/format.ts";
import { levelDbfs } from "../../audio/level.ts";
import { decodeMulaw } from "../../audio/mulaw.ts";
import { toFloat } from "../../audio/samples.ts";
import { systemClock } from "../../base/clock.ts";
import { textToSpeechContract } from "../../ports/testing/text-to-speech-contract.ts";
import { LocalVoice } from "./text-to-speech.ts";

const voice = new LocalVoice({ clock: systemClock });
afterAll(() => voice[Symbol.asyncDispose]());

textToSpeechContract("local/flite", () => voice);

async function speak(text: string, name = "slt", signal = new AbortController().signal) {
  const chunks: Uint8Array[] = [];
  const options = { text, format: TELEPHONE, voice: name, language: "en", signal };
  for await (const chunk of voice.speak(options)) chunks.push(chunk.audio);
  return Buffer.concat(chunks);
}

test.each(voice.voices)("%s speaks to a telephone line, loud enough to be heard", async (name) => {
  const audio = await speak("Hello, thank you for calling GlamDesk.", name);
  const seconds = audio.length / bytesPerMs(TELEPHONE) / 1000;
  expect(seconds).toBeGreaterThan(1.5);
  expect(seconds).toBeLessThan(5);
  const level = levelDbfs(toFloat(decodeMulaw(audio)));
  expect(level).toBeGreaterThan(-30);
  expect(level).toBeLessThan(-3);
});

test("says the same words in the same way, also from the cache", async () => {
  const first = await speak("Are you still there?");
  expect((await speak("Are you still there?")).equals(first)).toBe(true);
});

test("stops within a piece when it is told to", async () => {
  const stop = new AbortController();
  const options = {
    text: "We offer haircuts, beard trims, hair colour, head massages, manicures and facials.",
    format: TELEPHONE,
    voice: "slt",
    language: "en",
    signal: stop.signal,
  };
  let chunks = 0;
  for await (const chunk of voice.speak(options)) {
    if (chunk.audio.length > 0) chunks += 1;
    stop.abort();
  }
  expect(chunks).toBe(1);
});
