import { afterAll, expect, test } from "vitest";
import { systemClock } from "../../base/clock.ts";
import { languageModelContract } from "../../ports/testing/language-model-contract.ts";
import { anthropicModel } from "./language-model.ts";
import { MessagesStandIn } from "./testing/messages-stand-in.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

languageModelContract("Anthropic", async () => {
  const standIn = stack.use(await MessagesStandIn.open());
  const { baseUrl, apiKey, model } = standIn;
  const timeouts = { firstChunkMs: 300, chunkMs: 200 };
  return {
    model: anthropicModel({ apiKey, model, baseUrl, timeouts, clock: systemClock }),
    stranger: anthropicModel({ apiKey: "sk-wrong", model, baseUrl, clock: systemClock }),
    answer: (answer) => standIn.answer(answer),
    isAnswering: () => standIn.isAnswering,
  };
});

test("the instructions are marked to be kept at hand, and what was at hand is counted", async () => {
  const standIn = stack.use(await MessagesStandIn.open());
  const { baseUrl, apiKey, model } = standIn;
  const anthropic = anthropicModel({ apiKey, model, baseUrl, clock: systemClock });
  standIn.answer({ text: "Hello!" });
  const request = {
    instructions: "You are the receptionist.",
    messages: [{ role: "user" as const, text: "Hello?" }],
    tools: [],
    cacheKey: "desk-glamdesk",
    longestAnswer: 300,
  };
  const events = await Array.fromAsync(
    anthropic.respond(request, { signal: new AbortController().signal }),
  );
  expect(events.at(-1)).toMatchObject({ tokens: { cached: 1188 } });
  expect(standIn.requests).toMatchObject([
    { system: [{ text: "You are the receptionist.", cache_control: { type: "ephemeral" } }] },
  ]);
});

test("the stand-in refuses what the service refuses", async () => {
  const standIn = stack.use(await MessagesStandIn.open());
  const body = {
    model: standIn.model,
    max_tokens: 10,
    stream: true,
    messages: [{ role: "user", content: "Hi" }],
  };
  const wrong = [
    { ...body, max_token: 1 },
    { ...body, model: "claude-none" },
    { ...body, messages: [{ role: "assistant", content: "Hi" }] },
    { ...body, messages: [{ role: "user", content: [{ type: "tool_result", tool_use_id: "a" }] }] },
  ];
  for (const one of wrong) expect(await post(standIn, one)).toBeGreaterThanOrEqual(400);
  expect(await post(standIn, body, { "x-api-key": "nobody" })).toBe(401);
  expect(await post(standIn, body, { "anthropic-version": "" })).toBe(400);
  standIn.answer({ text: "Hi" });
  expect(await post(standIn, body)).toBe(200);
});

async function post(standIn: MessagesStandIn, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${standIn.baseUrl}/messages`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-api-key": standIn.apiKey,
      "anthropic-version": "2023-06-01",
      ...headers,
    },
    body: JSON.stringify(body),
  });
  await response.text();
  return response.status;
}
