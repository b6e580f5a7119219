import { expect, test } from "vitest";
import { VirtualClock } from "../../src/base/testing/virtual-clock.ts";
import { FailoverBrain, type BrainFailover } from "../../src/brain/failover-brain.ts";
import { salonScript } from "../../src/desks/salon/script.ts";
import type { Brain, BrainContext, BrainEvent } from "../../src/ports/brain.ts";
import { ProviderError } from "../../src/ports/provider-error.ts";

const said = (text: string): BrainEvent => ({ type: "text", text });
const tool: BrainEvent = { type: "tool", call: { id: "1", name: "list_services", input: {} } };
const down = new ProviderError("cloud", "server");

test("the next brain takes the step over when one fails before it said anything", async () => {
  const { ask, failovers } = chain([[down]], [[said("How can I help?")]]);
  expect(await ask()).toEqual([said("How can I help?")]);
  expect(failovers).toEqual([{ from: "cloud", to: "local", failure: "server" }]);
});

test("what was said of a broken reply counts as said, and the next brain goes on from there", async () => {
  const { ask, contexts } = chain(
    [[said("We open at ten."), down]],
    [[said("Shall I book you in?")]],
  );
  expect(await ask()).toEqual([said("We open at ten."), said(" "), said("Shall I book you in?")]);
  expect(contexts.at(-1)?.transcript.at(-1)).toMatchObject({
    role: "receptionist",
    text: "We open at ten.",
  });
});

test("a tool that was already asked for is not asked for twice", async () => {
  const { ask } = chain([[tool, down]], []);
  expect(await ask()).toEqual([tool]);
});

test("a brain that failed rests, and is tried again after a while", async () => {
  const { ask, clock } = chain([[down], [said("cloud")]], [[said("local")], [said("local")]]);
  expect(await ask()).toEqual([said("local")]);
  expect(await ask()).toEqual([said("local")]);
  await clock.advance(10_001);
  expect(await ask()).toEqual([said("cloud")]);
});

test("a key that is refused is not tried again on every call", async () => {
  const refused = new ProviderError("cloud", "authentication");
  const { ask, clock } = chain([[refused]], [[said("local")], [said("local")]]);
  await ask();
  await clock.advance(60_000);
  expect(await ask()).toEqual([said("local")]);
});

test("nothing takes over from the last one, or when nobody wants the reply any more", async () => {
  await expect(chain([[down]], [[down]]).ask()).rejects.toThrow("cloud: server");
  const { ask, failovers } = chain([[down]], []);
  await expect(ask(AbortSignal.abort())).rejects.toThrow("cloud: server");
  expect(failovers).toEqual([]);
});

type Step = readonly (BrainEvent | Error)[];

/** A cloud brain and a local one that answer as written, step by step. */
function chain(cloud: readonly Step[], local: readonly Step[]) {
  const clock = new VirtualClock(Date.parse("2026-11-23T04:30Z"));
  const failovers: BrainFailover[] = [];
  const contexts: BrainContext[] = [];
  const brains = [written("cloud", cloud, contexts), written("local", local, contexts)] as const;
  const brain = new FailoverBrain([...brains], clock, (failover) => failovers.push(failover));
  const ask = (signal = new AbortController().signal) =>
    Array.fromAsync(brain.respond(emptyContext(), { signal }));
  return { ask, clock, failovers, contexts };
}

function written(name: string, steps: readonly Step[], contexts: BrainContext[]): Brain {
  const left = [...steps];
  return {
    name,
    async *respond(context) {
      contexts.push(context);
      for (const event of left.shift() ?? [new Error(`No step is written for ${name}`)]) {
        await Promise.resolve();
        if (event instanceof Error) throw event;
        yield event;
      }
    },
  };
}

function emptyContext(): BrainContext {
  return {
    desk: {
      profile: {
        id: "glamdesk",
        trade: "salon",
        name: "GlamDesk",
        zone: "Asia/Kolkata",
        country: "IN",
        currency: "INR",
        languages: ["en-IN"],
        greeting: "Hello.",
        voice: "slt",
      },
      phrasebook: {
        language: "en",
        country: "IN",
        intents: [],
        services: [],
        people: [],
        topics: [],
        names: { given: [], surnames: [] },
      },
      script: salonScript,
      tools: [],
      hints: () => ({ keyTerms: [], grammar: "" }),
    },
    transcript: [],
    caller: {},
    nowLocal: "2026-11-23T10:00",
  };
}
