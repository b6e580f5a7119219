import { afterAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { TELEPHONE, type AudioFormat } from "../../audio/format.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import { remoteVoiceContract } from "../../ports/testing/remote-voice-contract.ts";
import { textToSpeechContract } from "../../ports/testing/text-to-speech-contract.ts";
import { CHARACTER_MS, madeUpSpeech } from "../testing/made-up-speech.ts";
import { VoiceStandIn } from "./testing/voice-stand-in.ts";
import { ElevenLabsVoice } from "./voice.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

async function open(options: { model?: string } = {}) {
  const standIn = stack.use(await VoiceStandIn.open());
  const clock = new VirtualClock(0);
  const { apiKey, baseUrl } = standIn;
  const voice = stack.use(new ElevenLabsVoice({ apiKey, baseUrl, clock, ...options }));
  return { standIn, clock, voice };
}

async function speak(
  voice: ElevenLabsVoice,
  text: string,
  format: AudioFormat = TELEPHONE,
  language = "en-IN",
) {
  const signal = new AbortController().signal;
  const chunks = voice.speak({ text, format, voice: "", language, signal });
  const all = await Array.fromAsync(chunks);
  return {
    audio: Buffer.concat(all.map(({ audio }) => audio)),
    words: all.flatMap(({ words = [] }) => words),
  };
}

const shared = await open();
textToSpeechContract("ElevenLabs", () => shared.voice);

remoteVoiceContract("ElevenLabs", async () => {
  const { standIn, clock, voice } = await open();
  const { baseUrl } = standIn;
  return {
    voice,
    stranger: stack.use(new ElevenLabsVoice({ apiKey: "sk_wrong", baseUrl, clock })),
    fail: (fault) => standIn.fail(fault),
    asked: () => standIn.texts.length,
    isBusy: () => standIn.isBusy,
    characterMs: CHARACTER_MS,
    elapse: (ms) => clock.advance(ms),
    vanish: () => standIn.vanish(),
  };
});

test("a telephone gets its own format, untouched", async () => {
  const { standIn, voice } = await open();
  const text = "Are you still there?";
  expect((await speak(voice, text)).audio.equals(madeUpSpeech(text, TELEPHONE))).toBe(true);
  expect(standIn.queries).toMatchObject([{ output_format: "ulaw_8000", auto_mode: "true" }]);
});

test.each(["camel", "snake", "plural"] as const)(
  "says when each word begins, counted from the start of the utterance (%s spelling)",
  async (spelling) => {
    const { standIn, voice } = await open();
    standIn.spelling = spelling;
    const { words } = await speak(voice, "On Tuesday,  at ten.");
    expect(words).toEqual([
      { text: "On", atMs: 0 },
      { text: "Tuesday,", atMs: 3 * CHARACTER_MS },
      { text: "at", atMs: 13 * CHARACTER_MS },
      { text: "ten.", atMs: 16 * CHARACTER_MS },
    ]);
  },
);

test("no connection ever has a sixth context, however often it is interrupted", async () => {
  const { standIn, voice } = await open();
  for (let time = 0; time < 15; time += 1) {
    standIn.fail("stall");
    const stop = new AbortController();
    const options = { format: TELEPHONE, voice: "", language: "en", signal: stop.signal };
    for await (const { audio } of voice.speak({ text: "One moment, please.", ...options }))
      if (audio.length > 0) stop.abort();
  }
  await Promise.all(Array.from({ length: 12 }, () => speak(voice, "All at once.")));
  expect(standIn.mostContexts).toBe(5);
});

test("a call's connection is open before the first word and stays open while the caller talks", async () => {
  const { standIn, clock, voice } = await open();
  const call = new AbortController();
  voice.prepare({ format: TELEPHONE, voice: "", language: "en-IN", signal: call.signal });
  await expect.poll(() => standIn.connections).toBe(1);
  await clock.advance(200_000);
  const kept = { text: "", context_id: expect.any(String) };
  await expect.poll(() => standIn.messages.length).toBe(4);
  expect(standIn.messages.slice(1)).toEqual([kept, kept, kept]);
  await speak(voice, "Hello!");
  expect(standIn.queries).toHaveLength(1);
  call.abort();
  await clock.advance(200_000);
  await expect.poll(() => standIn.connections).toBe(0);
});

test("a call's connection that is lost between two sentences is opened again", async () => {
  const { standIn, clock, voice } = await open();
  const call = new AbortController();
  voice.prepare({ format: TELEPHONE, voice: "", language: "en-IN", signal: call.signal });
  await expect.poll(() => standIn.messages.length).toBe(1);
  standIn.breakConnections();
  await expect.poll(() => standIn.connections).toBe(0);
  await clock.advance(60_000);
  await expect.poll(() => standIn.connections).toBe(1);
  call.abort();
});

test("a sentence that meets a dead connection is spoken over another one", async () => {
  const { standIn, voice } = await open();
  await speak(voice, "Hello!");
  standIn.breakConnections();
  const text = "Are you still there?";
  expect((await speak(voice, text)).audio.equals(madeUpSpeech(text, TELEPHONE))).toBe(true);
  expect(standIn.queries).toHaveLength(2);
});

test("an answer that is not whole is the service's failure", async () => {
  const { standIn, voice } = await open();
  standIn.garbles = true;
  const failed = speak(voice, "Hello!");
  await expect(failed).rejects.toMatchObject({ name: "ProviderError", failure: "server" });
});

test("a wrong key is understood when it is told over the connection, too", async () => {
  const { standIn, clock } = await open();
  standIn.tellsOverConnection = true;
  const { baseUrl } = standIn;
  const stranger = stack.use(new ElevenLabsVoice({ apiKey: "wrong", baseUrl, clock }));
  const failed = speak(stranger, "Hello!");
  await expect(failed).rejects.toMatchObject({ failure: "authentication" });
});

test("a voice that the account doesn't have is an invalid request", async () => {
  const { standIn, clock } = await open();
  const { apiKey, baseUrl } = standIn;
  const voices = ["AAAAAAAAAAAAAAAAAAAA"] as const;
  const voice = stack.use(new ElevenLabsVoice({ apiKey, baseUrl, clock, voices }));
  const error = await speak(voice, "Hello!").catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProviderError);
  expect(error).toMatchObject({ failure: "invalid-request", retryable: false });
});

test("the language is told to the models that take one", async () => {
  const { standIn, voice } = await open({ model: "eleven_multilingual_v2" });
  await speak(voice, "Hello!");
  expect(standIn.queries[0]).not.toHaveProperty("language_code");
  const other = await open();
  await speak(other.voice, "வணக்கம்", TELEPHONE, "ta-IN");
  expect(other.standIn.queries).toMatchObject([
    { language_code: "ta", apply_text_normalization: "auto" },
  ]);
});

test("a receptionist's voice is even, warm and hardly acts", async () => {
  const { standIn, voice } = await open();
  await speak(voice, "Hello!");
  expect(standIn.messages[0]).toMatchObject({
    voice_settings: { stability: 0.7, similarity_boost: 0.8, style: 0.2 },
  });
});

test("the stand-in refuses what the service refuses", async () => {
  const { standIn } = await open();
  const good = "model_id=eleven_flash_v2_5&output_format=ulaw_8000";
  const begin = {
    text: " ",
    context_id: "a",
    voice_settings: { stability: 1, similarity_boost: 1 },
  };
  const text = { text: "Hello. ", context_id: "a", flush: true };
  expect(await talk(standIn, `${good}&speed=2`, [])).toBe("HTTP 400");
  expect(await talk(standIn, good.replace("ulaw", "mulaw"), [])).toBe("HTTP 400");
  expect(await talk(standIn, good, [], "sk_other")).toBe("HTTP 401");
  expect(await talk(standIn, good, [text])).toBe("invalid_context");
  expect(await talk(standIn, good, [begin, { ...text, volume: 3 }])).toBe("invalid_message");
  expect(await talk(standIn, good, [begin, { ...text, text: "Hello." }])).toBe("invalid_text");
  const close = { context_id: "a", close_context: true };
  expect(await talk(standIn, good, [begin, close, text])).toBe("invalid_context");
  const six = Array.from({ length: 6 }, (_, at) => ({ ...begin, context_id: `c${at}` }));
  expect(await talk(standIn, good, six)).toBe("max_active_conversations");
  expect(await talk(standIn, good, [begin, text, close, { close_socket: true }])).toBe("");
});

/** What a client that sends this is refused with. */
async function talk(
  standIn: VoiceStandIn,
  query: string,
  messages: object[],
  key = standIn.apiKey,
) {
  const path = `/v1/text-to-speech/${standIn.voice}/multi-stream-input?${query}`;
  const socket = new WebSocket(`${standIn.baseUrl.replace("http", "ws")}${path}`, {
    headers: { "xi-api-key": key },
  });
  return await new Promise<string>((resolve) => {
    socket.on("open", () => {
      for (const message of messages) socket.send(JSON.stringify(message));
    });
    socket.on("unexpected-response", (_, response) => resolve(`HTTP ${response.statusCode}`));
    socket.on("close", (_code, reason) => resolve(reason.toString()));
    socket.on("error", () => {});
  });
}
