import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import type { ModelAnswer } from "../../../ports/testing/language-model-contract.ts";
import { ModelStandIn, type Piece } from "../../testing/model-stand-in.ts";
import { messagesRequest } from "./messages-request.ts";

const KEY = "sk-ant-stand-in-0123456789";

/**
 * Anthropic's message service on loopback. It refuses what the real one refuses: a wrong key, no version, an unknown
 * parameter, a history out of order; and answers as it was told, word by word.
 */
export class MessagesStandIn extends ModelStandIn<z.infer<typeof messagesRequest>> {
  readonly apiKey = KEY;
  readonly model = "claude-haiku-4-5";

  static async open(): Promise<MessagesStandIn> {
    return await new MessagesStandIn().listen();
  }

  protected override admit(request: IncomingMessage, body: string, response: ServerResponse) {
    const { headers } = request;
    if (request.url !== "/v1/messages" || request.method !== "POST")
      return refuse(response, 404, "not_found_error", "Not found");
    if (this.isExpired || headers["x-api-key"] !== KEY)
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
    return read.data;
  }

  protected override fail(
    fault: "rate-limit" | "quota" | "server",
    response: ServerResponse,
  ): void {
    if (fault === "server") refuse(response, 529, "overloaded_error", "Overloaded");
    else if (fault === "quota")
      refuse(response, 400, "invalid_request_error", "Your credit balance is too low");
    else refuse(response, 429, "rate_limit_error", "Number of requests has exceeded your limit");
  }

  protected override *pieces({
    text: words = "",
    tools = [],
    fault,
  }: ModelAnswer): Generator<Piece> {
    const message = {
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: this.model,
      content: [],
    };
    yield event("message_start", {
      message: { ...message, stop_reason: null, stop_sequence: null, usage: USAGE },
    });
    yield event("content_block_start", { index: 0, content_block: { type: "text", text: "" } });
    yield event("ping", {});
    for (const word of words.split(/(?<=\s)/u))
      yield delta(0, { type: "text_delta", text: word }, word.length);
    if (fault === "stall" || fault === "cut" || fault === "half-chunk") return;
    yield event("content_block_stop", { index: 0 });
    for (const [at, { name, input }] of tools.entries()) {
      const index = at + 1;
      const whole = JSON.stringify(input);
      const json = fault === "half-tool" ? whole.slice(0, -1) : whole;
      const block = { type: "tool_use", id: `toolu_${at}`, name, input: {} };
      yield event("content_block_start", { index, content_block: block }, name.length);
      yield delta(index, { type: "input_json_delta", partial_json: "" });
      yield delta(index, { type: "input_json_delta", partial_json: json }, json.length);
      yield event("content_block_stop", { index });
    }
    const reason = tools.length > 0 ? "tool_use" : "end_turn";
    yield event("message_delta", {
      delta: { stop_reason: reason, stop_sequence: null },
      usage: { output_tokens: 40 },
    });
    yield event("message_stop", {});
  }
}

const USAGE = {
  input_tokens: 12,
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: 1188,
  output_tokens: 1,
};

function delta(index: number, change: object, letters = 0): Piece {
  return event("content_block_delta", { index, delta: change }, letters);
}

function event(type: string, data: object, letters = 0): Piece {
  return { text: `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`, letters };
}

function refuse(
  response: ServerResponse,
  status: number,
  type: string,
  message: string,
): undefined {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ type: "error", error: { type, message }, request_id: "req_1" }));
}
