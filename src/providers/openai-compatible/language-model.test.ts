import { afterAll } from "vitest";
import { systemClock } from "../../base/clock.ts";
import { languageModelContract } from "../../ports/testing/language-model-contract.ts";
import { compatibleModel } from "./language-model.ts";
import { ChatStandIn } from "../testing/chat-stand-in.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

languageModelContract("A server with OpenAI's chat protocol", async () => {
  const standIn = stack.use(await ChatStandIn.open());
  const { baseUrl, apiKey, model } = standIn;
  const timeouts = { firstChunkMs: 300, chunkMs: 200 };
  return {
    model: compatibleModel({ apiKey, model, baseUrl, timeouts, clock: systemClock }),
    stranger: compatibleModel({ apiKey: "wrong", model, baseUrl, clock: systemClock }),
    answer: (answer) => standIn.answer(answer),
    isAnswering: () => standIn.isAnswering,
  };
});
