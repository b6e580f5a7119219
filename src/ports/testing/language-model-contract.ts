import { describe, expect, test } from "vitest";
import type { LanguageModel, ModelEvent, ModelRequest } from "../language-model.ts";
import { ProviderError } from "../provider-error.ts";

/** What a stand-in of a service is told to answer next. */
export interface ModelAnswer {
  readonly text?: string;
  readonly tools?: readonly { readonly name: string; readonly input: unknown }[];
  /** What goes wrong, in place of the rest of the answer. */
  readonly fault?: ModelFault;
}

/**
 * - `rate-limit`, `server`, `quota`: the request is refused with that status.
 * - `silent`: the request is taken and nothing ever comes.
 * - `stall`: after some words nothing more comes.
 * - `cut`: after some words the connection breaks.
 * - `half-chunk`: after some words the answer ends, as if it were whole, in the middle of a piece.
 * - `half-tool`: the input of a tool call ends in the middle of its JSON.
 */
export type ModelFault =
  | "rate-limit"
  | "server"
  | "quota"
  | "silent"
  | "stall"
  | "cut"
  | "half-chunk"
  | "half-tool";

/** A model of a service, and how to tell the service's stand-in what to answer. */
export interface ModelUnderTest {
  readonly model: LanguageModel;
  /** The same service, with a key that it does not know. */
  readonly stranger: LanguageModel;
  readonly answer: (answer: ModelAnswer) => void;
  /** Whether a request is still being answered. */
  readonly isAnswering: () => boolean;
}

const request: ModelRequest = {
  instructions: "You are the receptionist of GlamDesk.",
  messages: [{ role: "user", text: "What do you offer?" }],
  tools: [
    {
      name: "list_services",
      description: "What is offered.",
      input: { type: "object", properties: {}, additionalProperties: false },
    },
    {
      name: "get_service_info",
      description: "One service.",
      input: {
        type: "object",
        properties: { service: { type: "string" } },
        required: ["service"],
        additionalProperties: false,
      },
    },
  ],
  cacheKey: "desk-glamdesk",
  longestAnswer: 300,
};

/** What every model must do, whoever runs it. The time limits of the model under test are short. */
export function languageModelContract(name: string, open: () => Promise<ModelUnderTest>): void {
  describe(`${name} as a language model`, () => {
    test("streams its words and says why it stopped", async () => {
      const { model, answer } = await open();
      answer({ text: "We do haircuts, facials and manicures." });
      const events = await all(model);
      expect(textOf(events)).toBe("We do haircuts, facials and manicures.");
      expect(events.filter(({ type }) => type === "text").length).toBeGreaterThan(1);
      expect(events.at(-1)).toMatchObject({ type: "done", because: "stop" });
    });

    test("asks for several tools at once, with their input", async () => {
      const { model, answer } = await open();
      answer({
        text: "Let me look.",
        tools: [
          { name: "list_services", input: {} },
          { name: "get_service_info", input: { service: "haircut" } },
        ],
      });
      const events = await all(model);
      const calls = events.flatMap((event) => (event.type === "tool" ? [event.call] : []));
      expect(calls.map(({ name: tool, input }) => [tool, input])).toEqual([
        ["list_services", {}],
        ["get_service_info", { service: "haircut" }],
      ]);
      expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
      expect(events.at(-1)).toMatchObject({ type: "done", because: "tools" });
    });

    test("takes a history of tools that were called and answered", async () => {
      const { model, answer } = await open();
      answer({ text: "A haircut is 400 rupees." });
      const call = { id: "call_a1", name: "get_service_info", input: { service: "haircut" } };
      const events = await all(model, {
        ...request,
        messages: [
          { role: "user", text: "[A call begins.]" },
          { role: "assistant", text: "Hello!", tools: [] },
          { role: "user", text: "How much is a haircut?" },
          { role: "assistant", text: "One moment.", tools: [call] },
          { role: "tool", callId: call.id, name: call.name, result: { price: 400 } },
        ],
      });
      expect(textOf(events)).toBe("A haircut is 400 rupees.");
    });

    test.each([
      ["rate-limit", "rate-limit"],
      ["quota", "quota"],
      ["server", "server"],
      ["silent", "timeout"],
      ["stall", "timeout"],
      ["half-chunk", "server"],
      ["half-tool", "server"],
    ] as const)("tells of a service that fails by %s", async (fault, failure) => {
      const { model, answer } = await open();
      answer({
        text: "We do haircuts, facials",
        tools: [{ name: "list_services", input: {} }],
        fault,
      });
      const error = await failureOf(model);
      expect(error.failure).toBe(failure);
    });

    test("tells of a connection that breaks in the middle", async () => {
      const { model, answer } = await open();
      answer({ text: "We do haircuts, facials", fault: "cut" });
      expect((await failureOf(model)).retryable).toBe(true);
    });

    test("tells of a key that is not known, and that trying again is of no use", async () => {
      const { stranger } = await open();
      const error = await failureOf(stranger);
      expect(error.failure).toBe("authentication");
      expect(error.retryable).toBe(false);
    });

    test("stops when nobody wants the answer any more, and lets go of the service", async () => {
      const { model, answer, isAnswering } = await open();
      answer({ text: "We do haircuts, facials", fault: "stall" });
      const abort = new AbortController();
      for await (const event of model.respond(request, { signal: abort.signal }))
        if (event.type === "text") abort.abort(new Error("The caller spoke"));
      await expect.poll(isAnswering).toBe(false);
    });
  });
}

async function all(model: LanguageModel, wanted = request): Promise<ModelEvent[]> {
  return await Array.fromAsync(model.respond(wanted, { signal: new AbortController().signal }));
}

function textOf(events: readonly ModelEvent[]): string {
  return events.map((event) => (event.type === "text" ? event.text : "")).join("");
}

async function failureOf(model: LanguageModel): Promise<ProviderError> {
  const error = await all(model).then(
    () => new Error("The model did not fail"),
    (reason: unknown) => reason,
  );
  if (error instanceof ProviderError) return error;
  throw error;
}
