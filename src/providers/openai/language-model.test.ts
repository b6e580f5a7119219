import { afterAll, expect, test } from "vitest";
import { systemClock } from "../../base/clock.ts";
import { languageModelContract } from "../../ports/testing/language-model-contract.ts";
import { openAiModel } from "./language-model.ts";
import { ChatStandIn } from "../testing/chat-stand-in.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

languageModelContract("OpenAI", async () => {
  const standIn = stack.use(await ChatStandIn.open());
  const { baseUrl, apiKey, model } = standIn;
  const timeouts = { firstChunkMs: 300, chunkMs: 200 };
  return {
    model: openAiModel({ apiKey, model, baseUrl, timeouts, clock: systemClock }),
    stranger: openAiModel({ apiKey: "sk-wrong", model, baseUrl, clock: systemClock }),
    answer: (answer) => standIn.answer(answer),
    isAnswering: () => standIn.isAnswering,
  };
});

test("the same desk asks with the same beginning and cache key, so that it is at hand", async () => {
  const standIn = stack.use(await ChatStandIn.open());
  const { baseUrl, apiKey, model } = standIn;
  const openai = openAiModel({ apiKey, model, baseUrl, clock: systemClock });
  for (const words of ["Hello?", "Something else"]) {
    standIn.answer({ text: "Hello!" });
    const request = {
      instructions: "You are the receptionist.",
      messages: [{ role: "user" as const, text: words }],
      tools: [],
      cacheKey: "desk-glamdesk",
      longestAnswer: 300,
    };
    const events = await Array.fromAsync(
      openai.respond(request, { signal: new AbortController().signal }),
    );
    expect(events.at(-1)).toMatchObject({ tokens: { in: 1200, cached: 1024 } });
  }
  for (const sent of standIn.requests)
    expect(sent).toMatchObject({
      prompt_cache_key: "desk-glamdesk",
      messages: [{ role: "system", content: "You are the receptionist." }, {}],
    });
});

test("the stand-in refuses what the service refuses", async () => {
  const standIn = stack.use(await ChatStandIn.open());
  const body = { model: standIn.model, stream: true, messages: [{ role: "user", content: "Hi" }] };
  const wrong = [
    { ...body, temprature: 1 },
    { ...body, model: "gpt-none" },
    { ...body, messages: [{ role: "tool", tool_call_id: "a", content: "{}" }] },
    { ...body, messages: [] },
  ];
  for (const one of wrong) expect(await post(standIn, one)).toBeGreaterThanOrEqual(400);
  expect(await post(standIn, body, "Bearer nobody")).toBe(401);
  standIn.answer({ text: "Hi" });
  expect(await post(standIn, body)).toBe(200);
});

async function post(
  standIn: ChatStandIn,
  body: object,
  authorization = `Bearer ${standIn.apiKey}`,
) {
  const response = await fetch(`${standIn.baseUrl}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization },
    body: JSON.stringify(body),
  });
  await response.text();
  return response.status;
}
