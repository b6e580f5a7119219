import { parseArgs } from "node:util";
import { UsageError, type Command, type CommandInput } from "./command.ts";

/** Reads the words after a command's name. Throws a `UsageError` for options the command doesn't have. */
export function readWords(
  command: Command,
  words: readonly string[],
): Pick<CommandInput, "values" | "positionals"> {
  const args = joinNegativeNumbers(command, words);
  try {
    return parseArgs({ args, options: command.options, allowPositionals: true });
  } catch (error) {
    const [sentence = ""] = error instanceof Error ? error.message.split(/\.\s/) : [];
    throw new UsageError(`${sentence.replace(/\.$/, "")}; see frontdesk ${command.name} --help.`);
  }
}

/** Node takes the number of `--noise -40` for an option; `--noise=-40` says the same without a doubt. */
function joinNegativeNumbers({ options }: Command, words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1) ?? "";
    const takesValue = before.startsWith("--") && options[before.slice(2)]?.type === "string";
    if (takesValue && /^-\d/.test(word)) joined.splice(-1, 1, `${before}=${word}`);
    else joined.push(word);
  }
  return joined;
}
