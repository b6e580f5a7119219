import { expect, test } from "vitest";
import { TELEPHONE } from "../../audio/format.ts";
import { LOBBY_FLOW } from "../../domain/visits/lobby-flow.ts";
import type { ToolAnswered, TranscriptItem } from "../../domain/dialogue/transcript.ts";
import type { AgentSession } from "../../ports/voice-agent.ts";
import { AgentCall } from "./agent-call.ts";
import { instructionOfState } from "./what-holds-now.ts";

/** A session that keeps, in order, what it is told. */
function openCall(flow?: typeof LOBBY_FLOW) {
  const told: string[] = [];
  const session: AgentSession = {
    hearing: nothing(),
    push: () => {},
    reply: nothing,
    say: nothing,
    answer: (callId) => void told.push(`answer to ${callId}`),
    instruct: (text) => void told.push(text),
    cutOff: () => {},
  };
  const agent = { name: "agent", open: () => session };
  const call = new AgentCall(agent, { instructions: "", tools: [] }, flow);
  const { signal } = new AbortController();
  call.open({ format: TELEPHONE, language: "en", keyTerms: [], signal });
  return { call, told };
}

async function* nothing(): AsyncGenerator<never> {}

function answered(name: string, outcome: string): ToolAnswered {
  const data = { outcome };
  return { role: "tool-result", callId: name, name, result: { status: "ok", data }, atMs: 0 };
}

const NEWS: TranscriptItem = {
  role: "news",
  news: { id: "1", kind: "on-my-way", text: "Sarah's on her way down.", data: null },
  atMs: 0,
};

test("an agent is told the state and its tools when it changes, before it gets the result", () => {
  const { call, told } = openCall(LOBBY_FLOW);
  const wish = { id: "theirs", name: "lookup_employee", input: {} };
  call.wished(wish);
  call.recorded({ role: "tool-call", call: { ...wish, id: "lookup_employee" }, atMs: 0 });
  call.recorded(answered("lookup_employee", "too-many"));
  expect(told).toEqual([instructionOfState(LOBBY_FLOW, "transfer"), "answer to theirs"]);
  expect(told[0]).toContain("get_faq, transfer_to_human, end_call.");
  expect(told[0]).not.toContain("notify_host");
});

test("it is told nothing while the state stays", () => {
  const { call, told } = openCall(LOBBY_FLOW);
  call.recorded(answered("get_faq", "found"));
  call.recorded(answered("lookup_employee", "none"));
  call.recorded(answered("lookup_employee", "none"));
  expect(told).toEqual([instructionOfState(LOBBY_FLOW, "identify-host")]);
});

test("news from outside is told with its words, and with the state that follows", () => {
  const { call, told } = openCall(LOBBY_FLOW);
  call.recorded(answered("confirm_proposal", "announced"));
  call.recorded(NEWS);
  expect(told).toHaveLength(2);
  expect(told[1]).toMatch(/on-my-way.*"Sarah's on her way down\."/u);
  expect(told[1]).toContain(instructionOfState(LOBBY_FLOW, "complete"));
});

test("a desk without a flow tells no states", () => {
  const { call, told } = openCall();
  call.recorded(answered("book_appointment", "found"));
  expect(told).toEqual([]);
});

test("an agent that has failed is told nothing more", () => {
  const { call, told } = openCall(LOBBY_FLOW);
  call.failed(new Error("gone"));
  call.recorded(NEWS);
  expect(told).toEqual([]);
});
