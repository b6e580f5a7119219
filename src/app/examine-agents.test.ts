import { expect, test } from "vitest";
import { readConfig } from "../config/config.ts";
import { DeepgramAgentStandIn } from "../providers/deepgram-agent/testing/agent-stand-in.ts";
import { RealtimeStandIn } from "../providers/openai-realtime/testing/realtime-stand-in.ts";
import { examineAgents } from "./examine-agents.ts";
import type { KnownDesk } from "./known-desks.ts";

const glamdesk: KnownDesk = { id: "glamdesk", name: "GlamDesk", trade: "salon", agent: undefined };

test("nothing is said of voice agents where no desk has chosen one", async () => {
  const { agents } = readConfig({ DEEPGRAM_API_KEY: "dg" });
  expect(await examineAgents(agents, [glamdesk])).toEqual([]);
});

test("an agent that a desk has chosen and that has no key is said to need one", async () => {
  const desks: KnownDesk[] = [
    { ...glamdesk, agent: "deepgram" },
    { id: "acme", name: "Acme", trade: "lobby", agent: "deepgram" },
    { id: "clinic", name: "Clinic", trade: "clinic", agent: "openai-realtime" },
  ];
  expect(await examineAgents([], desks)).toEqual([
    {
      part: "agent",
      state: "broken",
      detail:
        "There is no key for the voice agent deepgram of GlamDesk and Acme: set DEEPGRAM_API_KEY in .env. Until then the ears, the brain and the voice from above hold its calls.",
    },
    {
      part: "agent",
      state: "broken",
      detail: expect.stringContaining("set OPENAI_API_KEY in .env"),
    },
  ]);
});

test.each(["deepgram", "openai-realtime"] as const)(
  "the agent %s that answers is well, and one that refuses the key says what to do",
  async (agent) => {
    const desk = { ...glamdesk, agent };
    await using standIn = await openStandIn(agent);
    const [well] = await examineAgents(configured(standIn.apiKey, standIn.baseUrl), [desk]);
    expect(well).toEqual({
      part: "agent",
      state: "ok",
      detail: expect.stringMatching(/^\S+ answers, and holds the calls of GlamDesk\.$/u),
    });
    const [refused] = await examineAgents(configured("wrong", standIn.baseUrl), [desk]);
    expect(refused?.state).toBe("broken");
    expect(refused?.detail).toContain("refuses the key");
  },
);

async function openStandIn(agent: "deepgram" | "openai-realtime") {
  return agent === "deepgram" ? await DeepgramAgentStandIn.open() : await RealtimeStandIn.open();
}

function configured(key: string, url: string) {
  return readConfig({
    DEEPGRAM_API_KEY: key,
    DEEPGRAM_AGENT_URL: url,
    OPENAI_API_KEY: key,
    OPENAI_REALTIME_URL: url,
  }).agents;
}
