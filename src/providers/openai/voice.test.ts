import { afterAll, expect, test } from "vitest";
import { bytesPerMs, TELEPHONE, type AudioFormat } from "../../audio/format.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { remoteVoiceContract } from "../../ports/testing/remote-voice-contract.ts";
import { textToSpeechContract } from "../../ports/testing/text-to-speech-contract.ts";
import { CHARACTER_MS, madeUpSpeech } from "../testing/made-up-speech.ts";
import { SpeechStandIn } from "./testing/speech-stand-in.ts";
import { openAiVoice } from "./voice.ts";

const WIDE: AudioFormat = { encoding: "pcm16", sampleRateHz: 24_000 };
const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

async function open(options: { model?: string } = {}) {
  const standIn = stack.use(await SpeechStandIn.open());
  const clock = new VirtualClock(0);
  const { apiKey, baseUrl } = standIn;
  const voice = openAiVoice({ apiKey, baseUrl, clock, ...options });
  return { standIn, clock, voice };
}

const shared = await open();
textToSpeechContract("OpenAI", () => shared.voice);

remoteVoiceContract("OpenAI", async () => {
  const { standIn, clock, voice } = await open();
  const { baseUrl } = standIn;
  return {
    voice,
    stranger: openAiVoice({ apiKey: "sk-wrong", baseUrl, clock }),
    fail: (fault) => standIn.fail(fault),
    asked: () => standIn.requests.length,
    isBusy: () => standIn.isBusy,
    characterMs: CHARACTER_MS,
    elapse: (ms) => clock.advance(ms),
  };
});

test("what is wanted as it comes is left untouched", async () => {
  const { standIn, voice } = await open();
  const text = "Are you still there?";
  const signal = new AbortController().signal;
  const chunks = voice.speak({ text, format: WIDE, voice: "sage", language: "en", signal });
  const audio = Buffer.concat((await Array.fromAsync(chunks)).map((chunk) => chunk.audio));
  expect(audio.equals(madeUpSpeech(text, WIDE))).toBe(true);
  expect(standIn.requests).toMatchObject([{ voice: "sage", response_format: "pcm" }]);
});

test("the first sound leaves before the last one came", async () => {
  const { standIn, voice } = await open();
  standIn.fail("stall");
  const stop = new AbortController();
  const options = { format: TELEPHONE, voice: "", language: "en", signal: stop.signal };
  const speech = voice.speak({ text: "One moment, please.", ...options });
  for await (const { audio } of speech) {
    expect(audio.length / bytesPerMs(TELEPHONE)).toBeLessThan(110);
    stop.abort();
  }
});

test("a service that is slow but never silent for too long is heard to the end", async () => {
  const { standIn, clock, voice } = await open();
  standIn.isStepwise = true;
  const text = "Yes, of course.";
  const signal = new AbortController().signal;
  const pieces: Uint8Array[] = [];
  const speech = voice.speak({ text, format: WIDE, voice: "", language: "en", signal });
  const speaking = (async () => {
    for await (const { audio } of speech) pieces.push(audio);
  })();
  const whole = madeUpSpeech(text, WIDE);
  await expect.poll(() => pieces.length).toBe(1);
  for (let sent = 1; Buffer.concat(pieces).length < whole.length; sent += 1) {
    await clock.advance(1500);
    standIn.step();
    await expect.poll(() => pieces.length).toBe(sent + 1);
  }
  standIn.step();
  await speaking;
  expect(Buffer.concat(pieces).equals(whole)).toBe(true);
});

test("an older model isn't told how to speak, because it refuses to be", async () => {
  const { standIn, voice } = await open({ model: "tts-1" });
  const signal = new AbortController().signal;
  const options = { format: TELEPHONE, voice: "", language: "en", signal };
  await Array.fromAsync(voice.speak({ text: "Hello!", ...options }));
  expect(standIn.requests).toMatchObject([{ model: "tts-1", voice: "coral" }]);
});

test("the stand-in refuses what the service refuses", async () => {
  const { standIn } = await open();
  const body = { model: "gpt-4o-mini-tts", voice: "coral", input: "Hi", response_format: "pcm" };
  const wrong = [
    { ...body, tempo: 2 },
    { ...body, voice: "thalia" },
    { ...body, response_format: "ulaw" },
    { ...body, input: "" },
    { ...body, model: "tts-1", instructions: "Be kind." },
  ];
  for (const one of wrong) expect(await post(standIn, one)).toBe(400);
  expect(await post(standIn, body, "Bearer nobody")).toBe(401);
  expect(await post(standIn, body)).toBe(200);
});

async function post(
  standIn: SpeechStandIn,
  body: object,
  authorization = `Bearer ${standIn.apiKey}`,
) {
  const response = await fetch(`${standIn.baseUrl}/audio/speech`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization },
    body: JSON.stringify(body),
  });
  await response.arrayBuffer();
  return response.status;
}
