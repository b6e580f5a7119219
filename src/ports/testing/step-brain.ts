import type { Brain, BrainContext, BrainEvent } from "../brain.ts";

type Step = readonly BrainEvent[] | Error;

/** A brain whose every step the test has written down. It complains of a step nobody wrote, and of one nobody used. */
export class StepBrain implements Brain {
  readonly name = "step";
  readonly contexts: BrainContext[] = [];
  readonly #steps: Step[];

  constructor(...steps: readonly Step[]) {
    this.#steps = [...steps];
  }

  async *respond(
    context: BrainContext,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<BrainEvent> {
    this.contexts.push(context);
    const step = this.#steps.shift();
    if (!step) throw new Error(`No step is written for the ${this.contexts.length}. time`);
    if (step instanceof Error) throw step;
    for (const event of step) {
      await Promise.resolve();
      if (signal.aborted) return;
      yield event;
    }
  }

  /** Throws unless every step was used. */
  assertUsedUp(): void {
    if (this.#steps.length > 0) throw new Error(`${this.#steps.length} steps were not used`);
  }
}
