import { afterAll, describe, expect, test } from "vitest";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { fluxEars } from "./flux-ears.ts";
import { novaEars } from "./nova-ears.ts";
import { listening } from "./testing/listening.ts";
import { ListenStandIn } from "./testing/listen-stand-in.ts";
import { silence } from "./testing/spoken-sound.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

describe.for([
  { name: "nova-3", earsOf: novaEars, over: "words-final" as const },
  { name: "Flux", earsOf: fluxEars, over: "turn-end" as const },
])("$name", ({ earsOf, over }) => {
  const open = async (key?: string) => {
    const clock = new VirtualClock(0);
    const standIn = stack.use(await ListenStandIn.open({ clock }));
    const { baseUrl, apiKey } = standIn;
    return { clock, standIn, ears: earsOf({ apiKey: key ?? apiKey, baseUrl, clock }) };
  };

  test("fails at once where it is refused, and says why", async () => {
    const stranger = await open("dg-nobody");
    await expect(listening(stranger.ears).ended).rejects.toMatchObject({
      failure: "authentication",
    });
    for (const [status, failure] of [
      [429, "rate-limit"],
      [402, "quota"],
      [400, "invalid-request"],
      [503, "server"],
    ] as const) {
      const { standIn, ears } = await open();
      standIn.refuse(status);
      await expect(listening(ears).ended).rejects.toMatchObject({ failure });
      expect(standIn.connections).toHaveLength(0);
    }
  });

  test("waits three seconds for a connection", async () => {
    const { clock, standIn, ears } = await open();
    standIn.hang();
    const { ended } = listening(ears);
    await clock.advance(3000);
    await expect(ended).rejects.toMatchObject({ failure: "timeout" });
  });

  test.for([undefined, 1011, 1012])(
    "hears everything once when the connection breaks in mid-sentence (%s)",
    async (code) => {
      const { standIn, ears } = await open();
      const ear = listening(ears);
      const words = standIn.sound.say("i would like to come tomorrow at three");
      const middle = words.length / 2;
      ear.push(standIn.sound.say("hello"), silence(1000));
      await ear.heard(over);
      ear.push(words.subarray(0, middle));
      await ear.heard("words-partial", 2);
      standIn.drop(code);
      await standIn.connected(2);
      ear.push(words.subarray(middle), silence(1200));
      ear.end();
      const events = await ear.ended;
      const said = events.flatMap((event) => (event.type === over ? [event.text] : []));
      expect(said).toEqual(["hello", "i would like to come tomorrow at three"]);
      expect(events.filter(({ type }) => type === "speech-start")).toHaveLength(2);
      // Times go on as if nothing had happened.
      const end = events.findLast((event) => event.type === "speech-end");
      expect(end?.type === "speech-end" && end.atMs).toBeCloseTo(300 + 1000 + 8 * 300, -1);
    },
  );

  test("hears again what came in a message that is not whole", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears);
    const words = standIn.sound.say("i would like to come tomorrow at three");
    ear.push(words);
    await ear.heard("words-partial", 2);
    standIn.garble();
    ear.push(silence(1200));
    await standIn.connected(2);
    ear.end();
    const events = await ear.ended;
    expect(events.flatMap((event) => (event.type === over ? [event.text] : []))).toEqual([
      "i would like to come tomorrow at three",
    ]);
  });

  test("gives up when the connection breaks again", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears);
    await standIn.connected();
    standIn.drop(1011);
    await standIn.connected(2);
    standIn.drop(1011);
    await expect(ear.ended).rejects.toMatchObject({ failure: "server" });
    expect(standIn.connections).toHaveLength(2);
  });

  test("gives up within a second when it can't be reached again", async () => {
    const { clock, standIn, ears } = await open();
    const ear = listening(ears);
    await standIn.connected();
    standIn.hang();
    standIn.drop();
    await standIn.hanging();
    await clock.advance(1000);
    await expect(ear.ended).rejects.toMatchObject({ failure: "timeout" });
  });

  test("ends when the service doesn't answer the goodbye, with what was heard by then", async () => {
    const { clock, standIn, ears } = await open();
    const ear = listening(ears);
    ear.push(standIn.sound.say("yes please thank you"));
    await ear.heard("words-partial");
    standIn.deafen();
    ear.end();
    await clock.advance(2000);
    expect((await ear.ended).at(-1)).toMatchObject({ type: over });
  });

  test("closes its connection when the call is hung up", async () => {
    const { standIn, ears } = await open();
    const ear = listening(ears);
    ear.push(standIn.sound.say("yes please"));
    const connection = await standIn.connected();
    await ear.heard("speech-start");
    ear.hangUp();
    await ear.ended;
    expect(await connection.closed).toBe(1000);
  });
});
