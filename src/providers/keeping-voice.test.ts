import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { TELEPHONE } from "../audio/format.ts";
import type { TextToSpeech } from "../ports/text-to-speech.ts";
import { keepingVoice } from "./keeping-voice.ts";
import { KeptSpeech } from "./kept-speech.ts";

const GREETING = "Hello, how can I help you?";
const WORDS = [{ text: "Hello,", atMs: 0 }];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kept-speech-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A service that counts what it is asked. */
function service(): TextToSpeech & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    name: "service",
    voices: ["one", "other"],
    asked,
    async *speak({ text, voice, signal }) {
      asked.push(`${voice}: ${text}`);
      yield { audio: new Uint8Array(8000).fill(1), words: WORDS };
      if (!signal.aborted) yield { audio: new Uint8Array(800).fill(2) };
    },
  };
}

async function say(
  voice: TextToSpeech,
  text: string,
  options: { id?: string; stop?: boolean } = {},
) {
  const abort = new AbortController();
  const { id = "one", stop = false } = options;
  const chunks = [];
  const { signal } = abort;
  for await (const chunk of voice.speak({
    text,
    voice: id,
    format: TELEPHONE,
    language: "en",
    signal,
  })) {
    chunks.push(chunk);
    if (stop) abort.abort();
  }
  return {
    audio: Buffer.concat(chunks.map(({ audio }) => audio)),
    words: chunks.flatMap(({ words = [] }) => words),
  };
}

function keeping(inFolder?: string) {
  const kept = new KeptSpeech(inFolder);
  kept.addPhrases([GREETING]);
  const asked = service();
  return { voice: keepingVoice(asked, kept), asked: asked.asked };
}

test("a phrase that every caller hears is asked of the service once, and sounds the same ever after", async () => {
  const { voice, asked } = keeping();
  const first = await say(voice, GREETING);
  expect(await say(voice, GREETING)).toEqual(first);
  expect(first.audio).toHaveLength(8800);
  expect(first.words).toEqual(WORDS);
  expect(asked).toEqual([`one: ${GREETING}`]);
});

test("each voice has its own", async () => {
  const { voice, asked } = keeping();
  await say(voice, GREETING);
  await say(voice, GREETING, { id: "other" });
  expect(asked).toEqual([`one: ${GREETING}`, `other: ${GREETING}`]);
});

test("what is said to one caller is not kept", async () => {
  const { voice, asked } = keeping(folder);
  await say(voice, "See you at four, Anita.");
  await say(voice, "See you at four, Anita.");
  expect(asked).toHaveLength(2);
  expect(await readdir(folder)).toEqual([]);
});

test("a phrase that was stopped is asked for again", async () => {
  const { voice, asked } = keeping();
  await say(voice, GREETING, { stop: true });
  expect((await say(voice, GREETING)).audio).toHaveLength(8800);
  expect(asked).toHaveLength(2);
});

test("the next start has it from the disk", async () => {
  const before = keeping(folder);
  const first = await say(before.voice, GREETING);
  await vi.waitFor(async () =>
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^[\da-f]{64}\.json$/u)]),
  );
  const after = keeping(folder);
  expect(await say(after.voice, GREETING)).toEqual(first);
  expect(after.asked).toEqual([]);
});
