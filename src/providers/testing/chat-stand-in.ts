import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { ModelAnswer } from "../../ports/testing/language-model-contract.ts";
import type { z } from "zod";
import { chatRequest } from "./chat-request.ts";

/** What a model answers, or how it makes that out from what it was sent. */
type Answer = ModelAnswer | ((request: z.infer<typeof chatRequest>) => ModelAnswer);

const KEY = "sk-stand-in-0123456789";

/**
 * OpenAI's chat service on loopback. It refuses what the real one refuses: a wrong key, an unknown parameter, a model that
 * isn't there, a history out of order; and answers as it was told, word by word.
 */
export class ChatStandIn implements AsyncDisposable {
  readonly apiKey = KEY;
  readonly model = "gpt-4.1-mini";
  /** The requests that were taken, as they were sent. */
  readonly requests: unknown[] = [];
  readonly #answers: Answer[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #answering = 0;

  static async open(): Promise<ChatStandIn> {
    const standIn = new ChatStandIn();
    await new Promise<void>((resolve) => standIn.#server.listen(0, "127.0.0.1", resolve));
    return standIn;
  }

  get baseUrl(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("It is not listening");
    return `http://127.0.0.1:${address.port}/v1`;
  }

  get isAnswering(): boolean {
    return this.#answering > 0;
  }

  /** What it answers to the next request that nothing was told for yet. */
  answer(answer: Answer): void {
    this.#answers.push(answer);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (request.url !== "/v1/chat/completions" || request.method !== "POST")
      return refuse(response, 404, "invalid_request_error", `Invalid URL (${request.url})`);
    if (request.headers.authorization !== `Bearer ${KEY}`)
      return refuse(
        response,
        401,
        "invalid_request_error",
        "Incorrect API key provided.",
        "invalid_api_key",
      );
    const read = chatRequest.safeParse(JSON.parse(body));
    if (!read.success)
      return refuse(response, 400, "invalid_request_error", read.error.issues[0]?.message ?? "");
    if (read.data.model !== this.model)
      return refuse(
        response,
        404,
        "invalid_request_error",
        "The model does not exist.",
        "model_not_found",
      );
    this.requests.push(read.data);
    const next = this.#answers.shift();
    const answer = typeof next === "function" ? next(read.data) : next;
    if (!answer)
      return refuse(response, 500, "server_error", "Nobody told the stand-in what to answer.");
    if (answer.fault === "rate-limit")
      return refuse(
        response,
        429,
        "rate_limit_error",
        "Rate limit reached.",
        "rate_limit_exceeded",
      );
    if (answer.fault === "quota")
      return refuse(
        response,
        429,
        "insufficient_quota",
        "You exceeded your quota.",
        "insufficient_quota",
      );
    if (answer.fault === "server")
      return refuse(response, 500, "server_error", "The server had an error.");
    this.#answering += 1;
    response.on("close", () => (this.#answering -= 1));
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    if (answer.fault !== "silent") this.#stream(response, answer);
  }

  #stream(response: ServerResponse, { text: words = "", tools = [], fault }: ModelAnswer): void {
    const send = (choice: object, usage?: object) =>
      response.write(
        `data: ${JSON.stringify({
          id: "chatcmpl-1",
          object: "chat.completion.chunk",
          created: 1,
          model: this.model,
          choices: usage === undefined ? [{ index: 0, finish_reason: null, ...choice }] : [],
          ...(usage && { usage }),
        })}\n\n`,
      );
    send({ delta: { role: "assistant", content: "" } });
    for (const word of words.split(/(?<=\s)/u)) send({ delta: { content: word } });
    if (fault === "stall") return;
    if (fault === "cut") {
      // What was written leaves first.
      setImmediate(() => response.destroy());
      return;
    }
    for (const [index, { name, input }] of tools.entries()) {
      const whole = JSON.stringify(input);
      const half = whole.slice(0, Math.max(1, whole.length - 1));
      const opening = {
        index,
        id: `call_${index}`,
        type: "function",
        function: { name, arguments: "" },
      };
      send({ delta: { tool_calls: [opening] } });
      const rest = fault === "half-tool" ? half : whole;
      send({ delta: { tool_calls: [{ index, function: { arguments: rest } }] } });
    }
    send({ delta: {}, finish_reason: tools.length > 0 ? "tool_calls" : "stop" });
    send(
      {},
      {
        prompt_tokens: 1200,
        completion_tokens: 5,
        total_tokens: 1205,
        prompt_tokens_details: { cached_tokens: 1024 },
      },
    );
    response.end("data: [DONE]\n\n");
  }
}

function refuse(
  response: ServerResponse,
  status: number,
  type: string,
  message: string,
  code?: string,
): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ error: { message, type, param: null, code: code ?? null } }));
}
