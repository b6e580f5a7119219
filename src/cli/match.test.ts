import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CommandFailed, UsageError } from "./command.ts";
import { matchCommand } from "./match.ts";

let folder = "";
let directory = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "match-"));
  directory = join(folder, "people.csv");
  await writeFile(
    directory,
    "id,name,department\n1,Sarah Miller,Engineering\n2,Sarah Chen,Marketing\n3,Priya Nair,Sales\n4,,Sales\n",
  );
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function run(args: readonly string[], standardInput = "") {
  const { options } = matchCommand;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const printed = Promise.all([text(output), text(errors)]);
  const { signal } = new AbortController();
  const input = Readable.from([standardInput]);
  try {
    const code = await matchCommand.run({ values, positionals, output, errors, input, signal });
    output.end();
    errors.end();
    const [said, complained] = await printed;
    return { code, said, complained };
  } finally {
    output.end();
    errors.end();
  }
}

test("prints who is meant as JSON", async () => {
  const { code, said } = await run(["sara", "miller", "--directory", directory, "--json"]);
  expect(code).toBe(0);
  const answer = JSON.parse(said);
  expect(Object.keys(answer)).toEqual(["status", "candidates"]);
  expect(answer.status).toBe("found");
  expect(answer.candidates[0]).toEqual({
    id: "1",
    name: "Sarah Miller",
    score: expect.closeTo(0.97, 1),
  });
});

test("says it in words, and which line of the directory names nobody", async () => {
  const { said, complained } = await run(["Sarah", "--directory", directory]);
  expect(said).toContain("Several; ask which of them.\n");
  expect(said).toContain("Sarah Miller, Engineering (1)");
  expect(said).toContain("Sarah Chen, Marketing (2)");
  expect(said).not.toContain("Priya");
  expect(complained).toBe(`frontdesk match: left out of ${directory}: line 5 names nobody.\n`);
});

test("takes letters and the department beside the name", async () => {
  const spelled = await run(["Sarah", "--spelled", "C H E N", "--directory", directory]);
  expect(spelled.said).toMatch(/^Found: Sarah Chen, Marketing \(2\)/);
  const placed = await run(["Sarah", "--department", "engineering", "--directory", directory]);
  expect(placed.said).toMatch(/^Found: Sarah Miller/);
});

test("answers a batch line by line, and a bad line with what is wrong with it", async () => {
  const lines = [
    '{"heard": "priya"}',
    "",
    '{"heard": ',
    '{"name": "priya"}',
    '{"heard": "Sarah", "expecting": ["2"]}',
    '{"heard": ""}',
  ];
  const { code, said } = await run(["--batch", "-", "--directory", directory], lines.join("\n"));
  expect(code).toBe(1);
  const answers = said
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { status: "found" },
    { error: 'Line 3 is not {"heard": "..."}.' },
    { error: 'Line 4 is not {"heard": "..."}.' },
    { status: "found" },
    { status: "none", candidates: [] },
  ]);
});

test.for([
  [[], "Say which name was heard"],
  [["Sarah"], "Say who works here"],
  [["Sarah", "--directory", "no-such-file.csv"], 'There is no file "no-such-file.csv"'],
  [["Sarah", "--batch", "-", "--directory", "x.csv"], "either a name or --batch"],
] as const)("refuses wrong words in one sentence: %s", async ([args, message]) => {
  const refusal = await run(args).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(UsageError);
  expect(String(refusal)).toContain(message);
});

test("refuses a batch that isn't there, and a directory of nobody", async () => {
  const batch = run(["--batch", "no-such-file.jsonl", "--directory", directory]);
  await expect(batch).rejects.toThrow('There is no file "no-such-file.jsonl"');
  await writeFile(directory, "id,phone\n1,5\n");
  await expect(run(["Sarah", "--directory", directory])).rejects.toBeInstanceOf(CommandFailed);
});
