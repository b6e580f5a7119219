import type { Clock } from "../base/clock.ts";
import { Preference } from "../base/preference.ts";
import { takeSentences } from "../domain/dialogue/sentences.ts";
import type { ReceptionistSaid } from "../domain/dialogue/transcript.ts";
import type { Brain, BrainContext, BrainEvent, BrainOptions } from "../ports/brain.ts";
import { isHopeless, kindOfFailure, type Failover } from "../ports/failover.ts";

/**
 * Brains in order of preference, the last of which needs no service. When one fails, the next takes the step over with the
 * conversation so far, in the same breath. The sentences that a broken reply had already said count as said, but for the last
 * brain: it follows the caller's turns, and answers this one anew. A brain that failed rests for a while, so that the
 * next call does not wait for it; a wrong key rests for the longest.
 */
export class FailoverBrain implements Brain {
  readonly name: string;
  readonly #brains: Preference<Brain>;
  readonly #onFailover: (failover: Failover) => void;

  constructor(
    brains: readonly [Brain, ...Brain[]],
    clock: Clock,
    onFailover: (failover: Failover) => void,
  ) {
    this.name = brains.map(({ name }) => name).join(" > ");
    this.#brains = new Preference(brains, clock);
    this.#onFailover = onFailover;
  }

  /** The names of those that are out of use now. */
  get resting(): readonly string[] {
    return this.#brains.resting().map(({ name }) => name);
  }

  async *respond(context: BrainContext, options: BrainOptions): AsyncGenerator<BrainEvent> {
    const said: string[] = [];
    const ready = this.#brains.ready();
    for (const [index, brain] of ready.entries()) {
      const next = ready[index + 1];
      let acted = false;
      try {
        const given = next === undefined ? context : continued(context, said);
        for await (const event of bySentence(brain.respond(given, options))) {
          if (event.type === "text") {
            if (said.length > 0) event.text = ` ${event.text}`;
            said.push(event.text.trim());
          }
          if (event.type === "tool") acted = true;
          yield event;
        }
        this.#brains.worked(brain);
        return;
      } catch (error) {
        if (options.signal.aborted || next === undefined) throw error;
        this.#brains.failed(brain, { isHopeless: isHopeless(error) });
        this.#onFailover({ from: brain.name, to: next.name, failure: kindOfFailure(error) });
        // What was asked of a tool is answered in the next step, whoever takes it.
        if (acted) return;
      }
    }
  }
}

/** The same with its words by whole sentences, so that one which breaks off is never begun. */
async function* bySentence(events: AsyncIterable<BrainEvent>): AsyncGenerator<Sentence | Other> {
  let pending = "";
  for await (const event of events) {
    if (event.type === "text") {
      const { sentences, rest } = takeSentences(pending + event.text);
      for (const text of sentences) yield { type: "text", text: `${text}\n` };
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
    text: said.join(" "),
    kind: "reply",
    interrupted: false,
    atMs: context.transcript.at(-1)?.atMs ?? 0,
  };
  return { ...context, transcript: [...context.transcript, item] };
}
