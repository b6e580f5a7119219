import { expect, test } from "vitest";
import { bytesPerMs, TELEPHONE } from "../../audio/format.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import type { Failover } from "../../ports/failover.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { TextToSpeech, VoiceChunk } from "../../ports/text-to-speech.ts";
import { FailoverVoice } from "./failover-voice.ts";
import { restOf } from "./rest-of.ts";

const TEXT = "We open at ten, and we close at seven.";
const sound = (ms: number) => new Uint8Array(ms * bytesPerMs(TELEPHONE));
const down = new ProviderError("cloud", "rate-limit");

type Step = VoiceChunk | Error | "hang";

function chain(steps: readonly Step[]) {
  const clock = new VirtualClock(0);
  const asked: string[] = [];
  const failovers: Failover[] = [];
  let aborted = false;
  const cloud: TextToSpeech = {
    name: "cloud",
    voices: ["a"],
    async *speak({ text, signal }) {
      asked.push(`cloud: ${text}`);
      signal.addEventListener("abort", () => (aborted = true), { once: true });
      for (const step of steps) {
        await Promise.resolve();
        if (step === "hang") await new Promise(() => {});
        else if (step instanceof Error) throw step;
        else yield step;
      }
    },
  };
  const local: TextToSpeech = {
    name: "local",
    voices: ["b"],
    async *speak({ text }) {
      asked.push(`local: ${text}`);
      await Promise.resolve();
      yield { audio: sound(100), words: [{ text: "x", atMs: 20 }] };
    },
  };
  const voice = new FailoverVoice([cloud, local], clock, (failover) => failovers.push(failover));
  const speak = () => {
    const { signal } = new AbortController();
    const options = { text: TEXT, format: TELEPHONE, voice: "a", language: "en", signal };
    return Array.fromAsync(voice.speak(options));
  };
  return { clock, asked, failovers, voice, speak, wasAborted: () => aborted };
}

test("the next voice says all of it when the first refuses", async () => {
  const { speak, asked, failovers } = chain([down]);
  expect(await speak()).toHaveLength(1);
  expect(asked).toEqual([`cloud: ${TEXT}`, `local: ${TEXT}`]);
  expect(failovers).toEqual([{ from: "cloud", to: "local", failure: "rate-limit" }]);
});

test("a sentence that breaks off goes on with the word that was cut, and word times go on too", async () => {
  const words = ["We", "open", "at", "ten,"].map((text, at) => ({ text, atMs: at * 200 }));
  const { speak, asked } = chain([{ audio: sound(700), words }, down]);
  const chunks = await speak();
  expect(asked.at(-1)).toBe("local: ten, and we close at seven.");
  expect(chunks.at(-1)?.words).toEqual([{ text: "x", atMs: 720 }]);
});

test("a voice that doesn't begin, or stalls, is given up and stopped", async () => {
  for (const [steps, waitsMs] of [
    [["hang"], 2000],
    [[{ audio: sound(200) }, "hang"], 1000],
  ] as const) {
    const { speak, clock, failovers, wasAborted } = chain(steps);
    let done = false;
    const speaking = speak().finally(() => (done = true));
    await clock.advance(waitsMs - 1);
    expect(done).toBe(false);
    await clock.advance(1);
    await speaking;
    expect(failovers).toEqual([{ from: "cloud", to: "local", failure: "timeout" }]);
    expect(wasAborted()).toBe(true);
  }
});

test("the service whose voice a desk names speaks first, but the local one only when no other can", async () => {
  const spoke: string[] = [];
  const [first, ...rest] = ["eleven", "aura", "local"].map((name): TextToSpeech => ({
    name,
    voices: [`${name}-voice`],
    async *speak() {
      await Promise.resolve();
      spoke.push(name);
      yield { audio: sound(20) };
    },
    prepare: () => void spoke.push(`${name} gets ready`),
  }));
  if (!first) throw new Error("There is a first voice");
  const voice = new FailoverVoice([first, ...rest], new VirtualClock(0), () => {});
  const { signal } = new AbortController();
  for (const name of ["aura-voice", "local-voice"]) {
    const options = { text: TEXT, format: TELEPHONE, voice: name, language: "en", signal };
    await Array.fromAsync(voice.speak(options));
  }
  expect(spoke).toEqual(["aura", "eleven"]);
  voice.prepare({ format: TELEPHONE, voice: "aura-voice", language: "en", signal });
  expect(spoke.slice(2)).toEqual(["aura gets ready", "eleven gets ready", "local gets ready"]);
});

test("a voice that failed rests, and comes back", async () => {
  const { speak, asked, clock, voice } = chain([down]);
  await speak();
  await speak();
  expect(asked).toHaveLength(3);
  expect(voice.resting).toEqual(["cloud"]);
  await clock.advance(10_000);
  expect(voice.resting).toEqual([]);
  await speak();
  expect(asked.at(-2)).toBe(`cloud: ${TEXT}`);
});

test("without word times, it goes on after the last pause that was certainly passed", () => {
  expect(restOf(TEXT, 0, [])).toBe(TEXT);
  expect(restOf(TEXT, 1000, [])).toBe(TEXT);
  expect(restOf(TEXT, 2500, [])).toBe("and we close at seven.");
  expect(restOf("It costs 2,500 rupees.", 2400, [])).toBe("It costs 2,500 rupees.");
});

test("words that were written for the voice are passed over", () => {
  const words = [
    { text: "We", atMs: 0 },
    { text: "shut", atMs: 100 },
    { text: "half past", atMs: 200 },
  ];
  expect(restOf("We shut 3:30 today.", 300, words)).toBe("shut 3:30 today.");
});
