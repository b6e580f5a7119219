import { once } from "node:events";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Directory, MatchContext } from "../domain/people/matching/match.ts";
import { type CommandInput, UsageError } from "./command.ts";
import { inShort } from "./match-answer.ts";

const asked = z.object({
  heard: z.string(),
  spelled: z.string().optional(),
  department: z.string().optional(),
  site: z.string().optional(),
  expecting: z.array(z.string()).optional(),
});

/**
 * Answers each line as it comes, in order. A line that can't be read is answered with what is wrong with it, and the others go on; then
 * the exit code is 1. What a line says goes before `context`.
 */
export async function matchBatch(
  file: string,
  directory: Directory,
  context: MatchContext,
  { input, output, signal }: CommandInput,
): Promise<number> {
  const source = file === "-" ? input : await open(file);
  const lines = createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY });
  let [number, faults] = [0, 0];
  try {
    for await (const line of lines) {
      signal.throwIfAborted();
      number += 1;
      if (line.trim() === "") continue;
      const question = read(line);
      if (!question) faults += 1;
      const answer = question
        ? inShort(directory.match(question.heard, { ...context, ...question.context }))
        : { error: `Line ${number} is not {"heard": "..."}.` };
      if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, "drain", { signal });
    }
  } finally {
    lines.close();
  }
  return faults === 0 ? 0 : 1;
}

async function open(file: string): Promise<NodeJS.ReadableStream> {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) {
    throw new UsageError(`There is no file "${file}"; name one with a {"heard": "..."} a line.`);
  }
  return createReadStream(file, "utf8");
}

function read(line: string): { heard: string; context: MatchContext } | undefined {
  const parsed = asked.safeParse(parsedOrNull(line));
  if (!parsed.success) return undefined;
  const { heard, ...context } = parsed.data;
  const given = Object.entries(context).filter(([, value]) => value !== undefined);
  return { heard, context: Object.fromEntries(given) };
}

function parsedOrNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
