import { createInterface } from "node:readline/promises";
import { isCancel, password } from "@clack/prompts";
import type { CommandInput } from "./command.ts";

/**
 * Asks for a password without showing it; where nobody sits at a terminal, it is the first line of the standard input. Undefined
 * when none is given.
 */
export async function readSecret(
  input: Pick<CommandInput, "input" | "signal">,
  question: string,
): Promise<string | undefined> {
  if (input.input === process.stdin && process.stdin.isTTY) {
    const answer = await password({ message: question, signal: input.signal });
    return isCancel(answer) || answer === "" ? undefined : answer;
  }
  const lines = createInterface({ input: input.input, signal: input.signal });
  for await (const line of lines) return line === "" ? undefined : line;
  return undefined;
}
