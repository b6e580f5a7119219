import { parseArgs } from "node:util";
import { ownerFault } from "../app/owner-fault.ts";
import { CommandFailed, UsageError, type Command, type CommandInput } from "./command.ts";
import { commands } from "./commands.ts";

type Streams = Pick<CommandInput, "input" | "output" | "errors" | "signal">;

/** Runs one command line (without `node` and the script) and answers the exit code: 0, 1 (failed) or 2 (wrong words). */
export async function runCli(words: readonly string[], streams: Streams): Promise<number> {
  const [name = "help", ...rest] = words;
  if (["help", "--help", "-h"].includes(name)) {
    const asked = commands.find((command) => command.name === rest[0]);
    streams.output.write(asked ? asked.help : overview());
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) {
    const known = commands.map((one) => one.name).join(", ");
    streams.errors.write(`frontdesk: there is no command "${name}"; the commands are ${known}.\n`);
    return 2;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    streams.output.write(command.help);
    return 0;
  }
  try {
    return await command.run({ ...readWords(command, rest), ...streams });
  } catch (error) {
    if (error instanceof UsageError) {
      streams.errors.write(`frontdesk ${name}: ${error.message}\n`);
      return 2;
    }
    const sentence = error instanceof CommandFailed ? error.message : ownerFault(error);
    if (sentence === undefined) throw error;
    streams.errors.write(`frontdesk ${name}: ${sentence}\n`);
    return 1;
  }
}

function readWords(
  command: Command,
  words: string[],
): Pick<CommandInput, "values" | "positionals"> {
  try {
    return parseArgs({ args: words, options: command.options, allowPositionals: true });
  } catch (error) {
    const [sentence = ""] = error instanceof Error ? error.message.split(/\. /) : [];
    throw new UsageError(`${sentence.replace(/\.$/, "")}; see frontdesk ${command.name} --help.`);
  }
}

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Frontdesk answers the phone and gets the caller's business done.

Usage: frontdesk <command> [options]

${lines.join("\n")}

frontdesk <command> --help explains one of them. Settings are read from .env; .env.example explains each.
`;
}
