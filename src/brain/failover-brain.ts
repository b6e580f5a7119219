import type { Clock } from "../base/clock.ts";
import { takeSentences } from "../domain/dialogue/sentences.ts";
import type { ReceptionistSaid } from "../domain/dialogue/transcript.ts";
import type { Brain, BrainContext, BrainEvent } from "../ports/brain.ts";
import { ProviderError } from "../ports/provider-error.ts";

/** Out of use for this long after a failure, twice as long after each further one. */
const FIRST_REST_MS = 10_000;
const LONGEST_REST_MS = 5 * 60_000;

/** One brain gave way to another in the middle of a call. */
export interface BrainFailover {
  readonly from: string;
  readonly to: string;
  readonly failure: ProviderError["failure"] | "unknown";
}

/**
 * Brains in order of preference, the last of which needs no service. When one fails, the next takes the step over with the
 * conversation so far, in the same breath. The sentences that a broken reply had already said count as said, but for the last
 * brain: it follows the caller's turns, and answers this one anew. A brain that failed rests for a while, so that the
 * next call does not wait for it; a wrong key rests for the longest.
 */
export class FailoverBrain implements Brain {
  readonly name: string;
  readonly #brains: readonly Brain[];
  readonly #clock: Clock;
  readonly #onFailover: (failover: BrainFailover) => void;
  readonly #rests = new Map<Brain, { readonly untilMs: number; readonly restMs: number }>();

  constructor(
    brains: readonly [Brain, ...Brain[]],
    clock: Clock,
    onFailover: (failover: BrainFailover) => void,
  ) {
    this.name = brains.map(({ name }) => name).join(" > ");
    this.#brains = brains;
    this.#clock = clock;
    this.#onFailover = onFailover;
  }

  /** Which of them would answer now. */
  get current(): string {
    return this.#ready()[0]?.name ?? this.name;
  }

  async *respond(
    context: BrainContext,
    options: { signal: AbortSignal },
  ): AsyncGenerator<BrainEvent> {
    const said: string[] = [];
    const ready = this.#ready();
    for (const [index, brain] of ready.entries()) {
      const next = ready[index + 1];
      let acted = false;
      try {
        const given = next === undefined ? context : continued(context, said);
        for await (const event of bySentence(brain.respond(given, options))) {
          if (event.type === "text") {
            if (said.length > 0) event.text = ` ${event.text}`;
            said.push(event.text);
          }
          if (event.type === "tool") acted = true;
          yield event;
        }
        this.#rests.delete(brain);
        return;
      } catch (error) {
        if (options.signal.aborted || next === undefined) throw error;
        this.#rest(brain, error);
        const failure = error instanceof ProviderError ? error.failure : "unknown";
        this.#onFailover({ from: brain.name, to: next.name, failure });
        // What was asked of a tool is answered in the next step, whoever takes it.
        if (acted) return;
      }
    }
  }

  /** Those that don't rest, in order; the last one never rests. */
  #ready(): readonly Brain[] {
    const nowMs = this.#clock.nowMs();
    return this.#brains.filter(
      (brain, index) =>
        index === this.#brains.length - 1 || (this.#rests.get(brain)?.untilMs ?? 0) <= nowMs,
    );
  }

  #rest(brain: Brain, error: unknown): void {
    const before = this.#rests.get(brain)?.restMs;
    const isHopeless = error instanceof ProviderError && !error.retryable;
    const restMs = isHopeless
      ? LONGEST_REST_MS
      : Math.min(LONGEST_REST_MS, before === undefined ? FIRST_REST_MS : before * 2);
    this.#rests.set(brain, { untilMs: this.#clock.nowMs() + restMs, restMs });
  }
}

/** The same with its words by whole sentences, so that one which breaks off is never begun. */
async function* bySentence(events: AsyncIterable<BrainEvent>): AsyncGenerator<Sentence | Other> {
  let pending = "";
  for await (const event of events) {
    if (event.type === "text") {
      const { sentences, rest } = takeSentences(pending + event.text);
      for (const text of sentences) yield { type: "text", text };
      pending = rest;
    } else {
      if (pending.trim() !== "") yield { type: "text", text: pending.trim() };
      pending = "";
      yield event;
    }
  }
  if (pending.trim() !== "") yield { type: "text", text: pending.trim() };
}

type Other = Exclude<BrainEvent, { type: "text" }>;

interface Sentence {
  readonly type: "text";
  text: string;
}

/** The conversation, with the sentences that a reply had said before it failed. */
function continued(context: BrainContext, said: readonly string[]): BrainContext {
  if (said.length === 0) return context;
  const item: ReceptionistSaid = {
    role: "receptionist",
    text: said.join(""),
    kind: "reply",
    interrupted: false,
    atMs: context.transcript.at(-1)?.atMs ?? 0,
  };
  return { ...context, transcript: [...context.transcript, item] };
}
