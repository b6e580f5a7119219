import type { Flow } from "../../domain/dialogue/flow.ts";
import type { News } from "../../domain/dialogue/news.ts";

/**
 * What an agent may do in a state of the conversation. Its functions are set once for a call, so words have to say it; the machine
 * refuses the others whatever it does.
 */
export function instructionOfState(flow: Flow, state: string): string {
  const tools = flow.tools[state] ?? [];
  return `The conversation is now in the state "${state}", whatever state you were told before. Until you're told another one, use only these tools; others are refused: ${tools.join(", ")}.`;
}

/** Something from outside that the caller hears: what it says now has to agree with it. */
export function instructionOfNews({ kind, text }: Pick<News, "kind" | "text">): string {
  return `News has come (${kind}). The caller is told in your voice, so don't say it again: ${JSON.stringify(text)}`;
}
