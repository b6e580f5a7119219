import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { runCli } from "./run-cli.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-visits-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  vi.stubEnv("DATABASE_URL", join(folder, "book.db"));
  vi.stubEnv("DESK_FILES", join(import.meta.dirname, "../../desks/lobby.yaml"));
  return () => vi.unstubAllEnvs();
});

async function run(...words: readonly string[]) {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const { signal } = new AbortController();
  const code = await runCli(words, { input: new PassThrough(), output, errors, signal });
  return { code, output: String(output.read() ?? ""), errors: String(errors.read() ?? "") };
}

const WRONG: readonly (readonly [words: string, code: number, sentence: string])[] = [
  ["visits nonsense", 2, "can't be used here"],
  ["visits --here --from today", 2, "--here goes without"],
  ["visits --from 2026-11-20 --to 2026-11-10", 2, "--to must be later"],
  ["visits show", 2, "Say which visit"],
  ["visits show nobody", 1, 'There is no visit "nobody"'],
  ["visits check-out nobody", 1, 'There is no visit "nobody"'],
  ["visits expect Tom --at tomorrow", 2, "--host is missing"],
  ["visits expect Tom --host priya", 2, "--at is missing"],
  ["visits expect Tom --host priya --at tomorrow", 2, "names no day and time"],
  ["visits expect --host priya --at 2030-01-01T10:00", 2, "--visitor is missing"],
  ["visits expect Tom --host nobody --at 2030-01-01T10:00", 1, "is none of the desk's employees"],
  ["visits expect Tom --host priya --at 2020-01-01T10:00", 2, "is over"],
  ["visits expect Tom --host priya --at 2030-01-01T10:00 --minutes x", 2, "--minutes is"],
  ["visits cancel nobody", 1, 'Nobody "nobody" is expected'],
  ["visits roll-call now", 2, "can't be used here"],
  ["visits roll-call --file", 1, "Neither the book nor"],
  ["deny add", 2, "--name is missing"],
  ["deny decide", 2, 'and then "same" or "other"'],
  ["deny decide nobody other", 1, 'There is no visit "nobody"'],
  ["deny check", 2, "say a visitor's name"],
  ["documents add Rules", 2, "--text is missing"],
  ["documents add Rules --text x --purposes fun", 2, '"fun" is none of'],
  ["documents remove nothing", 1, 'There is no document "nothing"'],
  ["erase --visitor Tom", 1, "No visitor of the name Tom"],
  ["erase 123 --visitor Tom", 2, "--visitor goes without a number"],
];

test.each(WRONG)("frontdesk %s ends with %i and one clear line", async (words, code, sentence) => {
  const ended = await run(...words.split(" "));
  expect({ code: ended.code, output: ended.output }).toEqual({ code, output: "" });
  expect(ended.errors).toContain(sentence);
  expect(ended.errors).toMatch(/^frontdesk [^\n]+[.?]\n$/u);
});

test("a visitor is expected, listed and called off by name", async () => {
  const when = ["--host", "priya", "--at", "2030-01-07 15:00"];
  const expected = await run("visits", "expect", "Tom Baker", ...when, "--email", "t@x.example");
  expect(expected.output).toBe("Tom Baker is expected by Priya Raman on 2030-01-07 15:00.\n");
  expect(expected.errors).toContain("no e-mail is sent before SMTP_URL is set");
  const list = await run("visits", "expected", "--from", "2030-01-01", "--json");
  expect(JSON.parse(list.output)).toMatchObject([{ visitor: "Tom Baker", invitation: "waiting" }]);
  const refused = await run("erase", "--visitor", "tom baker");
  expect(refused.errors).toContain("is expected on 2030-01-07 at 15:00");
  expect((await run("visits", "cancel", "tom")).output).toBe(
    "Tom Baker isn't expected any more.\n",
  );
  expect((await run("erase", "--visitor", "tom baker")).code).toBe(0);
});

test("when the book can't be read, the roll call is what this machine wrote last", async () => {
  const broken = join(folder, "broken");
  mkdirSync(join(broken, "roll-call"), { recursive: true });
  writeFileSync(join(broken, "book.db"), "this is no database");
  const nora = { visitId: "visit_1", visitor: "Nora Quinn", company: null, partySize: 2 };
  const people = [{ ...nora, host: null, department: null, place: null, arrivedAtMs: 0 }];
  const roll = { business: "Acme Corp", zone: "UTC", asOfMs: 60_000, people };
  writeFileSync(join(broken, "roll-call", "acme.json"), JSON.stringify(roll));
  vi.stubEnv("DATABASE_URL", join(broken, "book.db"));
  const read = await run("visits", "roll-call");
  expect(read.errors).toContain("The book can't be read");
  expect(read.output).toContain("as of 1970-01-01 00:01: 2 visitors.");
  expect(read.output).toContain("[ ] Nora Quinn and 1 more, for the front desk, since 00:00");
  const data: unknown = JSON.parse((await run("visits", "roll-call", "--json")).output);
  expect(data).toMatchObject({ from: "file", present: 2, drill: false });
});
