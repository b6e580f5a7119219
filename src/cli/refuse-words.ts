import { UsageError } from "./command.ts";

/** For commands that take options only. */
export function refuseWords(command: string, words: readonly string[]): void {
  const [word] = words;
  if (word !== undefined) {
    throw new UsageError(`"${word}" can't be used here; see frontdesk ${command} --help.`);
  }
}
