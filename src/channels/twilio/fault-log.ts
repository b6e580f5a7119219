import type { Logger } from "../../ops/logger.ts";

/**
 * Says each kind of fault once a call: a peer that sends the same nonsense fifty times a second must not drown the log.
 * Sentences are ours; nothing the peer sent goes into them.
 */
export class FaultLog {
  readonly #logger: Logger;
  readonly #reported = new Set<string>();
  #call: string | undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** From now on the lines name this call. */
  concerns(callSid: string): void {
    this.#call = callSid;
  }

  report(kind: string, sentence: string): void {
    if (this.#reported.has(kind)) return;
    this.#reported.add(kind);
    this.#logger.warn({ fault: kind, call: this.#call }, sentence);
  }
}
