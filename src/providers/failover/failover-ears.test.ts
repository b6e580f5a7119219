import { expect, test } from "vitest";
import { bytesPerMs, TELEPHONE } from "../../audio/format.ts";
import { encodeMulaw, MULAW_SILENCE } from "../../audio/mulaw.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import type { Failover } from "../../ports/failover.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { EarEvent } from "../../ports/speech-to-text.ts";
import { ScriptedEars } from "../../ports/testing/scripted-ears.ts";
import { FailoverEars } from "./failover-ears.ts";

const FRAME_BYTES = 20 * bytesPerMs(TELEPHONE);
const SILENCE = new Uint8Array(FRAME_BYTES).fill(MULAW_SILENCE);
const SPEECH = encodeMulaw(
  Int16Array.from({ length: FRAME_BYTES }, (_, at) => 8000 * Math.sin(at / 4)),
);
const down = new ProviderError("cloud", "server");
const words = (text: string): EarEvent => ({ type: "words-final", text, confidence: 0.9 });

function listen() {
  const clock = new VirtualClock(0);
  const [cloud, local] = [new ScriptedEars(), new ScriptedEars()];
  const failovers: Failover[] = [];
  const ears = new FailoverEars([cloud, local], clock, (failover) => failovers.push(failover));
  const stop = new AbortController();
  const heard: EarEvent[] = [];
  const stream = ears.open({
    format: TELEPHONE,
    language: "en",
    hints: { keyTerms: [], grammar: "open" },
    signal: stop.signal,
  });
  const over = (async () => {
    for await (const event of stream) heard.push(event);
  })();
  over.catch(() => undefined);
  return {
    clock,
    cloud,
    local,
    ears,
    stream,
    heard,
    failovers,
    over,
    stop,
    async hears(frame: Uint8Array, ms: number) {
      for (let at = 0; at < ms; at += 20) {
        stream.push(frame);
        await clock.advance(20);
      }
    },
  };
}

test("the next ears hear the sound since the last words, and are asked what was asked last", async () => {
  const call = listen();
  await call.hears(SPEECH, 1000);
  call.cloud.hear({ type: "speech-start", atMs: 100 }, words("a haircut"));
  await call.clock.advance(0);
  await call.hears(SILENCE, 1000);
  call.stream.expect({ keyTerms: ["Arun"], grammar: "name" });
  call.cloud.fail(down);
  await call.clock.advance(0);
  expect(call.failovers).toEqual([
    { from: "scripted/ears", to: "scripted/ears", failure: "server" },
  ]);
  // What came after the words, and a moment before they were told.
  expect(call.local.pushedBytes).toBe(1300 * bytesPerMs(TELEPHONE));
  expect(call.local.hints).toEqual([{ keyTerms: ["Arun"], grammar: "name" }]);
  call.local.hear({ type: "speech-start", atMs: 500 }, words("arun"));
  await call.clock.advance(0);
  expect(call.heard.slice(2)).toEqual([{ type: "speech-start", atMs: 1200 }, words("arun")]);
});

test("keeps no more sound than twenty seconds for the next ears, in order", async () => {
  const call = listen();
  await call.hears(SILENCE, 30_000);
  call.cloud.fail(down);
  await call.clock.advance(0);
  expect(call.local.pushedBytes).toBe(20_000 * bytesPerMs(TELEPHONE));
});

test("ears that give no sign of speech for two and a half seconds are given up", async () => {
  const call = listen();
  await call.hears(SILENCE, 60_000);
  await call.hears(SPEECH, 2400);
  expect(call.failovers).toEqual([]);
  await call.hears(SPEECH, 200);
  expect(call.failovers).toMatchObject([{ failure: "timeout" }]);
});

test("ears that give no sign of two short answers are given up", async () => {
  const call = listen();
  await call.hears(SPEECH, 400);
  await call.hears(SILENCE, 8000);
  expect(call.failovers).toEqual([]);
  await call.hears(SPEECH, 400);
  await call.hears(SILENCE, 900);
  expect(call.failovers).toEqual([]);
  await call.hears(SILENCE, 200);
  expect(call.failovers).toMatchObject([{ failure: "timeout" }]);
});

test("steady noise is no reason to give ears up", async () => {
  const call = listen();
  let seed = 1;
  const noise = () =>
    encodeMulaw(
      Int16Array.from({ length: FRAME_BYTES }, () => {
        seed = (seed * 16_807) % 2_147_483_647;
        return (seed / 2_147_483_647 - 0.5) * 1200;
      }),
    );
  for (let at = 0; at < 30_000; at += 20) call.stream.push(noise());
  await call.clock.advance(0);
  expect(call.failovers).toEqual([]);
});

test("ears that begin and then stall are given up after three seconds", async () => {
  const call = listen();
  call.cloud.hear({ type: "speech-start", atMs: 0 });
  await call.hears(SILENCE, 2900);
  call.cloud.hear({ type: "words-partial", text: "a hair", confidence: 0.5 });
  await call.hears(SILENCE, 2900);
  expect(call.failovers).toEqual([]);
  await call.hears(SILENCE, 200);
  expect(call.failovers).toMatchObject([{ failure: "timeout" }]);
});

test("a turn that was probably over is taken back, and what nobody understood is told as such", async () => {
  const call = listen();
  call.cloud.hear({ type: "speech-start", atMs: 0 });
  call.cloud.hear({ type: "turn-eager", text: "yes", confidence: 0.5 });
  await call.hears(SILENCE, 500);
  call.cloud.fail(down);
  await call.hears(SILENCE, 3100);
  expect(call.heard.map(({ type }) => type)).toEqual([
    "speech-start",
    "turn-eager",
    "turn-resumed",
    "speech-end",
    "words-final",
  ]);
});

test("a service that just stops has failed; one that was told to has not", async () => {
  const broken = listen();
  await broken.hears(SILENCE, 100);
  broken.cloud.fail(new ProviderError("cloud", "connectivity"));
  await broken.clock.advance(0);
  broken.local.fail(down);
  await expect(broken.over).rejects.toThrow("cloud: server");

  const ended = listen();
  await ended.hears(SILENCE, 100);
  ended.stream.end();
  await ended.over;
  expect(ended.failovers).toEqual([]);

  const aborted = listen();
  aborted.stop.abort();
  await aborted.over;
  expect(aborted.failovers).toEqual([]);
});

test("ears that failed rest for the next call", async () => {
  const call = listen();
  call.cloud.fail(new ProviderError("cloud", "authentication"));
  await call.clock.advance(0);
  expect(call.ears.resting).toEqual(["scripted/ears"]);
  await call.clock.advance(5 * 60_000);
  expect(call.ears.resting).toEqual([]);
});
