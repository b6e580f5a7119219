import type { AgentReply } from "../agent-reply.ts";

interface Asked {
  readonly name: string;
  readonly askedBy: AgentReply;
}

/** The functions that the agent waits for. */
export class FunctionCalls {
  readonly #open = new Map<string, Asked>();

  asked(id: string, call: Asked): void {
    this.#open.set(id, call);
  }

  /** The agent no longer waits for it, and takes no answer. */
  cancel(id: string): void {
    this.#open.delete(id);
  }

  /** Takes it off the list; undefined when no answer is wanted. */
  take(id: string): Asked | undefined {
    const call = this.#open.get(id);
    this.#open.delete(id);
    return call;
  }
}
