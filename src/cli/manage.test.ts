import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { runCli } from "./run-cli.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  vi.stubEnv("DATABASE_URL", join(folder, "book.db"));
  return () => vi.unstubAllEnvs();
});

async function run(words: readonly string[]) {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const { signal } = new AbortController();
  const code = await runCli(words, { input: new PassThrough(), output, errors, signal });
  return { code, output: textOf(output), errors: textOf(errors) };
}

function textOf(stream: PassThrough): string {
  return String(stream.read() ?? "");
}

const WRONG: readonly (readonly [words: string, code: number, sentence: string])[] = [
  ["services nonsense", 2, "say list, show, add, change or remove"],
  ["services add", 2, "--name is missing"],
  ["services add Nails --minutes x --price 9", 2, '"x" is no length'],
  ["services add Nails --minutes 9 --price x", 2, '"x" is no price'],
  ["services add Nails --minutes 9 --prize 9", 2, "Unknown option '--prize'"],
  ["services add Nails --minutes 9 --price 9 --stylists pria", 1, "did you mean"],
  ["services add Nails --minutes 9 --price 9 --offered maybe", 2, "write yes or no"],
  ["services show", 2, "Say which service"],
  ["services show nothing", 1, 'There is no service "nothing"'],
  ["services change haircut", 2, "say what to change"],
  ["services remove nothing", 1, 'There is no service "nothing"'],
  ["services list --desk nowhere", 1, 'There is no desk "nowhere"'],
  ["stylists add Zoya --services fly", 1, "is none of the desk's services"],
  ["stylists add Zoya --hours sometimes", 2, "can't be read as hours"],
  ["stylists add Zoya --zone Mars", 2, '"Mars" is no time zone'],
  ["hours change priya", 2, "say what to change"],
  ["hours change nobody --hours closed", 1, 'There is no hours "nobody"'],
  ["hours add priya --on someday --hours 10:00-12:00", 2, '"someday" names no day'],
  ["hours remove priya", 2, "Weekly hours can only be changed"],
  ["time-off add priya --from 2026-12-05", 2, "--to is missing"],
  ["time-off add priya --from 2030-12-05 --to 2030-12-01", 2, "must end after it begins"],
  ["time-off remove nothing", 1, "There is no time off"],
  [
    "time-off add priya --from 2026-12-05 --to 2026-12-06 --cancel-appointments maybe",
    2,
    "write yes or no",
  ],
  ["locations add", 2, "--name is missing"],
  ["locations add Adyar --zone Mars", 2, '"Mars" is no time zone'],
  ["locations remove adyar", 1, 'There is no location "adyar"'],
  ["rooms add chair", 2, "--kind is missing"],
  ["rooms add chair --kind chair --location adyar", 1, "is none of the desk's locations"],
  ["people change priya --location adyar", 1, "is none of the desk's locations"],
  ["providers add", 2, "--name is missing"],
  ["reasons add nails --minutes 5 --providers pria", 1, "did you mean"],
  ["undo --skip now", 2, '"now" can\'t be used here'],
  ["closures add 2030-02-30", 2, "No calendar has the 2030-02-30"],
  ["faqs add --answer Yes", 2, "--questions is missing"],
  ["faqs change parking --answer ", 2, "The answer can't be empty"],
  ["customers add Ravi", 2, "--phone is missing"],
  ["customers add Ravi --phone 12", 2, '"12" is no telephone number of IN'],
  ["customers add Ravi --phone 9840011111 --email x", 2, '"x" is no e-mail address'],
  ["customers show nobody", 1, 'There is no customer "nobody"'],
  ["appointments add", 2, "--customer is missing"],
  ["appointments add here", 2, '"here" can\'t be used here'],
  ["appointments move", 2, "Say which appointment"],
  ["appointments cancel", 2, "Say which appointment"],
  ["appointments cancel nobody", 1, 'No coming appointment is known as "nobody"'],
  ["undo everything", 2, '"everything" can\'t be used here'],
  ["export", 2, "name one table: customers"],
  ["export nothing", 2, "name one table: customers"],
  ["import customers", 2, "name a table and a file"],
  ["import customers nofile.csv", 1, "nofile.csv can't be read"],
  ["import customers x.csv --zone Asia/Kolkata", 2, "--zone goes with --from glamdesk only"],
  ["import --from acme x.db", 2, "write glamdesk"],
  ["import --from glamdesk", 2, "name one file"],
  ["import --from glamdesk nofile.db", 1, "There is no file nofile.db"],
  ["import --from glamdesk x.db --zone Mars", 2, '"Mars" is no time zone'],
  ["db", 2, "this needs a terminal"],
];

test.each(WRONG)("frontdesk %s ends with %i and one clear line", async (words, code, sentence) => {
  const ended = await run(words.split(" "));
  expect({ code: ended.code, output: ended.output }).toEqual({ code, output: "" });
  expect(ended.errors).toContain(sentence);
  expect(ended.errors).toMatch(/^frontdesk [^\n]+[.?]\n$/u);
});
