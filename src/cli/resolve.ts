import { once } from "node:events";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Temporal } from "temporal-polyfill";
import { resolveWhen } from "../domain/time/find-when.ts";
import type { Meaning, WhenOptions } from "../domain/time/meaning.ts";
import { askAbout, sayMeaning } from "../domain/time/say-meaning.ts";
import { type Command, CommandFailed, type CommandInput, UsageError } from "./command.ts";

/** `frontdesk resolve`: what date and time a caller's words mean, or which question must be asked. */
export const resolve: Command = {
  name: "resolve",
  summary: "tell what date and time a caller's words mean",
  help: `Usage: frontdesk resolve "<words>" [--now <local time>] [--zone <zone>] [--opening 10:00-20:00] [--json]
       frontdesk resolve --batch <file.jsonl> [--now ...] [--zone ...] [--opening ...]

Tells what date and time the words mean, or which question must be asked first. Where it must ask, date and time still
hold the likeliest reading.

  --now      the local time the words were said at, like 2026-11-21T09:30 (default: now in the zone)
  --zone     the IANA zone of the business, like Asia/Kolkata (default: this machine's)
  --opening  when the business is open, like 10:00-20:00; it settles what "at three" means
  --json     print {"date", "time", "ask", "range", "dateRange", "prefer", "otherwise"}
  --batch    read {"words": "..."} lines from a file ("-" is standard input) and print one line of JSON for each

Examples:
  frontdesk resolve "next Friday at half past four" --now 2026-11-24T10:00
  frontdesk resolve "after five tomorrow" --zone Asia/Kolkata --opening 10:00-20:00 --json
`,
  options: {
    now: { type: "string" },
    zone: { type: "string" },
    opening: { type: "string" },
    json: { type: "boolean" },
    batch: { type: "string" },
  },
  async run(input) {
    const options = whenOptions(input);
    const batch = text(input, "batch");
    if (batch !== undefined) {
      await runBatch(batch, options, input);
      return 0;
    }
    const words = input.positionals.join(" ").trim();
    if (words === "") {
      throw new UsageError('Say which words to resolve: frontdesk resolve "next Friday at four".');
    }
    const meaning = resolveWhen(words, options);
    const answer =
      input.values["json"] === true ? JSON.stringify(meaning) : inWords(meaning, options);
    input.output.write(`${answer}\n`);
    return 0;
  },
};

function text({ values }: CommandInput, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

function whenOptions(input: CommandInput): WhenOptions {
  const now = localNow(text(input, "now"), text(input, "zone"));
  const opening = text(input, "opening");
  if (opening === undefined) return { now };
  const clock = "([01]?\\d|2[0-4]):[0-5]\\d";
  if (!new RegExp(`^${clock}-${clock}$`).test(opening)) {
    throw new UsageError(`"${opening}" are no opening hours; write them like 10:00-20:00.`);
  }
  const [from = "", to = ""] = opening.split("-");
  return { now, opening: { from, to } };
}

function localNow(now: string | undefined, zone: string | undefined): string {
  const inZone = zonedNow(zone ?? Temporal.Now.timeZoneId());
  if (now === undefined) return inZone;
  try {
    return minuteText(Temporal.PlainDateTime.from(now));
  } catch {
    throw new UsageError(`"${now}" is no local time; write it like 2026-11-21T09:30.`);
  }
}

function zonedNow(zone: string): string {
  try {
    return minuteText(Temporal.Now.plainDateTimeISO(zone));
  } catch {
    throw new UsageError(`"${zone}" is no time zone; write an IANA name like Asia/Kolkata.`);
  }
}

function minuteText(local: Temporal.PlainDateTime): string {
  return local.toString({ smallestUnit: "minute" });
}

function inWords(meaning: Meaning, { now }: WhenOptions): string {
  const said = sayMeaning(meaning, now);
  const question = askAbout(meaning, now);
  if (said === null) return question ?? "Those words name no date and no time.";
  const sentence = said.charAt(0).toUpperCase() + said.slice(1);
  return question === null
    ? `${sentence}.`
    : `${sentence}, most likely. To be asked: "${question}"`;
}

/** Lines gathered before they are written: one write a line would take longer than reading the words. */
const linesAWrite = 512;

async function runBatch(file: string, options: WhenOptions, input: CommandInput): Promise<void> {
  const source = file === "-" ? input.input : await open(file);
  const lines = createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  let pending: string[] = [];
  const flush = async (): Promise<void> => {
    if (pending.length === 0) return;
    const isRoom = input.output.write(`${pending.join("\n")}\n`);
    pending = [];
    if (!isRoom) await once(input.output, "drain", { signal: input.signal });
  };
  try {
    for await (const line of lines) {
      input.signal.throwIfAborted();
      number++;
      if (line.trim() === "") continue;
      const words = wordsIn(line, number, file);
      pending.push(JSON.stringify({ words, ...resolveWhen(words, options) }));
      if (pending.length >= linesAWrite) await flush();
    }
  } finally {
    lines.close();
    await flush();
  }
}

async function open(file: string): Promise<NodeJS.ReadableStream> {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) {
    throw new UsageError(`There is no file "${file}"; name one with a {"words": "..."} a line.`);
  }
  return createReadStream(file, "utf8");
}

function wordsIn(line: string, number: number, file: string): string {
  const parsed = parsedOrNull(line);
  if (typeof parsed === "object" && parsed !== null && "words" in parsed) {
    if (typeof parsed.words === "string") return parsed.words;
  }
  const where = file === "-" ? "standard input" : file;
  throw new CommandFailed(
    `Line ${number} of ${where} is not {"words": "..."}; put it right and run again.`,
  );
}

function parsedOrNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
