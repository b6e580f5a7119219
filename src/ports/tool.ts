import type { z } from "zod";
import type { ToolResult } from "../domain/dialogue/transcript.ts";

/**
 * - `read` changes nothing; reads may run in parallel and for a speculative reply.
 * - `propose` may hold a slot and answers with a read-back; it books nothing.
 * - `commit` writes what was proposed, read back, heard and consented to.
 * - `end` ends the conversation: a goodbye or a transfer.
 */
export type ToolEffect = "read" | "propose" | "commit" | "end";

/** One thing a desk can do for a caller, as a brain sees and calls it. */
export interface Tool<Input = unknown> {
  readonly name: string;
  /** Written for a language model: when to use it and what it answers. */
  readonly description: string;
  readonly input: z.ZodType<Input>;
  readonly effect: ToolEffect;
  /** Said when the result takes longer than about 600 ms. */
  readonly filler?: string;
  run(input: Input, context: ToolContext): Promise<ToolResult>;
}

/** Where a tool runs. Who the caller is comes from here, never from the brain. */
export interface ToolContext {
  readonly callId: string;
  readonly channel: "phone" | "browser" | "chat";
  /** The caller's number in E.164, when the line gave one. */
  readonly callerNumber?: string;
  /** The same for each attempt of the same call of a tool: `call:proposal` for a commit. */
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
}
