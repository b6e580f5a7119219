import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SharedSpeech } from "../support/shared-speech.ts";
import { SAID, WORDS } from "../support/wired/converse.ts";
import { holdCall, type Held } from "./conversation.ts";
import {
  AGENTS,
  agentOf,
  BRAINS,
  brainOf,
  EARS,
  earsOf,
  VOICES,
  voiceServiceOf,
} from "./services.ts";

let speech: SharedSpeech;
beforeAll(() => {
  speech = new SharedSpeech();
});
afterAll(() => speech[Symbol.asyncDispose]());

const pairings = EARS.flatMap((ears) =>
  VOICES.flatMap((voice) => BRAINS.map((brain) => ({ ears, voice, brain }))),
);

/** A call as it should be, and what it leaves in the book, for all the same. */
async function expectTheSame(call: Held): Promise<void> {
  const { rows, ...rest } = call;
  expect(rest).toMatchObject({
    said: SAID,
    failovers: [],
    ending: { by: "desk", warnings: [], report: { outcome: "booked" } },
  });
  await expect(`${JSON.stringify(rows, undefined, 2)}\n`).toMatchFileSnapshot("the-same-rows.txt");
}

describe("one conversation leaves the same rows", () => {
  test.each(pairings)(
    "with the ears $ears, the voice $voice and the brain $brain",
    async (pairing) => {
      expect.hasAssertions();
      const held = await holdCall(speech, async (place) => {
        const { setup, sound } = await earsOf(pairing.ears, place, { speech, words: WORDS });
        const voice = await voiceServiceOf(pairing.voice, place);
        const brain = await brainOf(pairing.brain, place);
        return { setup: { ...setup, ...voice, ...brain }, sound };
      });
      await expectTheSame(held);
    },
  );

  test.each(AGENTS)("with the agent %s", async (agent) => {
    expect.hasAssertions();
    await expectTheSame(await holdCall(speech, (place) => agentOf(agent, place)));
  });
});
