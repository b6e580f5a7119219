import type { ToolCall } from "../domain/dialogue/transcript.ts";
import type { Brain, BrainContext, BrainEvent, BrainOptions } from "../ports/brain.ts";
import { allowedTools } from "./model/allowed-tools.ts";

/**
 * A brain that is asked with the answers to what it would look up first. Where `guide`, which takes no time, would answer the
 * caller's turn by reading something and nothing else, that is read at once; the brain then needs one step instead of two. A
 * wrong guess costs a look into the book.
 */
export function readAhead(brain: Brain, guide: Brain): Brain {
  return {
    name: brain.name,
    async *respond(context, options) {
      const calls = await guess(guide, context, options);
      if (calls.length === 0) yield* brain.respond(context, options);
      for (const call of calls) yield { type: "tool", call, ahead: true };
    },
  };
}

/** What the guide reads before it says anything; nothing when it has more in mind, or does not know. */
async function guess(
  guide: Brain,
  context: BrainContext,
  { signal }: BrainOptions,
): Promise<readonly ToolCall[]> {
  if (context.transcript.at(-1)?.role !== "caller") return [];
  const events: BrainEvent[] = [];
  try {
    for await (const event of guide.respond(context, { signal })) events.push(event);
  } catch {
    // Whatever it stumbled over, the brain itself is asked as ever.
    return [];
  }
  const reads = new Set(
    allowedTools(context).flatMap(({ name, effect }) => (effect === "read" ? [name] : [])),
  );
  const calls = events.flatMap((event) =>
    event.type === "tool" && reads.has(event.call.name) ? [event.call] : [],
  );
  return calls.length === events.length ? calls : [];
}
