import { openManager, type Manager, type ManagerOptions } from "../app/manager/open-manager.ts";
import { refusalLine } from "../app/manager/refusal-line.ts";
import { loadConfig } from "../config/load-config.ts";
import { CommandFailed, UsageError } from "./command.ts";

/**
 * Opens the book for one command and closes it afterwards. What is refused becomes a `UsageError` when the words were
 * wrong in themselves, and a `CommandFailed` when they don't go with what is in the book.
 */
export async function withManager<Result>(
  work: (manager: Manager) => Promise<Result>,
  options: ManagerOptions = {},
): Promise<Result> {
  await using manager = await openManager(await loadConfig(), options);
  try {
    return await work(manager);
  } catch (error) {
    const refusal = refusalLine(error);
    if (!refusal) throw error;
    throw refusal.isInput ? new UsageError(refusal.line) : new CommandFailed(refusal.line);
  }
}

/** The desk that `--desk` names, for `withManager`. */
export function deskOption(values: Readonly<Record<string, unknown>>): ManagerOptions {
  const desk = values["desk"];
  return typeof desk === "string" ? { desk } : {};
}
