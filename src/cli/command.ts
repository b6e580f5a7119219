import type { ParseArgsOptionsConfig } from "node:util";

/** One word of the command line, e.g. `frontdesk resolve`. */
export interface Command {
  readonly name: string;
  /** Half a line for the list of commands. */
  readonly summary: string;
  /** The whole help text: usage line, what it does, options, one or two examples. */
  readonly help: string;
  /** As `parseArgs` of node:util takes them; an unknown one is refused before `run`. */
  readonly options: ParseArgsOptionsConfig;
  /** Words that may follow, `add` in `frontdesk services add`; their names are whole: `services add`. */
  readonly subcommands?: readonly Command[];
  /** Other words for the same command. */
  readonly alsoCalled?: readonly string[];
  /** Does the work and answers the exit code. Throws `UsageError` for wrong words (2) and `CommandFailed` (1). */
  run(input: CommandInput): Promise<number>;
}

export interface CommandInput {
  readonly values: Readonly<
    Record<string, string | boolean | readonly (string | boolean)[] | undefined>
  >;
  readonly positionals: readonly string[];
  readonly output: NodeJS.WritableStream;
  readonly errors: NodeJS.WritableStream;
  readonly input: NodeJS.ReadableStream;
  /** Aborts at Ctrl-C. */
  readonly signal: AbortSignal;
}

/** The words of the command were wrong: exit code 2. The message is one sentence that says what to write instead. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The command could not do its work: exit code 1. The message is one sentence that says what to do. */
export class CommandFailed extends Error {
  override readonly name = "CommandFailed";
}
