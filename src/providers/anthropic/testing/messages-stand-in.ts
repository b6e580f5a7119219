import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { ModelAnswer } from "../../../ports/testing/language-model-contract.ts";
import { messagesRequest } from "./messages-request.ts";

const KEY = "sk-ant-stand-in-0123456789";

/**
 * Anthropic's message service on loopback. It refuses what the real one refuses: a wrong key, no version, an unknown
 * parameter, a history out of order; and answers as it was told, word by word.
 */
export class MessagesStandIn implements AsyncDisposable {
  readonly apiKey = KEY;
  readonly model = "claude-haiku-4-5";
  /** The requests that were taken, as they were sent. */
  readonly requests: unknown[] = [];
  readonly #answers: ModelAnswer[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #answering = 0;

  static async open(): Promise<MessagesStandIn> {
    const standIn = new MessagesStandIn();
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

  answer(answer: ModelAnswer): void {
    this.#answers.push(answer);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const { headers } = request;
    if (request.url !== "/v1/messages" || request.method !== "POST")
      return refuse(response, 404, "not_found_error", "Not found");
    if (headers["x-api-key"] !== KEY)
      return refuse(response, 401, "authentication_error", "invalid x-api-key");
    if (headers["anthropic-version"] !== "2023-06-01")
      return refuse(
        response,
        400,
        "invalid_request_error",
        "anthropic-version: header is required",
      );
    const read = messagesRequest.safeParse(JSON.parse(body));
    if (!read.success)
      return refuse(response, 400, "invalid_request_error", read.error.issues[0]?.message ?? "");
    if (read.data.model !== this.model)
      return refuse(response, 404, "not_found_error", `model: ${read.data.model}`);
    this.requests.push(read.data);
    const answer = this.#answers.shift();
    if (!answer)
      return refuse(response, 500, "api_error", "Nobody told the stand-in what to answer.");
    if (answer.fault === "rate-limit")
      return refuse(
        response,
        429,
        "rate_limit_error",
        "Number of requests has exceeded your limit",
      );
    if (answer.fault === "quota")
      return refuse(response, 400, "invalid_request_error", "Your credit balance is too low");
    if (answer.fault === "server") return refuse(response, 529, "overloaded_error", "Overloaded");
    this.#answering += 1;
    response.on("close", () => (this.#answering -= 1));
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    if (answer.fault !== "silent") this.#stream(response, answer);
  }

  #stream(response: ServerResponse, { text: words = "", tools = [], fault }: ModelAnswer): void {
    const send = (type: string, data: object) =>
      response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
    const usage = {
      input_tokens: 12,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 1188,
      output_tokens: 1,
    };
    const message = {
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: this.model,
      content: [],
    };
    send("message_start", {
      message: { ...message, stop_reason: null, stop_sequence: null, usage },
    });
    send("content_block_start", { index: 0, content_block: { type: "text", text: "" } });
    send("ping", {});
    for (const word of words.split(/(?<=\s)/u))
      send("content_block_delta", { index: 0, delta: { type: "text_delta", text: word } });
    if (fault === "stall") return;
    if (fault === "cut") {
      // What was written leaves first.
      setImmediate(() => response.destroy());
      return;
    }
    send("content_block_stop", { index: 0 });
    for (const [at, { name, input }] of tools.entries()) {
      const index = at + 1;
      const whole = JSON.stringify(input);
      const json = fault === "half-tool" ? whole.slice(0, -1) : whole;
      const block = { type: "tool_use", id: `toolu_${at}`, name, input: {} };
      send("content_block_start", { index, content_block: block });
      send("content_block_delta", { index, delta: { type: "input_json_delta", partial_json: "" } });
      send("content_block_delta", {
        index,
        delta: { type: "input_json_delta", partial_json: json },
      });
      send("content_block_stop", { index });
    }
    const reason = tools.length > 0 ? "tool_use" : "end_turn";
    send("message_delta", {
      delta: { stop_reason: reason, stop_sequence: null },
      usage: { output_tokens: 40 },
    });
    send("message_stop", {});
    response.end();
  }
}

function refuse(response: ServerResponse, status: number, type: string, message: string): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ type: "error", error: { type, message }, request_id: "req_1" }));
}
