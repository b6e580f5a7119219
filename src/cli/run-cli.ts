import { ownerFault } from "../app/owner-fault.ts";
import { version } from "../app/version.ts";
import { loadConfig } from "../config/load-config.ts";
import { CommandFailed, UsageError, type Command, type CommandInput } from "./command.ts";
import { commands } from "./commands.ts";
import { overview } from "./overview.ts";
import { readWords } from "./read-words.ts";

type Streams = Pick<CommandInput, "input" | "output" | "errors" | "signal">;

/**
 * Runs one command line (without `node` and the script) and answers the exit code: 0, 1 (failed) or 2 (wrong words). What
 * goes wrong is one sentence on `errors`; the place in the program only follows where LOG_LEVEL is debug or trace.
 */
export async function runCli(words: readonly string[], streams: Streams): Promise<number> {
  const [name = "help", ...rest] = words;
  if (["help", "--help", "-h"].includes(name)) return help(rest, streams);
  if (["--version", "-v"].includes(name)) {
    streams.output.write(`frontdesk ${await version()}, Node ${process.versions.node}\n`);
    return 0;
  }
  const found = findCommand(words);
  if (!found) return unknownCommand(name, streams);
  const { command, more } = found;
  // After `--` come words of the caller's, whatever they look like.
  const options = new Set(more.slice(0, more.includes("--") ? more.indexOf("--") : undefined));
  if (options.has("--help") || options.has("-h")) return help(words, streams);
  try {
    return await command.run({ ...readWords(command, more), ...streams });
  } catch (error) {
    return await tellFailure(command, error, streams);
  }
}

/** The command, or the command within it, that the words begin with, and the words after its name. */
function findCommand(words: readonly string[]) {
  const [name = "", ...more] = words;
  const command = commands.find((one) => one.name === name || one.alsoCalled?.includes(name));
  if (!command) return undefined;
  const [word, ...rest] = more;
  const within = command.subcommands?.find((one) => one.name === `${command.name} ${word}`);
  return within ? { command: within, more: rest } : { command, more };
}

function help(words: readonly string[], streams: Streams): number {
  const [name] = words;
  const found = findCommand(words);
  if (!found && name !== undefined) return unknownCommand(name, streams);
  streams.output.write(found ? found.command.help : overview());
  return 0;
}

function unknownCommand(name: string, { errors }: Streams): number {
  const known = commands.map((one) => one.name).join(", ");
  errors.write(`frontdesk: there is no command "${name}"; the commands are ${known}.\n`);
  return 2;
}

async function tellFailure({ name }: Command, error: unknown, streams: Streams): Promise<number> {
  const { errors, signal } = streams;
  if (error instanceof UsageError) {
    errors.write(`frontdesk ${name}: ${error.message}\n`);
    return 2;
  }
  // Stopped by Ctrl-C, not failed.
  if (signal.aborted && (error === signal.reason || isAbort(error))) return 1;
  const sentence = error instanceof CommandFailed ? error.message : ownerFault(error);
  if (sentence !== undefined) {
    errors.write(`frontdesk ${name}: ${sentence}\n`);
    return 1;
  }
  errors.write(
    `frontdesk ${name}: something went wrong inside Frontdesk (${String(error)}); LOG_LEVEL=debug shows where.\n`,
  );
  if ((await isDebugging()) && error instanceof Error) errors.write(`${error.stack}\n`);
  return 1;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

async function isDebugging(): Promise<boolean> {
  try {
    return ["debug", "trace"].includes((await loadConfig()).logLevel);
  } catch {
    return false;
  }
}
