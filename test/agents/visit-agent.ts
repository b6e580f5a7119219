import { PushQueue } from "../../src/base/push-queue.ts";
import type { News } from "../../src/domain/dialogue/news.ts";
import { deepgramAgent } from "../../src/providers/deepgram-agent/index.ts";
import { DeepgramAgentStandIn } from "../../src/providers/deepgram-agent/testing/agent-stand-in.ts";
import { openAiRealtime } from "../../src/providers/openai-realtime/index.ts";
import type { RealtimeStandIn } from "../../src/providers/openai-realtime/testing/realtime-stand-in.ts";
import type { AgentMind } from "../../src/providers/testing/agent-stand-in.ts";
import { AgentDesk } from "./agent-desk.ts";

/** A whole visit on a lobby's phone that an agent holds: it tries too much at first, announces Tom, and Priya is on her way. */
export async function visitAgent<StandIn extends DeepgramAgentStandIn | RealtimeStandIn>(
  standIn: StandIn,
): Promise<{ readonly standIn: StandIn; readonly results: readonly string[] }> {
  let results: readonly string[] = [];
  const mind = visitMind();
  standIn.mind = (moment) => {
    results = moment.results.map((result) => JSON.stringify(result));
    return mind(moment);
  };
  const { apiKey, baseUrl } = standIn;
  const news = new PushQueue<News>(10);
  await using desk = await AgentDesk.enter(
    standIn,
    (clock) =>
      standIn instanceof DeepgramAgentStandIn
        ? deepgramAgent({ apiKey, baseUrl, clock })
        : openAiRealtime({ apiKey, baseUrl, clock }),
    () => Object.assign(news, { [Symbol.dispose]: () => news.close() }),
  );
  await desk.heard();
  await desk.ask("A badge, please.");
  await desk.ask("Priya Raman, please.");
  await desk.ask("Yes, I'm Tom Baker.");
  await desk.ask("Yes.");
  news.push({ id: "n1", kind: "on-my-way", text: "Priya's on the way down.", data: null });
  await desk.heard();
  return { standIn, results };
}

/** Goes by what it has heard and by what tools have answered so far. */
function visitMind(): AgentMind {
  return ({ said = "", results }) => {
    const found = results.map((result) => JSON.stringify(result)).join(" ");
    if (said.includes("badge")) return tool("print_badge", {});
    if (said.includes("Priya")) return tool("lookup_employee", { name: "priya raman" });
    if (said.includes("Tom")) {
      const host = /host_\w+/u.exec(found)?.[0] ?? "";
      return tool("notify_host", { host, visitor: "Tom Baker" });
    }
    if (said === "Yes.") {
      const proposal = /proposal_\w+/u.exec(found)?.[0] ?? "";
      return tool("confirm_proposal", { proposal });
    }
    return { text: results.length > 1 ? "Please take a seat." : "Who are you here to see?" };
  };
}

function tool(name: string, input: Record<string, string>) {
  return { tools: [{ name, input }] };
}
