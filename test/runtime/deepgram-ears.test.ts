import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { systemClock } from "../../src/base/clock.ts";
import { runCall } from "../../src/call/runtime/call-runtime.ts";
import { SIMULATED_SETTINGS } from "../../src/call/testing/simulated-settings.ts";
import { salonPhrasebook } from "../../src/desks/salon/phrasebook.ts";
import { salonScript } from "../../src/desks/salon/script.ts";
import { silentLogger } from "../../src/ops/logger.ts";
import type { Brain, BrainContext, BrainEvent } from "../../src/ports/brain.ts";
import type { CallFeedEvent } from "../../src/ports/call-feed.ts";
import { ScriptedVoice } from "../../src/ports/testing/scripted-voice.ts";
import { TelephoneLine } from "../../src/ports/testing/telephone-line.ts";
import { fluxEars, novaEars } from "../../src/providers/deepgram/index.ts";
import { ListenStandIn } from "../../src/providers/deepgram/testing/listen-stand-in.ts";
import { silence } from "../../src/providers/deepgram/testing/spoken-sound.ts";

const FRAME_BYTES = 160;
const clock = systemClock;
const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

/** Answers whatever the caller says with a goodbye. It may be asked early, before the caller's turn is certain. */
class GoodbyeBrain implements Brain {
  readonly name = "goodbye";
  readonly contexts: BrainContext[] = [];

  async *respond(context: BrainContext): AsyncGenerator<BrainEvent> {
    this.contexts.push(context);
    if (context.transcript.at(-1)?.role !== "caller") return;
    yield { type: "text", text: "Goodbye!" };
    yield { type: "tool", call: { id: "1", name: "end_call", input: {} } };
  }
}

/** A call that hears through the service: what the caller said, and what the brain was asked. */
async function hold(
  earsOf: typeof novaEars,
  pause: (standIn: ListenStandIn) => readonly Uint8Array[],
) {
  const standIn = stack.use(await ListenStandIn.open({ clock }));
  const { apiKey, baseUrl } = standIn;
  const line = new TelephoneLine(clock);
  const brain = new GoodbyeBrain();
  const feed: CallFeedEvent[] = [];
  const greeted = Promise.withResolvers<void>();
  const over = runCall({
    callId: "call_1",
    line,
    desk: {
      profile: {
        id: "desk",
        trade: "salon",
        name: "GlamDesk",
        zone: "Asia/Kolkata",
        country: "IN",
        currency: "INR",
        languages: ["en"],
        greeting: "Hello!",
        voice: "scripted",
      },
      phrasebook: salonPhrasebook({
        language: "en",
        country: "IN",
        hours: [],
        services: [],
        stylists: [],
        faqs: [],
        customerNames: [],
      }),
      script: salonScript,
      tools: [
        {
          name: "end_call",
          description: "end_call",
          input: z.object({}).loose(),
          effect: "end",
          run: () =>
            Promise.resolve({ status: "ending", ending: { how: "hang-up" }, speakable: "Bye!" }),
        },
      ],
      briefing: "",
      hints: ({ kind }) => ({ keyTerms: ["Kavitha"], grammar: kind }),
    },
    settings: { ...SIMULATED_SETTINGS, words: { ...SIMULATED_SETTINGS.words, greeting: "Hi!" } },
    caller: { number: "+919840012345" },
    brain,
    ears: earsOf({ apiKey, baseUrl, clock }),
    voice: new ScriptedVoice({ clock, firstSoundMs: 5, msPerCharacter: 20 }),
    clock,
    log: { append: () => {}, flush: () => Promise.resolve() },
    feed: {
      publish(event) {
        feed.push(event);
        if (event.type === "receptionist-said") greeted.resolve();
      },
    },
    logger: silentLogger,
    signal: new AbortController().signal,
  });
  await greeted.promise;
  const talking = talk(line, pause(standIn));
  await over;
  await talking;
  const said = feed.flatMap((event) => (event.type === "caller-said" ? [event.text] : []));
  return { said, brain };
}

/** The caller's sound comes as a telephone brings it: 20 ms every 20 ms, and silence for as long as the line is open. */
async function talk(line: TelephoneLine, sounds: readonly Uint8Array[]): Promise<void> {
  const sound = Buffer.concat(sounds);
  const startMs = clock.nowMs();
  for (let frame = 0; !line.closed; frame += 1) {
    const { promise, resolve } = Promise.withResolvers<void>();
    clock.setTimer(startMs + frame * 20 - clock.nowMs(), resolve);
    await promise;
    const chunk = sound.subarray(frame * FRAME_BYTES, (frame + 1) * FRAME_BYTES);
    line.speak(chunk.length === 0 ? silence(20) : chunk);
  }
}

test.for([
  ["nova-3", novaEars],
  ["Flux", fluxEars],
] as const)(
  "a call through %s hears one turn, once, although the caller stops to think",
  async ([, earsOf]) => {
    const { said, brain } = await hold(earsOf, (standIn) => [
      standIn.sound.say("a haircut"),
      silence(220),
      standIn.sound.say("with Kavitha please"),
    ]);
    expect(said).toEqual(["a haircut with Kavitha please"]);
    const heard = brain.contexts.map(({ transcript }) =>
      transcript.flatMap((item) => (item.role === "caller" ? [item.text] : [])),
    );
    expect(heard.at(-1)).toEqual(["a haircut with Kavitha please"]);
  },
);
