import { expect, test } from "vitest";
import { VirtualClock } from "../../src/base/testing/virtual-clock.ts";
import { FailoverBrain } from "../../src/brain/failover-brain.ts";
import { brainContext } from "../support/brain-context.ts";
import type { Brain, BrainContext, BrainEvent } from "../../src/ports/brain.ts";
import type { Failover } from "../../src/ports/failover.ts";
import { ProviderError } from "../../src/ports/provider-error.ts";

const said = (text: string): BrainEvent => ({ type: "text", text });
const tool: BrainEvent = { type: "tool", call: { id: "1", name: "list_services", input: {} } };
const down = new ProviderError("cloud", "server");

test("the next brain takes the step over when one fails before it said anything", async () => {
  const { ask, failovers } = chain([[down]], [[said("How can I help?")]]);
  expect(await ask()).toEqual([said("How can I help?")]);
  expect(failovers).toEqual([{ from: "cloud", to: "local", failure: "server" }]);
});

test("sentences of a broken reply count as said for the brain that goes on, and a sentence that broke off is not heard", async () => {
  const { ask, contexts } = chain(
    [[said("We open at ten. And we cl"), down]],
    [[said("Shall I book you in?")]],
    [],
  );
  expect(await ask()).toEqual([said("We open at ten.\n"), said(" Shall I book you in?")]);
  expect(contexts.at(-1)?.transcript.at(-1)).toMatchObject({
    role: "receptionist",
    text: "We open at ten.",
  });
});

test("the last brain answers the caller's turn anew", async () => {
  const { ask, contexts } = chain([[said("We open at ten. And"), down]], [[said("At ten.")]]);
  expect(await ask()).toEqual([said("We open at ten.\n"), said(" At ten.")]);
  expect(contexts.at(-1)?.transcript).toEqual([]);
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

/** Brains that answer as written, step by step; the last one is the local one. */
function chain(...steps: readonly (readonly Step[])[]) {
  const clock = new VirtualClock(Date.parse("2026-11-23T04:30Z"));
  const failovers: Failover[] = [];
  const contexts: BrainContext[] = [];
  const names = steps.length === 2 ? ["cloud", "local"] : ["cloud", "second", "local"];
  const [first, ...rest] = names.map((name, at) => written(name, steps[at] ?? [], contexts));
  if (!first) throw new Error("A chain has a first link");
  const brain = new FailoverBrain([first, ...rest], clock, (failover) => failovers.push(failover));
  const ask = (signal = new AbortController().signal) =>
    Array.fromAsync(brain.respond(brainContext([]), { signal }));
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
