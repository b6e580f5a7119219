import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CommandFailed, UsageError } from "./command.ts";
import { resolve } from "./resolve.ts";

const saturday = ["--now", "2026-11-21T09:30", "--zone", "Asia/Kolkata"];
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "resolve-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function run(args: readonly string[], standardInput = ""): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: resolve.options,
    allowPositionals: true,
  });
  const output = new PassThrough();
  const said = text(output);
  const { signal } = new AbortController();
  const input = Readable.from([standardInput]);
  try {
    await resolve.run({ values, positionals, output, errors: output, input, signal });
  } finally {
    output.end();
  }
  return said;
}

test("prints the date, the time and the question as JSON", async () => {
  const printed = await run(["next wednesday at half past four", ...saturday, "--json"]);
  expect(JSON.parse(printed)).toEqual({
    date: "2026-11-25",
    time: "16:30",
    ask: null,
    range: null,
    dateRange: null,
    prefer: null,
    otherwise: null,
  });
});

test("says what it understood in a sentence", async () => {
  const printed = await run(["tomorrow", "at", "five", ...saturday]);
  expect(printed).toBe("Tomorrow at 5 PM.\n");
});

test("says which question must be asked", async () => {
  const printed = await run(["next friday", "--now", "2026-11-24T09:30"]);
  expect(printed).toBe(
    'Friday the 4th of December, most likely. To be asked: "Do you mean Friday the 4th of December, or Friday the 27th of November?"\n',
  );
});

test("says so when the words name no date and no time", async () => {
  expect(await run(["a haircut please", ...saturday])).toBe(
    "Those words name no date and no time.\n",
  );
});

test("reads a bare hour by the opening hours", async () => {
  const late = await run(["at nine", ...saturday, "--opening", "14:00-23:00", "--json"]);
  expect(JSON.parse(late)).toMatchObject({ time: "21:00", ask: null });
});

test("without --now it is now in the zone", async () => {
  const date = new Intl.DateTimeFormat("en-CA", { timeZone: "Pacific/Kiritimati" });
  const before = date.format();
  const printed = await run(["today", "--zone", "Pacific/Kiritimati", "--json"]);
  expect([before, date.format()]).toContain(JSON.parse(printed).date);
});

test("answers a batch line by line, in order", async () => {
  const file = join(folder, "words.jsonl");
  const words = ["tomorrow", "three p m", "the 10th"];
  await writeFile(file, words.map((said) => `${JSON.stringify({ words: said })}\n`).join(""));
  const lines = (await run(["--batch", file, ...saturday])).trim().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { words: "tomorrow", date: "2026-11-22", time: null, ask: null },
    { words: "three p m", date: null, time: "15:00", ask: null },
    { words: "the 10th", date: "2026-12-10", time: null, ask: null },
  ]);
});

test("reads a batch from standard input", async () => {
  const printed = await run(["--batch", "-", ...saturday], '{"words": "noon"}\n');
  expect(JSON.parse(printed)).toMatchObject({ words: "noon", time: "12:00" });
});

test("a bad line of a batch is named", async () => {
  const batch = '{"words": "noon"}\n{"word": "noon"}\n';
  await expect(run(["--batch", "-", ...saturday], batch)).rejects.toThrow(
    new CommandFailed(
      'Line 2 of standard input is not {"words": "..."}; put it right and run again.',
    ),
  );
});

test.for([
  [[], "Say which words to resolve"],
  [["today", "--now", "yesterday"], '"yesterday" is no local time'],
  [["today", "--zone", "Mars/Olympus"], '"Mars/Olympus" is no time zone'],
  [["today", "--opening", "ten to eight"], '"ten to eight" are no opening hours'],
  [["--batch", "no-such-file.jsonl"], 'There is no file "no-such-file.jsonl"'],
] as const)("refuses wrong words in one sentence: %s", async ([args, message]) => {
  const refusal = await run(args).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(UsageError);
  expect(String(refusal)).toContain(message);
});
