import {
  autocomplete,
  confirm,
  intro,
  isCancel,
  log,
  note,
  outro,
  select,
  text,
  type Option,
} from "@clack/prompts";
import type { Readable, Writable } from "node:stream";

/** The owner pressed Ctrl-C: everything ends where it is. */
export class Left extends Error {
  override readonly name = "Left";
}

/** The owner pressed Escape: back to where this began. */
export class Back extends Error {
  override readonly name = "Back";
}

/** What one can choose. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

/** As many lines of a list as fit a small terminal. */
const MOST_LINES = 12;

/** Asks and tells at one terminal. Every question throws `Left` at Ctrl-C and `Back` at Escape. */
export class Terminal {
  readonly #streams: {
    readonly input: Readable;
    readonly output: Writable;
    readonly signal: AbortSignal;
  };
  #lastKey = "";

  constructor(input: Readable, output: Writable, signal: AbortSignal) {
    this.#streams = { input, output, signal };
    // The prompts take Ctrl-C and Escape for the same; who goes back does not want to leave.
    input.on("keypress", (_letter: unknown, key: { name?: string } | undefined) => {
      this.#lastKey = key?.name ?? "";
    });
  }

  begin(title: string): void {
    intro(title, this.#streams);
  }

  end(words: string): void {
    outro(words, this.#streams);
  }

  good(words: string): void {
    log.success(words, this.#streams);
  }

  bad(words: string): void {
    log.error(words, this.#streams);
  }

  show(body: string, title: string): void {
    note(body, title, { ...this.#streams, format: (line) => line });
  }

  async choose<Value extends string>(
    message: string,
    choices: readonly Choice<Value>[],
  ): Promise<Value> {
    const options = choices.map((choice) => this.#option(choice));
    const answer = await select<string>({
      message,
      options,
      maxItems: MOST_LINES,
      ...this.#streams,
    });
    if (isCancel(answer)) throw this.#leaving();
    const chosen = choices.find((choice) => choice.value === answer);
    if (!chosen) throw new Error("One of the choices was chosen");
    return chosen.value;
  }

  /** Among many: what is typed narrows the list. */
  async search<Value extends string>(
    message: string,
    choices: readonly Choice<Value>[],
  ): Promise<Value> {
    const options = choices.map((choice) => this.#option(choice));
    for (;;) {
      const answer = await autocomplete<string>({
        message,
        options,
        maxItems: MOST_LINES,
        placeholder: "type to search",
        ...this.#streams,
      });
      if (isCancel(answer)) throw this.#leaving();
      const chosen = choices.find((choice) => choice.value === answer);
      if (chosen) return chosen.value;
      this.bad("Nothing is known by that; search for less of it.");
    }
  }

  async write(
    message: string,
    options: { readonly now?: string; readonly example?: string; readonly required?: boolean } = {},
  ): Promise<string> {
    const { now, example, required } = options;
    const answer = await text({
      message,
      ...(now !== undefined && { initialValue: now }),
      ...(example !== undefined && { placeholder: example }),
      ...(required === true && {
        validate: (value: string | undefined) =>
          (value ?? "").trim() === "" ? "This can't be empty." : undefined,
      }),
      ...this.#streams,
    });
    if (isCancel(answer)) throw this.#leaving();
    return answer ?? "";
  }

  async sure(message: string): Promise<boolean> {
    const answer = await confirm({ message, ...this.#streams });
    if (isCancel(answer)) throw this.#leaving();
    return answer;
  }

  #option({ value, label, hint }: Choice<string>): Option<string> {
    return { value, label, ...(hint !== undefined && hint !== "" && { hint }) };
  }

  #leaving(): Error {
    return this.#lastKey === "escape" && !this.#streams.signal.aborted ? new Back() : new Left();
  }
}
