import { takeSentences } from "../../domain/dialogue/sentences.ts";
import type { Brain, BrainContext, BrainEvent } from "../../ports/brain.ts";
import type { Deed } from "./claims.ts";
import { gatherEvidence } from "./evidence.ts";
import { judgeSentence, type Judgement } from "./judge-sentence.ts";

/** What is said in place of a claim that isn't true. */
const NOT_DONE: Readonly<Record<Deed, string>> = {
  booked: "I haven't booked anything yet.",
  moved: "I haven't moved anything yet.",
  cancelled: "I haven't cancelled anything yet.",
  confirmed: "I haven't confirmed anything yet.",
  told: "I haven't told anybody yet.",
  // A tool that sends codes tells nobody whether one was sent: that would say whose number it is.
  sent: "I can't say yet that it was sent.",
  printed: "Nothing is printed yet.",
  "checked-out": "You aren't signed out yet.",
  coming: "I haven't heard from them yet.",
};

/** The same where the claim doesn't say what of. */
const NOTHING_DONE = "That isn't done yet.";

/** What is said when nothing true is left of a reply. */
const NOTHING_LEFT = "I'd rather not guess. What would you like me to check?";

/**
 * Stands between a brain and the voice: a sentence that claims what was not committed, or states a time, price, day or
 * name that nobody gave, never reaches the caller. Tools and questions pass untouched. `onHeldBack` hears of the kind
 * of fault, never of the words.
 */
export function truthGate(
  brain: Brain,
  onHeldBack: (fault: "claim" | "fact") => void = () => {},
): Brain {
  return {
    name: brain.name,
    async *respond(context, options) {
      const gate = new ReplyGate(context, onHeldBack);
      for await (const event of brain.respond(context, options)) {
        if (event.type === "text") {
          yield* gate.hear(event.text);
        } else {
          yield* gate.finish();
          gate.pass(event);
          yield event;
        }
      }
      yield* gate.close();
    },
  };
}

/** One reply, sentence by sentence. */
class ReplyGate {
  readonly #context: BrainContext;
  readonly #onHeldBack: (fault: "claim" | "fact") => void;
  #evidence: ReturnType<typeof gatherEvidence> | undefined;
  #pending = "";
  #passed = 0;
  #held = 0;
  #before = "";

  constructor(context: BrainContext, onHeldBack: (fault: "claim" | "fact") => void) {
    this.#context = context;
    this.#onHeldBack = onHeldBack;
  }

  *hear(text: string): Generator<BrainEvent> {
    const { sentences, rest } = takeSentences(this.#pending + text);
    this.#pending = rest;
    for (const sentence of sentences) yield* this.#judge(sentence, "\n");
  }

  /** Judges what is left without waiting for the end of its sentence. */
  *finish(): Generator<BrainEvent> {
    const rest = this.#pending.trim();
    this.#pending = "";
    if (rest !== "") yield* this.#judge(rest);
  }

  /** Something else than text has passed, so that the caller is not left without an answer. */
  pass(event: BrainEvent): void {
    if (event.type !== "asks") this.#passed += 1;
  }

  *close(): Generator<BrainEvent> {
    yield* this.finish();
    if (this.#held > 0 && this.#passed === 0) yield { type: "text", text: NOTHING_LEFT };
  }

  /** `end` is a new line after a sentence that is known to be whole, so that it is said at once. */
  *#judge(sentence: string, end = ""): Generator<BrainEvent> {
    this.#evidence ??= gatherEvidence(this.#context);
    const today = this.#context.nowLocal.slice(0, 10);
    const judgement: Judgement = judgeSentence(sentence, this.#evidence, today);
    if (judgement.ok) {
      yield this.#say(sentence + end);
      return;
    }
    this.#held += 1;
    this.#onHeldBack(judgement.fault);
    if (judgement.fault === "claim" && this.#held === 1) {
      const { deed } = judgement;
      yield this.#say((deed === undefined ? NOTHING_DONE : NOT_DONE[deed]) + end);
    }
  }

  #say(sentence: string): BrainEvent {
    const text = this.#before + sentence;
    this.#before = sentence.endsWith("\n") ? "" : " ";
    this.#passed += 1;
    return { type: "text", text };
  }
}
