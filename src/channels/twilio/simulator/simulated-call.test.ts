import { expect, describe, test } from "vitest";
import { VirtualClock } from "../../../base/testing/virtual-clock.ts";
import { silentLogger } from "../../../ops/logger.ts";
import { Switchboard } from "../switchboard.ts";
import { joined, silence, tone } from "../testing/sounds.ts";
import { PATIENCE_MS, toneReceptionist } from "../testing/tone-receptionist.ts";
import type { CallConditions } from "./call-conditions.ts";
import { memoryExchange } from "./memory-exchange.ts";
import { placeCall } from "./place-call.ts";

async function ring(conditions: CallConditions = {}) {
  const clock = new VirtualClock(Date.UTC(2026, 0, 5, 10));
  const receptionist = toneReceptionist(clock);
  const switchboard = new Switchboard({
    clock,
    logger: silentLogger,
    onCall: receptionist.onCall,
  });
  const exchange = memoryExchange(switchboard);
  const placed = await placeCall({
    exchange,
    clock,
    from: "+919840012345",
    to: "+914440001111",
    ...conditions,
  });
  return { clock, receptionist, switchboard, ...placed };
}

describe("a call in virtual time", () => {
  test("hears the greeting, says something, hears the answer, hangs up", async () => {
    const { clock, receptionist, call, ended } = await ring();
    const events: string[] = [];
    call.onEvent(({ type, atMs }) => void events.push(`${type} ${atMs}`));
    const myTurn = call.turn();
    await clock.advanceUntil(() => call.receptionistSpeech.length === 1, 5000);
    await myTurn;
    void call.say(joined(silence(100), tone(300), silence(200)));
    const again = call.turn();
    await clock.advanceUntil(() => call.receptionistSpeech.length === 2, 5000);
    await again;
    call.hangUp();
    expect(await ended).toEqual({ by: "caller", announcements: [] });
    expect(receptionist.events).toEqual([
      { type: "mark", name: "greeting", cleared: false },
      { type: "mark", name: "answer 1", cleared: false },
      { type: "closed", by: "caller" },
    ]);
    expect(events).toEqual([
      "receptionist-started 0",
      "receptionist-stopped 400",
      "caller-started 1100",
      "caller-stopped 1700",
      "receptionist-started 1800",
      "receptionist-stopped 2300",
    ]);
    expect(call.warnings).toEqual([]);
  });

  test("measures from the caller's last sound to the receptionist's first as it was heard", async () => {
    const { clock, call } = await ring();
    await clock.advance(1000);
    void call.say(joined(tone(300), silence(180)));
    await clock.advance(2000);
    expect(call.utterances).toEqual([{ startMs: 1000, endMs: 1300, responseMs: PATIENCE_MS }]);
  });

  test("keeps both sides, equally long, in step", async () => {
    const { clock, call } = await ring();
    await clock.advance(1000);
    void call.say(tone(200));
    await clock.advance(1000);
    const { sides, recording } = call;
    const [caller, receptionist] = [sides.caller, sides.receptionist].map((side) => {
      const loud = [...side].map((sample) => Math.abs(sample) > 1000);
      return { first: loud.indexOf(true), last: loud.lastIndexOf(true), length: side.length };
    });
    expect(caller?.length).toBe(16_000);
    expect(receptionist?.length).toBe(16_000);
    expect(recording).toEqual({
      sampleRateHz: 8000,
      channels: [sides.caller, sides.receptionist],
    });
    expect(caller?.first).toBeGreaterThanOrEqual(8000);
    expect(caller?.last).toBeLessThan(9600);
    expect(receptionist?.first).toBeLessThan(8);
    expect(receptionist?.last).toBeGreaterThan((1200 + PATIENCE_MS) * 8);
  });

  test("a clear is heard as silence at once, and its mark was not heard", async () => {
    const { clock, receptionist, call } = await ring();
    await clock.advance(100);
    call.press("*");
    await clock.advance(1000);
    expect(receptionist.events).toEqual([
      { type: "key", digit: "*" },
      { type: "mark", name: "greeting", cleared: true },
    ]);
    expect(call.receptionistSpeech).toEqual([{ startMs: 0, endMs: 100 }]);
  });

  test("the same call rings the same to the sample, noise included", async () => {
    const heard: string[] = [];
    for (let times = 0; times < 2; times += 1) {
      const { clock, call } = await ring({
        surroundings: { noiseDbfs: -40, background: tone(77, 300), seed: 7 },
        network: { lossRate: 0.05, jitterMs: 40, seed: 7 },
      });
      await clock.advance(3000);
      heard.push(Buffer.from(call.sides.receptionist.buffer).toString("base64"));
    }
    expect(heard[0]).toBe(heard[1]);
    expect(heard[0]).not.toMatch(/^A{100}/);
  });

  test("noise has the level that was asked for", async () => {
    const { clock, call } = await ring({ surroundings: { noiseDbfs: -30 } });
    await clock.advance(5000);
    const { caller } = call.sides;
    const energy = caller.reduce((sum, sample) => sum + sample * sample, 0) / caller.length;
    expect(10 * Math.log10(energy / 32_768 ** 2)).toBeCloseTo(-30, 0);
  });
});

describe("a bad network", () => {
  test.each<[string, CallConditions["network"]]>([
    ["lost frames", { lossRate: 0.2 }],
    ["jitter", { jitterMs: 80 }],
    ["bunching", { bunchMs: 200 }],
    ["all of it", { lossRate: 0.1, jitterMs: 60, bunchMs: 100, seed: 3 }],
  ])(
    "%s leaves the desk with as much sound as time, and the call whole",
    async (_what, network) => {
      const { clock, receptionist, call, ended } = await ring(network ? { network } : {});
      await clock.advance(10_000);
      // What is still on its way, or lost at the very end, is all that may be missing.
      expect(receptionist.heardSamples()).toBeGreaterThan(9_600 * 8);
      expect(receptionist.heardSamples()).toBeLessThanOrEqual(10_000 * 8);
      call.hangUp();
      await clock.advance(500);
      expect(receptionist.events.at(-1)).toEqual({ type: "closed", by: "caller" });
      expect((await ended).by).toBe("caller");
      expect(call.warnings).toEqual([]);
    },
  );

  test("a caller on mute is heard as silence", async () => {
    const { clock, receptionist, call } = await ring();
    await clock.advance(1000);
    call.mute(3000);
    await clock.advance(4000);
    expect(receptionist.heardSamples()).toBe(5000 * 8);
  });
});

describe("the end", () => {
  test("by the desk is followed by what its TwiML says", async () => {
    const { clock, receptionist, call, ended } = await ring();
    await clock.advance(1000);
    call.press("#");
    await clock.advance(100);
    expect(await ended).toEqual({ by: "desk", announcements: [] });
    expect(receptionist.events.at(-1)).toEqual({ type: "closed", by: "desk" });
  });

  test("by a connection that breaks is told to the caller, and the line is lost", async () => {
    const { clock, receptionist, call, ended } = await ring();
    await clock.advance(1000);
    call.die();
    await clock.advance(1100);
    expect(await ended).toEqual({
      by: "fault",
      announcements: [expect.stringMatching(/^I'm sorry, something went wrong/)],
    });
    expect(receptionist.events.at(-1)?.type).toBe("lost");
  });

  test("without a stop is an end all the same", async () => {
    const { clock, receptionist, call, ended } = await ring();
    await clock.advance(1000);
    call.hangUp({ withStop: false });
    await clock.advance(100);
    expect((await ended).by).toBe("caller");
    expect(receptionist.events.filter(({ type }) => type !== "mark")).toHaveLength(1);
  });

  test("by a transfer that someone took", async () => {
    const { clock, receptionist, call, ended } = await ring({ dialOutcomes: ["accepted"] });
    await clock.advance(1000);
    call.press("0");
    await clock.advance(4000);
    expect(await ended).toEqual({
      by: "desk",
      announcements: [],
      dialled: "+914440002222",
      rung: ["+914440002222"],
      whisper: "Someone for you. To take the call, press 1.",
    });
    expect(receptionist.events.at(-1)).toEqual({ type: "closed", by: "desk" });
  });

  test("does not come with a transfer that nobody took: the conversation goes on", async () => {
    const { clock, receptionist, call, ended } = await ring({ dialOutcomes: ["no-answer"] });
    await clock.advance(1000);
    call.press("0");
    await clock.advance(2000);
    void call.say(joined(tone(200), silence(20)));
    await clock.advance(2000);
    call.press("#");
    expect(await ended).toMatchObject({ by: "desk", dialled: "+914440002222" });
    await clock.settle();
    expect(receptionist.events).toEqual([
      { type: "mark", name: "greeting", cleared: false },
      { type: "key", digit: "0" },
      { type: "mark", name: "back after no-answer", cleared: false },
      { type: "mark", name: "answer 1", cleared: false },
      { type: "key", digit: "#" },
      { type: "closed", by: "desk" },
    ]);
    expect(call.warnings).toEqual([]);
  });

  test("settles whoever still waits", async () => {
    const { clock, call } = await ring();
    const said = call.say(tone(60_000));
    const turn = call.turn(60_000);
    await clock.advance(1000);
    call.hangUp();
    await clock.settle();
    await Promise.all([said, turn, call.say(tone(100)), call.turn()]);
    const atMs = call.heard.length;
    await clock.advance(1000);
    expect(call.heard.length).toBe(atMs);
  });
});
