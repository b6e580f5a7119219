import { expect, test } from "vitest";
import { DeepgramAgentStandIn } from "../../src/providers/deepgram-agent/testing/agent-stand-in.ts";
import { RealtimeStandIn } from "../../src/providers/openai-realtime/testing/realtime-stand-in.ts";
import { visitAgent } from "./visit-agent.ts";

const STATES = ["confirm-host", "notify-host", "wait", "complete"];

function stateIn(text: string): string | undefined {
  return /now in the state "([a-z-]+)"/u.exec(text)?.[1];
}

test("Deepgram's agent is told each state of a visit and the host's answer, by its prompt", async () => {
  const { standIn } = await visitAgent(await DeepgramAgentStandIn.open());
  const [settings] = standIn.sent("Settings");
  expect(stateIn(JSON.stringify(settings).replaceAll("\\", ""))).toBe("greeting");
  const prompts = standIn.sent("UpdatePrompt").map(({ prompt }) => String(prompt));
  expect(prompts.map(stateIn)).toEqual(STATES);
  expect(prompts.at(-1)).toContain("Priya's on the way down.");
  expect(standIn.refusals).toEqual([]);
});

test("OpenAI's agent is told the same", async () => {
  const { standIn } = await visitAgent(await RealtimeStandIn.open());
  expect(standIn.instructed.map(stateIn)).toEqual(STATES);
  expect(standIn.instructed.at(-1)).toContain("Priya's on the way down.");
  expect(standIn.refusals).toEqual([]);
});

test("what an agent does outside of the state all the same is refused, and it is told so", async () => {
  const { results } = await visitAgent(await DeepgramAgentStandIn.open());
  expect(results[0]).toContain('"refused"');
  expect(results[0]).not.toContain("printed");
  expect(results.at(-1)).toContain("announced");
});
