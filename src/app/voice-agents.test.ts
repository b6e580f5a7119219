import { expect, test } from "vitest";
import { VirtualClock } from "../base/testing/virtual-clock.ts";
import { TELEPHONE } from "../audio/format.ts";
import type { Failover } from "../ports/failover.ts";
import { ProviderError, type ProviderFailure } from "../ports/provider-error.ts";
import type { AgentSession } from "../ports/voice-agent.ts";
import { openVoiceAgents, VoiceAgents } from "./voice-agents.ts";

function failing(failure: ProviderFailure): AgentSession {
  const next = () => Promise.reject(new ProviderError("agent", failure));
  const broken = () => ({ [Symbol.asyncIterator]: () => ({ next }) });
  return {
    hearing: broken(),
    push: () => {},
    reply: broken,
    say: broken,
    answer: () => {},
    instruct: () => {},
    cutOff: () => {},
  };
}

async function callThatFails(failure: ProviderFailure) {
  const clock = new VirtualClock(0);
  const agent = { name: "agent", open: () => failing(failure) };
  const failovers: Failover[] = [];
  const agents = new VoiceAgents(new Map([["deepgram", agent]]), clock, (failover) =>
    failovers.push(failover),
  );
  const session = agents.find("deepgram")?.open({
    format: TELEPHONE,
    language: "en",
    instructions: "",
    tools: [],
    keyTerms: [],
    signal: new AbortController().signal,
  });
  await expect(Array.fromAsync(session?.hearing ?? [])).rejects.toThrow("agent");
  return { clock, agents, failovers };
}

test("an agent that failed rests, so that the next caller is not kept waiting by it", async () => {
  const { clock, agents } = await callThatFails("connectivity");
  expect(agents.find("deepgram")).toBeUndefined();
  await clock.advance(10_000);
  expect(agents.find("deepgram")?.name).toBe("agent");
});

test("it is told which one rests and why", async () => {
  const { clock, agents, failovers } = await callThatFails("rate-limit");
  expect(agents.resting()).toEqual(["agent"]);
  expect(failovers).toEqual([
    { from: "agent", to: "ears, brain and voice", failure: "rate-limit" },
  ]);
  await clock.advance(10_000);
  expect(agents.resting()).toEqual([]);
});

test("one with a wrong key rests for longer", async () => {
  const { clock, agents } = await callThatFails("authentication");
  await clock.advance(60_000);
  expect(agents.find("deepgram")).toBeUndefined();
});

test("there are those that there is a key for", () => {
  const agents = openVoiceAgents(
    [{ service: "openai-realtime", apiKey: "sk-1", model: "gpt-realtime", voice: "marin" }],
    new VirtualClock(0),
  );
  expect(agents.find("openai-realtime")?.name).toBe("openai-realtime/gpt-realtime");
  expect(agents.find("deepgram")).toBeUndefined();
});
