import { afterAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { TELEPHONE, type AudioFormat } from "../../audio/format.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { remoteVoiceContract } from "../../ports/testing/remote-voice-contract.ts";
import { textToSpeechContract } from "../../ports/testing/text-to-speech-contract.ts";
import { CHARACTER_MS, madeUpSpeech } from "../testing/made-up-speech.ts";
import { AuraVoice } from "./aura-voice.ts";
import { SpeakStandIn } from "./testing/speak-stand-in.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

async function open() {
  const standIn = stack.use(await SpeakStandIn.open());
  const clock = new VirtualClock(0);
  const { apiKey, baseUrl } = standIn;
  const voice = stack.use(new AuraVoice({ apiKey, baseUrl, clock }));
  return { standIn, clock, voice };
}

async function speak(voice: AuraVoice, text: string, format: AudioFormat = TELEPHONE) {
  const signal = new AbortController().signal;
  const chunks = voice.speak({ text, format, voice: "", language: "en", signal });
  return Buffer.concat((await Array.fromAsync(chunks)).map(({ audio }) => audio));
}

const shared = await open();
textToSpeechContract("Aura", () => shared.voice);

remoteVoiceContract("Aura", async () => {
  const { standIn, clock, voice } = await open();
  const { baseUrl } = standIn;
  return {
    voice,
    stranger: stack.use(new AuraVoice({ apiKey: "wrong", baseUrl, clock })),
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
  expect((await speak(voice, text)).equals(madeUpSpeech(text, TELEPHONE))).toBe(true);
  expect(standIn.queries).toEqual([
    { model: "aura-2-thalia-en", encoding: "mulaw", sample_rate: "8000", mip_opt_out: "true" },
  ]);
});

test.each([false, true])(
  "what still comes of an interrupted sentence is not heard in the next (a late end: %s)",
  async (echoesFlush) => {
    const { standIn, voice } = await open();
    standIn.echoesFlush = echoesFlush;
    standIn.fail("stall");
    const stop = new AbortController();
    const options = { format: TELEPHONE, voice: "", language: "en", signal: stop.signal };
    for await (const { audio } of voice.speak({ text: "One moment, please.", ...options }))
      if (audio.length > 0) stop.abort();
    await expect.poll(() => standIn.isBusy).toBe(false);
    const text = "Yes, of course.";
    expect((await speak(voice, text)).equals(madeUpSpeech(text, TELEPHONE))).toBe(true);
    expect(standIn.messages.filter((type) => type === "Clear")).toHaveLength(1);
  },
);

test("a sentence that was spoken to its end is not cleared", async () => {
  const { standIn, voice } = await open();
  await speak(voice, "Hello!");
  await speak(voice, "Hello again!");
  expect(standIn.messages).toEqual(["Speak", "Flush", "Speak", "Flush"]);
  expect(standIn.queries).toHaveLength(1);
});

test("the twenty-first sentence of a minute goes over another connection", async () => {
  const { standIn, clock, voice } = await open();
  for (let time = 0; time < 21; time += 1) await speak(voice, `Sentence ${time}.`);
  expect(standIn.queries).toHaveLength(2);
  expect(standIn.texts).toHaveLength(21);
  await clock.advance(30_000);
  for (let time = 0; time < 10; time += 1) await speak(voice, `Sentence ${time}.`);
  expect(standIn.queries).toHaveLength(2);
});

test("a long text goes in pieces that end between words, and comes back whole", async () => {
  const { standIn, voice } = await open();
  const text = "We offer haircuts, colours and facials. ".repeat(120).trim();
  expect((await speak(voice, text)).equals(madeUpSpeech(text, TELEPHONE))).toBe(true);
  expect(standIn.messages.filter((type) => type === "Speak")).toHaveLength(3);
  expect(standIn.texts).toEqual([text]);
});

test("a connection is open before the first word, and again when it was lost", async () => {
  const { standIn, clock, voice } = await open();
  const call = new AbortController();
  voice.prepare({ format: TELEPHONE, voice: "", language: "en", signal: call.signal });
  await expect.poll(() => standIn.connections).toBe(1);
  standIn.breakConnections();
  await expect.poll(() => standIn.connections).toBe(0);
  await clock.advance(5_000);
  await expect.poll(() => standIn.connections).toBe(1);
  await speak(voice, "Hello!");
  expect(standIn.queries).toHaveLength(2);
  call.abort();
  await clock.advance(70_000);
  await expect.poll(() => standIn.connections).toBe(0);
});

test("a sentence that meets a dead connection is spoken over another one", async () => {
  const { standIn, voice } = await open();
  await speak(voice, "Hello!");
  standIn.breakConnections();
  const text = "Are you still there?";
  expect((await speak(voice, text)).equals(madeUpSpeech(text, TELEPHONE))).toBe(true);
});

test("an answer that is not whole is the service's failure", async () => {
  const { standIn, voice } = await open();
  standIn.garbles = true;
  await expect(speak(voice, "Hello!")).rejects.toMatchObject({ failure: "server" });
});

test("the stand-in refuses what the service refuses", async () => {
  const { standIn } = await open();
  const good = "model=aura-2-thalia-en&encoding=mulaw&sample_rate=8000";
  const text = { type: "Speak", text: "Hello." };
  expect(await talk(standIn, good, [], "other")).toBe("HTTP 401");
  expect(await talk(standIn, `${good}&container=none`, [])).toBe("HTTP 400");
  expect(await talk(standIn, good.replace("mulaw", "ulaw"), [])).toBe("HTTP 400");
  expect(await talk(standIn, good.replace("8000", "8001"), [])).toBe("HTTP 400");
  expect(await talk(standIn, good.replace("8000", "48000"), [])).toBe("HTTP 400");
  expect(await talk(standIn, good, [{ ...text, voice: "x" }])).toBe("1008");
  expect(await talk(standIn, good, [{ ...text, text: "a".repeat(2001) }])).toBe("1008");
  expect(await talk(standIn, good, [{ type: "Interrupt" }])).toBe("1008");
  expect(await talk(standIn, good, [text, { type: "Flush" }, { type: "Close" }])).toBe("1000");
});

/** What a client that sends this is refused with. */
async function talk(
  standIn: SpeakStandIn,
  query: string,
  messages: object[],
  key = standIn.apiKey,
) {
  const socket = new WebSocket(`${standIn.baseUrl.replace("http", "ws")}/v1/speak?${query}`, {
    headers: { authorization: `Token ${key}` },
  });
  return await new Promise<string>((resolve) => {
    socket.on("open", () => {
      for (const message of messages) socket.send(JSON.stringify(message));
    });
    socket.on("unexpected-response", (_, response) => resolve(`HTTP ${response.statusCode}`));
    socket.on("close", (code) => resolve(String(code)));
    socket.on("error", () => {});
  });
}
