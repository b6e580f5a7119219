import {
  APICallError,
  jsonSchema,
  NoSuchToolError,
  streamText,
  type Instructions,
  type JSONValue,
  type LanguageModel as SdkModel,
  type ModelMessage as SdkMessage,
  type TextStreamPart,
  type ToolSet,
} from "ai";
import { z } from "zod";
import type { Clock } from "../base/clock.ts";
import type {
  LanguageModel,
  ModelEvent,
  ModelMessage,
  ModelRequest,
  ModelTool,
} from "../ports/language-model.ts";
import { Watchdog } from "./watchdog.ts";
import { ProviderError, type ProviderFailure } from "../ports/provider-error.ts";

/** How long a service may take before a call goes on without it. A caller waits, so these are short. */
export interface ModelTimeouts {
  /** Until its first word. */
  readonly firstChunkMs: number;
  /** Between two pieces of an answer. */
  readonly chunkMs: number;
}

const TIMEOUTS: ModelTimeouts = { firstChunkMs: 5_000, chunkMs: 3_000 };

/** By provider, what its own interface takes besides. */
type ProviderOptions = Record<string, Record<string, JSONValue | undefined>>;

/** What is particular about a service. */
export interface SdkModelOptions {
  /** As in `ProviderError`: the service's name. */
  readonly provider: string;
  /** For logs and metrics. */
  readonly name: string;
  readonly model: SdkModel;
  /** The instructions, in the form that lets this service keep them at hand. */
  readonly instructions: (request: ModelRequest) => Instructions;
  readonly providerOptions: (request: ModelRequest) => ProviderOptions;
  readonly clock: Clock;
  readonly timeouts?: ModelTimeouts;
}

/**
 * A model through the AI SDK (https://ai-sdk.dev): one request, no retry. A tool is only named to it, so a call comes out as an
 * event and nothing runs here.
 */
export function aiSdkModel(options: SdkModelOptions): LanguageModel {
  const { provider, name } = options;
  return {
    name,
    async *respond(request, { signal }): AsyncGenerator<ModelEvent> {
      if (signal.aborted) return;
      const limits = { ...TIMEOUTS, ...options.timeouts };
      using watchdog = new Watchdog(options.clock);
      watchdog.expect(limits.firstChunkMs);
      try {
        const either = AbortSignal.any([signal, watchdog.signal]);
        for await (const part of partsOf(options, request, either)) {
          if (signal.aborted) return;
          if (part.type === "abort") throw new ProviderError(provider, "timeout");
          if (!SENT_BY_US.has(part.type)) watchdog.expect(limits.chunkMs);
          if (part.type === "error") throw part.error;
          const event = eventOf(part);
          if (event === "broken")
            throw new ProviderError(provider, "server", "an answer that is not whole");
          if (event) yield event;
        }
      } catch (error) {
        if (signal.aborted) return;
        if (watchdog.signal.aborted) throw new ProviderError(provider, "timeout");
        throw failureOf(provider, error);
      }
    },
  };
}

function partsOf(options: SdkModelOptions, request: ModelRequest, signal: AbortSignal) {
  return streamText({
    model: options.model,
    instructions: options.instructions(request),
    messages: request.messages.map(sdkMessage),
    tools: Object.fromEntries(request.tools.map((one) => [one.name, sdkTool(one)])),
    maxOutputTokens: request.longestAnswer,
    temperature: 0.3,
    maxRetries: 0,
    abortSignal: signal,
    providerOptions: options.providerOptions(request),
    // What goes wrong comes as a part of the stream.
    onError: () => {},
  }).stream;
}

/** What a piece of the stream means here; `broken` for a tool call whose JSON has no end, and for an answer without one. */
function eventOf(part: TextStreamPart<ToolSet>): ModelEvent | "broken" | undefined {
  if (part.type === "text-delta") return { type: "text", text: part.text };
  if (part.type === "tool-call") {
    // A tool that it was not shown is refused like any other that it may not have now.
    if (part.invalid === true && !NoSuchToolError.isInstance(part.error)) return "broken";
    const input = z.json().parse(part.input ?? {});
    return { type: "tool", call: { id: part.toolCallId, name: part.toolName, input } };
  }
  if (part.type !== "finish") return undefined;
  // A connection that is closed in the middle of an answer ends the stream like any other.
  if (part.rawFinishReason === undefined) return "broken";
  const { inputTokens = 0, outputTokens = 0, inputTokenDetails } = part.totalUsage;
  const tokens = {
    in: inputTokens,
    out: outputTokens,
    cached: inputTokenDetails.cacheReadTokens ?? 0,
  };
  return { type: "done", because: REASONS[part.finishReason] ?? "stop", tokens };
}

/** The SDK tells of these before the service has said anything. */
const SENT_BY_US: ReadonlySet<string> = new Set(["start", "start-step"]);

const REASONS: Readonly<Record<string, Extract<ModelEvent, { type: "done" }>["because"]>> = {
  stop: "stop",
  "tool-calls": "tools",
  length: "length",
  "content-filter": "refused",
};

function sdkMessage(message: ModelMessage): SdkMessage {
  switch (message.role) {
    case "user":
      return { role: "user", content: message.text };
    case "assistant":
      return {
        role: "assistant",
        content: [
          ...(message.text === "" ? [] : [{ type: "text" as const, text: message.text }]),
          ...message.tools.map((call) => ({
            type: "tool-call" as const,
            toolCallId: call.id,
            toolName: call.name,
            input: call.input,
          })),
        ],
      };
    case "tool":
      return {
        role: "tool",
        content: [
          {
            type: "tool-result",
            toolCallId: message.callId,
            toolName: message.name,
            output: { type: "text", value: JSON.stringify(message.result) },
          },
        ],
      };
    default:
      return message satisfies never;
  }
}

function sdkTool({ description, input }: ModelTool): ToolSet[string] {
  return { type: "dynamic", description, inputSchema: jsonSchema(input) };
}

/** The kind of failure, never what was said: a service's message may quote the conversation. */
function failureOf(provider: string, error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  if (APICallError.isInstance(error)) {
    const { statusCode } = error;
    // A connection that breaks in the middle comes with the status it began with.
    const isBroken = statusCode === undefined || statusCode < 400;
    const failure = isBroken ? "connectivity" : failureOfStatus(statusCode, error);
    return new ProviderError(
      provider,
      failure,
      statusCode === undefined ? "" : `HTTP ${statusCode}`,
    );
  }
  const isTimeout = error instanceof Error && /timeout/iu.test(`${error.name} ${error.message}`);
  return new ProviderError(provider, isTimeout ? "timeout" : "server");
}

function failureOfStatus(status: number, { responseBody = "" }: APICallError): ProviderFailure {
  if (status === 401 || status === 403) return "authentication";
  if (/insufficient_quota|credit balance/u.test(responseBody)) return "quota";
  if (status === 429) return "rate-limit";
  if (status === 408) return "timeout";
  return status >= 500 ? "server" : "invalid-request";
}
