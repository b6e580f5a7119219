import { expect, test } from "vitest";
import { VirtualClock } from "../base/testing/virtual-clock.ts";
import { ProviderError } from "../ports/provider-error.ts";
import { IncomingSpeech } from "./incoming-speech.ts";

function open(signal = new AbortController().signal) {
  const clock = new VirtualClock(0);
  const timeouts = { firstChunkMs: 2000, chunkMs: 1000 };
  const speech = new IncomingSpeech({ provider: "test", clock, signal, timeouts });
  const heard: number[] = [];
  const reading = (async () => {
    for await (const { audio } of speech) heard.push(audio.length);
  })().then(
    () => "ended",
    (error: unknown) => (error instanceof ProviderError ? error.failure : "another error"),
  );
  return { clock, speech, heard, reading };
}

const piece = (bytes: number) => ({ audio: new Uint8Array(bytes) });

test("a service may take its time, as long as it is never silent for too long", async () => {
  const { clock, speech, heard, reading } = open();
  for (let time = 1; time <= 5; time += 1) {
    await clock.advance(900);
    speech.push(piece(time));
  }
  speech.done();
  await clock.advance(10_000);
  expect(await reading).toBe("ended");
  expect(heard).toEqual([1, 2, 3, 4, 5]);
});

test.each([
  [0, 2000],
  [1, 1000],
])("after %i pieces, %i ms of silence are a failure", async (pieces, limitMs) => {
  const { clock, speech, heard, reading } = open();
  if (pieces === 1) speech.push(piece(1));
  await clock.advance(limitMs - 1);
  expect(heard).toHaveLength(pieces);
  await clock.advance(1);
  expect(await reading).toBe("timeout");
});

test("what came before a failure is still heard", async () => {
  const { speech, heard, reading } = open();
  speech.push(piece(1));
  speech.fail(new ProviderError("test", "server"));
  expect(await reading).toBe("server");
  expect(heard).toEqual([1]);
});

test("when it is told to stop, nothing more is heard, not even what came already", async () => {
  const stop = new AbortController();
  const { speech, heard, reading } = open(stop.signal);
  speech.push(piece(1));
  stop.abort(new Error("The caller spoke"));
  speech.push(piece(2));
  expect(await reading).toBe("ended");
  expect(heard).toEqual([]);
});
