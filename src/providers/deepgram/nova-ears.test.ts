import { afterAll, describe, expect, test } from "vitest";
import { TELEPHONE } from "../../audio/format.ts";
import { systemClock } from "../../base/clock.ts";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import type { EarEvent } from "../../ports/speech-to-text.ts";
import { speechToTextContract } from "../../ports/testing/speech-to-text-contract.ts";
import { novaEars } from "./nova-ears.ts";
import { listening } from "./testing/listening.ts";
import { ListenStandIn } from "./testing/listen-stand-in.ts";
import { silence } from "./testing/spoken-sound.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const open = async (clock = new VirtualClock(0)) => {
  const standIn = stack.use(await ListenStandIn.open({ clock }));
  const { baseUrl, apiKey } = standIn;
  return { clock, standIn, ears: novaEars({ apiKey, baseUrl, clock }) };
};

const contract = stack.use(await ListenStandIn.open({ clock: systemClock }));
const { baseUrl, apiKey } = contract;
speechToTextContract("deepgram/nova-3", {
  ears: () => novaEars({ apiKey, baseUrl, clock: systemClock }),
  speak: async (words) => contract.sound.say(words),
});

describe("nova-3", () => {
  test("is asked for words soon, with the names of this business, and for no learning from callers", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears, { keyTerms: ["Thenmalar", "root canal"] });
    ear.end();
    await ear.ended;
    expect(Object.fromEntries(standIn.connections[0]?.url.searchParams ?? [])).toMatchObject({
      model: "nova-3",
      encoding: "mulaw",
      sample_rate: "8000",
      interim_results: "true",
      vad_events: "true",
      language: "en",
      mip_opt_out: "true",
    });
    const terms = standIn.connections[0]?.url.searchParams.getAll("keyterm");
    expect(terms).toEqual(["Thenmalar", "root canal"]);
  });

  test("listens for all languages of a desk that has several", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears, { languages: ["en-IN", "hi", "ta-IN"] });
    ear.end();
    await ear.ended;
    const { searchParams } = standIn.connections[0]?.url ?? new URL("ws://none");
    expect(searchParams.get("language")).toBe("multi");
    expect(searchParams.getAll("language_hint")).toEqual(["en", "hi", "ta"]);
  });

  test("tells words while they are said, and the end of speech where the last word ended", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears);
    ear.push(silence(400), standIn.sound.say("i would like a haircut please"), silence(500));
    ear.end();
    const partials = texts(await ear.ended, "words-partial");
    expect(partials.length).toBeGreaterThan(1);
    expect(partials[0]).toBe("i would");
    expect(await ear.ended).toContainEqual({ type: "speech-end", atMs: 400 + 6 * 300 });
  });

  test("hears the end of an utterance that noise hides, and hears it once", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears);
    const hidden = standIn.sound.say("yes please", { hidesItsEnd: true });
    ear.push(silence(200), hidden, silence(1500), standIn.sound.say("thanks"), silence(1500));
    ear.end();
    expect(texts(await ear.ended, "words-final")).toEqual(["yes please", "thanks"]);
  });

  test("takes no notice of the end of an utterance that was final before", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears);
    // The second begins before nova-3 tells that the first has ended.
    ear.push(standIn.sound.say("yes"), silence(900), standIn.sound.say("and a haircut as well"));
    ear.push(silence(2000));
    ear.end();
    expect(texts(await ear.ended, "words-final")).toEqual(["yes", "and a haircut as well"]);
    expect(types(await ear.ended)).toEqual(repeated(2));
  });

  test("tells a noise as speech that was not understood", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears);
    ear.push(silence(200), standIn.sound.say("", { ms: 200 }), silence(500));
    ear.end();
    expect(types(await ear.ended)).toEqual(repeated(1));
    expect(texts(await ear.ended, "words-final")).toEqual([""]);
  });

  test("asks for the words when the line's sound stops in the middle, and stays alive for as long as it lasts", async () => {
    const { clock, standIn, ears } = await open();
    const ear = listening(ears);
    ear.push(silence(200), standIn.sound.say("tomorrow at three"));
    await ear.heard("words-partial");
    for (let second = 0; second < 25; second += 1) await clock.advance(1000);
    await ear.heard("words-final");
    ear.push(silence(200));
    ear.end();
    expect(texts(await ear.ended, "words-final")).toEqual(["tomorrow at three"]);
    const received = standIn.connections[0]?.received.map((text) => JSON.parse(text).type);
    expect(received?.filter((type) => type === "Finalize")).toHaveLength(1);
    expect(received?.filter((type) => type === "KeepAlive")).toHaveLength(6);
    expect(standIn.connections).toHaveLength(1);
  });
});

function texts(events: readonly EarEvent[], type: EarEvent["type"]): readonly string[] {
  return events.flatMap((event) => (event.type === type && "text" in event ? [event.text] : []));
}

function types(events: readonly EarEvent[]): readonly string[] {
  return events.map(({ type }) => type).filter((type) => type !== "words-partial");
}

function repeated(times: number): readonly string[] {
  return Array.from({ length: times }, () => ["speech-start", "speech-end", "words-final"]).flat();
}

test("sound is sent as it came", async () => {
  const { standIn, ears } = await open();
  const ear = listening(ears);
  ear.push(silence(1000));
  ear.end();
  await ear.ended;
  expect(standIn.connections[0]?.receivedBytes).toBe(TELEPHONE.sampleRateHz);
});
