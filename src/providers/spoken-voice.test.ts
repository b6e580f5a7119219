import { expect, test } from "vitest";
import { TELEPHONE } from "../audio/format.ts";
import { spokenText } from "../domain/spoken/spoken-text.ts";
import type { SpeakOptions, TextToSpeech } from "../ports/text-to-speech.ts";
import { spokenVoice } from "./spoken-voice.ts";

const WORD_MS = 300;
const NEVER = new AbortController().signal;

/** Speaks one word a piece and says when each begins. */
function wordByWord(): TextToSpeech & { readonly asked: SpeakOptions[] } {
  const asked: SpeakOptions[] = [];
  return {
    name: "word-by-word",
    voices: ["one"],
    asked,
    async *speak(options) {
      asked.push(options);
      for (const [index, text] of options.text.split(" ").entries())
        yield { audio: new Uint8Array(8 * WORD_MS), words: [{ text, atMs: index * WORD_MS }] };
    },
  };
}

async function speak(voice: TextToSpeech, text: string, language = "en-IN") {
  const options = { text, format: TELEPHONE, voice: "one", language, signal: NEVER };
  return await Array.fromAsync(voice.speak(options));
}

test("the voice is given words", async () => {
  const voice = wordByWord();
  await speak(spokenVoice(voice), "It's ₹1,50,000 at 3:30 PM.");
  expect(voice.asked).toMatchObject([
    { text: "It's one lakh fifty thousand rupees at three thirty PM.", language: "en-IN" },
  ]);
});

test("the times are those of the written words, each from the last thing said for it", async () => {
  const chunks = await speak(spokenVoice(wordByWord()), "It's ₹2,500 at 3:30 PM 🎉 today.");
  expect(chunks.flatMap(({ words = [] }) => words)).toEqual([
    { text: "It's", atMs: 0 },
    { text: "₹2,500", atMs: 5 * WORD_MS },
    { text: "at", atMs: 6 * WORD_MS },
    { text: "3:30", atMs: 8 * WORD_MS },
    { text: "PM", atMs: 9 * WORD_MS },
    { text: "🎉", atMs: 9 * WORD_MS },
    { text: "today.", atMs: 10 * WORD_MS },
  ]);
});

test("all sound goes through, in its pieces", async () => {
  const text = "Call 98401 23456.";
  const chunks = await speak(spokenVoice(wordByWord()), text);
  expect(chunks).toHaveLength(spokenText(text, "en-IN").text.split(" ").length);
  expect(chunks.every(({ audio }) => audio.length === 8 * WORD_MS)).toBe(true);
});

test("a call that begins is announced to voices that want to know", () => {
  const announced: unknown[] = [];
  const inner = { ...wordByWord(), prepare: (options: unknown) => void announced.push(options) };
  const options = { format: TELEPHONE, voice: "one", language: "en", signal: NEVER };
  spokenVoice(inner).prepare?.(options);
  expect(announced).toEqual([options]);
  expect(spokenVoice(wordByWord())).not.toHaveProperty("prepare");
});
