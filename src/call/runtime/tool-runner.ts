import type { Clock } from "../../base/clock.ts";
import type { ToolCall, ToolResult } from "../../domain/dialogue/transcript.ts";
import type { Tool, ToolContext } from "../../ports/tool.ts";

// Longer than any of our tools takes with a database that is busy; shorter than a caller's patience.
const LIMIT_MS = 12_000;

/**
 * Runs one tool for one call. It always answers: wrong input, a tool that throws and one that does not come back are
 * refusals that the brain can speak of.
 */
export async function runTool(options: {
  tools: readonly Tool[];
  call: ToolCall;
  context: ToolContext;
  clock: Clock;
  onFailure: (error: unknown) => void;
}): Promise<ToolResult> {
  const { tools, call, context, clock, onFailure } = options;
  const tool = tools.find((one) => one.name === call.name);
  if (!tool) return refusal("unknown-tool");
  const input = tool.input.safeParse(call.input);
  if (!input.success) return refusal("invalid-input");
  const { promise: timeout, resolve: giveUp } = Promise.withResolvers<ToolResult>();
  const timer = clock.setTimer(LIMIT_MS, () => giveUp(refusal("failed")));
  try {
    return await Promise.race([tool.run(input.data, context), timeout]);
  } catch (error) {
    if (!context.signal.aborted) onFailure(error);
    return refusal("failed");
  } finally {
    timer[Symbol.dispose]();
  }
}

/** The answer of a tool that did not do its work; `reason` is for the brain. */
export function refusal(reason: string): ToolResult {
  return { status: "refused", reason, speakable: "Sorry, something went wrong on my side." };
}
