import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import type { ModelAnswer } from "../../ports/testing/language-model-contract.ts";
import { chatRequest } from "./chat-request.ts";
import { ModelStandIn, type Piece } from "./model-stand-in.ts";

const KEY = "sk-stand-in-0123456789";

/**
 * OpenAI's chat service on loopback. It refuses what the real one refuses: a wrong key, an unknown parameter, a model that
 * isn't there, a history out of order; and answers as it was told, word by word.
 */
export class ChatStandIn extends ModelStandIn<z.infer<typeof chatRequest>> {
  readonly apiKey = KEY;
  readonly model = "gpt-4.1-mini";

  static async open(): Promise<ChatStandIn> {
    return await new ChatStandIn().listen();
  }

  protected override admit(request: IncomingMessage, body: string, response: ServerResponse) {
    const wrong = (status: number, message: string, code?: string) =>
      refuse(response, status, "invalid_request_error", message, code);
    if (request.url !== "/v1/chat/completions" || request.method !== "POST")
      return wrong(404, `Invalid URL (${request.url})`);
    if (this.isExpired || request.headers.authorization !== `Bearer ${KEY}`)
      return wrong(401, "Incorrect API key provided.", "invalid_api_key");
    const read = chatRequest.safeParse(JSON.parse(body));
    if (!read.success) return wrong(400, read.error.issues[0]?.message ?? "");
    if (read.data.model !== this.model)
      return wrong(404, "The model does not exist.", "model_not_found");
    return read.data;
  }

  protected override fail(
    fault: "rate-limit" | "quota" | "server",
    response: ServerResponse,
  ): void {
    if (fault === "server") refuse(response, 500, "server_error", "The server had an error.");
    else if (fault === "quota")
      refuse(response, 429, "insufficient_quota", "You exceeded your quota.", "insufficient_quota");
    else refuse(response, 429, "rate_limit_error", "Rate limit reached.", "rate_limit_exceeded");
  }

  protected override *pieces({
    text: words = "",
    tools = [],
    fault,
  }: ModelAnswer): Generator<Piece> {
    yield this.#chunk({ delta: { role: "assistant", content: "" } });
    for (const word of words.split(/(?<=\s)/u))
      yield this.#chunk({ delta: { content: word } }, word.length);
    if (fault === "stall" || fault === "cut" || fault === "half-chunk") return;
    for (const [index, { name, input }] of tools.entries()) {
      const whole = JSON.stringify(input);
      const half = whole.slice(0, Math.max(1, whole.length - 1));
      const opening = {
        index,
        id: `call_${index}`,
        type: "function",
        function: { name, arguments: "" },
      };
      yield this.#chunk({ delta: { tool_calls: [opening] } }, name.length);
      const rest = fault === "half-tool" ? half : whole;
      const delta = { tool_calls: [{ index, function: { arguments: rest } }] };
      yield this.#chunk({ delta }, rest.length);
    }
    yield this.#chunk({ delta: {}, finish_reason: tools.length > 0 ? "tool_calls" : "stop" });
    yield this.#event({ choices: [], usage: USAGE });
    yield { text: "data: [DONE]\n\n", letters: 0 };
  }

  #chunk(choice: object, letters = 0): Piece {
    return this.#event({ choices: [{ index: 0, finish_reason: null, ...choice }] }, letters);
  }

  #event(content: object, letters = 0): Piece {
    const head = { id: "chatcmpl-1", object: "chat.completion.chunk", created: 1 };
    const event = JSON.stringify({ ...head, model: this.model, ...content });
    return { text: `data: ${event}\n\n`, letters };
  }
}

const USAGE = {
  prompt_tokens: 1200,
  completion_tokens: 5,
  total_tokens: 1205,
  prompt_tokens_details: { cached_tokens: 1024 },
};

function refuse(
  response: ServerResponse,
  status: number,
  type: string,
  message: string,
  code?: string,
): undefined {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ error: { message, type, param: null, code: code ?? null } }));
}
