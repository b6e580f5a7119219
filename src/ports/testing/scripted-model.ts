import type { LanguageModel, ModelEvent, ModelRequest } from "../language-model.ts";

type Answer = readonly ModelEvent[] | Error | ((request: ModelRequest) => readonly ModelEvent[]);

/** A model whose every answer the test has written down. It complains of an answer nobody wrote. */
export class ScriptedModel implements LanguageModel {
  readonly name = "scripted-model";
  readonly requests: ModelRequest[] = [];
  readonly #answers: Answer[];

  constructor(...answers: readonly Answer[]) {
    this.#answers = [...answers];
  }

  async *respond(
    request: ModelRequest,
    { signal }: { readonly signal: AbortSignal },
  ): AsyncGenerator<ModelEvent> {
    this.requests.push(request);
    const answer = this.#answers.shift();
    if (!answer) throw new Error(`No answer is written for request ${this.requests.length}`);
    if (answer instanceof Error) throw answer;
    for (const event of typeof answer === "function" ? answer(request) : answer) {
      await Promise.resolve();
      if (signal.aborted) return;
      yield event;
    }
  }
}
