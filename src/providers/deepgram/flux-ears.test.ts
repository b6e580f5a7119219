import { afterAll, describe, expect, test } from "vitest";
import { systemClock } from "../../base/clock.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { speechToTextContract } from "../../ports/testing/speech-to-text-contract.ts";
import { fluxEars } from "./flux-ears.ts";
import { listening } from "./testing/listening.ts";
import { ListenStandIn } from "./testing/listen-stand-in.ts";
import { silence } from "./testing/spoken-sound.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const open = async (clock = new VirtualClock(0)) => {
  const standIn = stack.use(await ListenStandIn.open({ clock }));
  const { baseUrl, apiKey } = standIn;
  return { clock, standIn, ears: fluxEars({ apiKey, baseUrl, clock }) };
};

const contract = stack.use(await ListenStandIn.open({ clock: systemClock }));
const { baseUrl, apiKey } = contract;
speechToTextContract("deepgram/flux", {
  ears: () => fluxEars({ apiKey, baseUrl, clock: systemClock }),
  speak: async (words) => contract.sound.say(words),
  judgesTurns: true,
});

describe("Flux", () => {
  test("ends a turn with the words that it was eager about, so that a reply begun early can be used", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears);
    ear.push(silence(300), standIn.sound.say("a haircut please"), silence(600));
    ear.end();
    const events = await ear.ended;
    const types = events.map(({ type }) => type).filter((type) => type !== "words-partial");
    expect(types).toEqual(["speech-start", "turn-eager", "speech-end", "turn-end"]);
    expect(events).toContainEqual({ type: "speech-end", atMs: 300 + 3 * 300 });
    for (const type of ["turn-eager", "turn-end"] as const)
      expect(events.find((event) => event.type === type)).toMatchObject({
        text: "a haircut please",
        confidence: expect.closeTo(0.95),
      });
  });

  test("takes an eager end back when the caller goes on, and has all words in the end", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears);
    ear.push(standIn.sound.say("a haircut"), silence(200), standIn.sound.say("and a beard trim"));
    ear.push(silence(600));
    ear.end();
    const events = await ear.ended;
    const types = events.map(({ type }) => type).filter((type) => type.startsWith("turn"));
    expect(types).toEqual(["turn-eager", "turn-resumed", "turn-eager", "turn-end"]);
    expect(events.at(-1)).toMatchObject({ text: "a haircut and a beard trim" });
  });

  test("is as patient as the question asks for, one change at a time", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears, { pauseMs: 200 });
    const { searchParams } = await firstConnection(standIn);
    expect(searchParams.get("eot_threshold")).toBe("0.6");
    expect(searchParams.get("eager_eot_threshold")).toBe("0.3");
    expect(searchParams.get("eot_timeout_ms")).toBe("1500");
    for (const pauseMs of [1600, 200, 600, 1600]) ear.expect({ pauseMs });
    ear.push(silence(400));
    // A pause of half a second would end an ordinary turn, and does not end a telephone number.
    ear.push(standIn.sound.say("nine eight four"), silence(500), standIn.sound.say("zero one two"));
    ear.push(silence(2000));
    ear.end();
    expect((await ear.ended).filter(({ type }) => type === "turn-end")).toMatchObject([
      { text: "nine eight four zero one two" },
    ]);
    expect(changes(standIn)).toEqual([{ type: "Configure", thresholds: PATIENT }]);
  });

  test("says nothing when nothing has changed", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears, { keyTerms: ["Thenmalar"], pauseMs: 600 });
    for (let times = 0; times < 5; times += 1) ear.expect({ pauseMs: 600 });
    ear.push(silence(500));
    ear.end();
    await ear.ended;
    expect(changes(standIn)).toEqual([]);
  });

  test("is told of new names", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears, { keyTerms: ["Thenmalar"], pauseMs: 600 });
    ear.expect({ keyTerms: ["Kavitha"], pauseMs: 600 });
    ear.push(silence(500));
    ear.end();
    await ear.ended;
    expect(changes(standIn)).toEqual([{ type: "Configure", keyterms: ["Kavitha"] }]);
  });

  test("hears a turn end although the line's sound stopped in the middle", async () => {
    const { clock, standIn, ears } = await open();
    const ear = listening(ears);
    ear.push(standIn.sound.say("tomorrow at three"), silence(80));
    await ear.heard("words-partial");
    for (
      let step = 0;
      step < 60 && !ear.events.some(({ type }) => type === "turn-end");
      step += 1
    ) {
      await clock.advance(250);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await ear.heard("turn-end");
    expect(clock.nowMs()).toBeLessThan(5000);
    ear.hangUp();
    expect(standIn.connections[0]?.received).toEqual([]);
  });

  test("hears several languages with the model that knows them, and says when it doesn't hear one", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears, { languages: ["en-IN", "hi"] });
    const { searchParams } = await firstConnection(standIn);
    expect(searchParams.get("model")).toBe("flux-general-multi");
    expect(searchParams.getAll("language_hint")).toEqual(["en", "hi"]);
    ear.hangUp();
    await expect(listening(ears, { languages: ["ta"] }).ended).rejects.toThrow(
      "deepgram: invalid-request (Flux doesn't hear ta)",
    );
  });
});

const PATIENT = { eot_threshold: 0.9, eager_eot_threshold: 0.6, eot_timeout_ms: 5000 };

function changes(standIn: ListenStandIn): readonly unknown[] {
  const received = standIn.connections[0]?.received.map((text): unknown => JSON.parse(text)) ?? [];
  return received.filter((message) => JSON.stringify(message).includes('"Configure"'));
}

async function firstConnection(standIn: ListenStandIn): Promise<URL> {
  const { url } = await standIn.connected();
  return url;
}
