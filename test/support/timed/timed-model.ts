import type { Clock } from "../../../src/base/clock.ts";
import type { LanguageModel, ModelEvent, ModelRequest } from "../../../src/ports/language-model.ts";

/** What a model answers to what the caller said last. */
export interface TimedAnswer {
  /** A tool that it looks at first; with its result it says `text`. */
  readonly tool?: { readonly name: string; readonly input: Readonly<Record<string, string>> };
  readonly text: string;
}

/** How soon a model writes: a first token after so long, then so many a second. A token is about four letters. */
export interface ModelPace {
  readonly firstTokenMs: number;
  readonly tokensPerSecond: number;
}

/** What goes wrong from the second answer on: at its beginning, or after some words. */
export type ModelFault =
  | { readonly when: "open" | "middle"; readonly error: Error }
  | { readonly when: "open" | "middle"; readonly stallsMs: number; readonly error: Error };

const LETTERS_A_TOKEN = 4;
const BROKEN_AFTER_TOKENS = 6;

/** A model that answers what it was told to, at the pace of a service. */
export class TimedModel implements LanguageModel {
  readonly name: string;
  readonly #clock: Clock;
  readonly #pace: () => ModelPace;
  readonly #answers: ReadonlyMap<string, TimedAnswer>;
  readonly #fault: ModelFault | undefined;
  #answered = 0;

  constructor(options: {
    readonly name: string;
    readonly clock: Clock;
    readonly pace: () => ModelPace;
    /** By what the caller said. */
    readonly answers: ReadonlyMap<string, TimedAnswer>;
    readonly fault?: ModelFault;
  }) {
    this.name = options.name;
    this.#clock = options.clock;
    this.#pace = options.pace;
    this.#answers = options.answers;
    this.#fault = options.fault;
  }

  async *respond(
    request: ModelRequest,
    { signal }: { readonly signal: AbortSignal },
  ): AsyncGenerator<ModelEvent> {
    this.#answered += 1;
    const fault = this.#answered > 1 ? this.#fault : undefined;
    if (fault?.when === "open") await this.#break(fault, signal);
    const pace = this.#pace();
    await this.#pass(pace.firstTokenMs, signal);
    const said = request.messages.findLast(({ role }) => role === "user");
    const answer = this.#answers.get(said?.role === "user" ? said.text : "");
    const tokenMs = 1000 / pace.tokensPerSecond;
    if (answer?.tool && request.messages.at(-1)?.role === "user") {
      const { name, input } = answer.tool;
      await this.#pass((tokenMs * JSON.stringify(input).length) / LETTERS_A_TOKEN, signal);
      if (signal.aborted) return;
      yield { type: "tool", call: { id: `t${this.#answered}`, name, input } };
      yield { type: "done", because: "tools" };
      return;
    }
    const tokens = (answer?.text ?? "Sorry?").match(/.{1,4}/gu) ?? [];
    for (const [index, text] of tokens.entries()) {
      if (index > 0) await this.#pass(tokenMs, signal);
      if (fault?.when === "middle" && index === BROKEN_AFTER_TOKENS)
        await this.#break(fault, signal);
      if (signal.aborted) return;
      yield { type: "text", text };
    }
    yield { type: "done", because: "stop" };
  }

  async #break(fault: ModelFault, signal: AbortSignal): Promise<never> {
    if ("stallsMs" in fault) await this.#pass(fault.stallsMs, signal);
    throw fault.error;
  }

  async #pass(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => void this.#clock.setTimer(Math.round(ms), resolve));
  }
}
