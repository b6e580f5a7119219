import { writeFile } from "node:fs/promises";
import { CommandFailed } from "./command.ts";

/** Writes a new file that only its owner can read. Throws `CommandFailed` when it is there already, or can't be written. */
export async function writePrivate(file: string, text: string): Promise<void> {
  try {
    // What is in there is private: an older file of that name may be open to others.
    await writeFile(file, text, { mode: 0o600, flag: "wx" });
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw new CommandFailed(
      exists
        ? `${file} is there already; name another file.`
        : `${file} can't be written; name a file in a folder that can be.`,
    );
  }
}
