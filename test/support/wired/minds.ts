import type { z } from "zod";
import type { Json } from "../../../src/base/json.ts";
import type { ModelAnswer } from "../../../src/ports/testing/language-model-contract.ts";
import type { messagesRequest } from "../../../src/providers/anthropic/testing/messages-request.ts";
import type { AgentMind } from "../../../src/providers/testing/agent-stand-in.ts";
import type { chatRequest } from "../../../src/providers/testing/chat-request.ts";
import type { Line } from "./booker.ts";

/** Answers a conversation, with the tools that are offered for it. */
export type Mind = (lines: readonly Line[], offered: ReadonlySet<string>) => ModelAnswer;

/** The same mind behind OpenAI's chat protocol. */
export function chatMind(mind: Mind) {
  return ({ messages, tools = [] }: z.infer<typeof chatRequest>): ModelAnswer => {
    const lines: Line[] = [];
    const names = new Map<string, string>();
    for (const message of messages) {
      if (message.role === "user") lines.push({ who: "caller", text: lastLine(message.content) });
      if (message.role === "assistant") {
        if (message.content) lines.push({ who: "desk", text: message.content });
        for (const { id, function: one } of message.tool_calls ?? []) names.set(id, one.name);
      }
      if (message.role === "tool")
        lines.push(answered(names.get(message.tool_call_id), message.content));
    }
    return mind(lines, new Set(tools.map((tool) => tool.function.name)));
  };
}

/** The same mind behind Anthropic's protocol. */
export function messagesMind(mind: Mind) {
  return ({ messages, tools = [] }: z.infer<typeof messagesRequest>): ModelAnswer => {
    const lines: Line[] = [];
    const names = new Map<string, string>();
    for (const { role, content } of messages) {
      const blocks =
        typeof content === "string" ? [{ type: "text" as const, text: content }] : content;
      for (const block of blocks) {
        if (block.type === "text")
          lines.push({ who: role === "user" ? "caller" : "desk", text: lastLine(block.text) });
        if (block.type === "tool_use") names.set(block.id, block.name);
        if (block.type === "tool_result")
          lines.push(answered(names.get(block.tool_use_id), textOf(block.content)));
      }
    }
    return mind(lines, new Set(tools.map(({ name }) => name)));
  };
}

/** The same mind inside a voice agent, which keeps the conversation itself and is offered every tool of the desk. */
export function agentMind(mind: Mind, offered: () => ReadonlySet<string>): AgentMind {
  const lines: Line[] = [];
  const asked: string[] = [];
  let known = 0;
  return ({ said, results }) => {
    for (; known < results.length; known += 1)
      lines.push({ who: "tool", name: asked[known] ?? "", result: results[known] ?? null });
    if (said !== undefined) lines.push({ who: "caller", text: said });
    const { text = "", tools = [] } = mind(lines, offered());
    if (text !== "") lines.push({ who: "desk", text });
    asked.push(...tools.map(({ name }) => name));
    return { text, tools: tools.map(({ name, input }) => ({ name, input: asJson(input) })) };
  };
}

function answered(name: string | undefined, content: string): Line {
  if (name === undefined) throw new Error("A result of a call that was never made");
  const result: Json = JSON.parse(content);
  return { who: "tool", name, result };
}

/** What is told of the call stands before the caller's words. */
function lastLine(text: string): string {
  return text.split("\n").at(-1) ?? "";
}

function textOf(content: string | readonly { readonly text: string }[] = ""): string {
  return typeof content === "string" ? content : content.map(({ text }) => text).join("");
}

function asJson(input: unknown): Json {
  const json: Json = JSON.parse(JSON.stringify(input));
  return json;
}
