import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { runCli } from "../../src/cli/run-cli.ts";

async function run(...words: string[]) {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const { signal } = new AbortController();
  const code = await runCli(words, { input, output, errors, signal });
  output.end();
  errors.end();
  return { code, output: await text(output), errors: await text(errors) };
}

describe("wrong words get one clear line and exit code 2", () => {
  test.for([
    ["nosuch", 'there is no command "nosuch"; the commands are serve, call,'],
    ["help nosuch", 'there is no command "nosuch"'],
    ["serve now", '"now" can\'t be used here; see frontdesk serve --help.'],
    ["serve --port 80", "Unknown option '--port'; see frontdesk serve --help."],
    ["call me", '"me" can\'t be used here'],
    ["call --voice", "Option '--voice <value>' argument missing; see frontdesk call --help."],
    ["call --voice bob", "--voice takes one of slt, rms, awb, kal16, kal."],
    ["call --from 12", '--from takes a number such as "+91 98401 23456", or anonymous.'],
    ["call --noise loud", "--noise takes a level from -100 to 0 dBFS, for example -40."],
    ["call --noise 3", "--noise takes a level from -100 to 0 dBFS, for example -40."],
    ["call --noise -40 --voice bob", "--voice takes one of"],
    ["call --say hi --script file", "give either --say or --script, not both."],
    ["call --script no-such-file", "the file no-such-file can't be read."],
    ["call --json=yes", "Option '--json' does not take an argument"],
    ["chat hello", '"hello" can\'t be used here'],
    ["chat --from", "argument missing"],
    ["appointments today", '"today" can\'t be used here'],
    ["appointments --from yesterday", "--from takes a day such as 2026-11-24."],
    ["appointments --to 2026-02-31", "--to takes a day such as 2026-11-24."],
    ["appointments --to 2026-13-01", "--to takes a day such as 2026-11-24."],
    ["resolve", "Say which words to resolve"],
    ["resolve today --now soon", '"soon" is no local time'],
    ["resolve today --zone Mars", '"Mars" is no time zone'],
    ["replay", "name one call, for example frontdesk replay call_CA0123."],
    ["replay one two", "name one call"],
    ["migrate all", '"all" can\'t be used here'],
    ["seed all", '"all" can\'t be used here'],
    ["doctor me", '"me" can\'t be used here'],
    ["doctor --loud", "Unknown option '--loud'"],
  ] as const)("frontdesk %s", async ([words, sentence]) => {
    const { code, output, errors } = await run(...words.split(" "));
    expect(errors).toContain(sentence);
    expect(errors).toMatch(/^frontdesk[^\n]+\n$/);
    expect(output).toBe("");
    expect(code).toBe(2);
  });
});

describe("help", () => {
  test.for(commands.map(({ name }) => name))(
    "of %s is the same three ways, and begins with how to use it",
    async (name) => {
      const helped = await run(name, "--help");
      expect(helped).toMatchObject({ code: 0, errors: "" });
      expect(helped.output).toMatch(new RegExp(`^Usage: frontdesk ${name}\\b`));
      expect(helped.output.endsWith("\n")).toBe(true);
      expect(await run(name, "-h")).toEqual(helped);
      expect(await run("help", name)).toEqual(helped);
    },
  );

  test("lists every command, also when no word is given", async () => {
    const overview = await run("help");
    expect(overview.code).toBe(0);
    for (const { name, summary } of commands) {
      expect(overview.output).toMatch(new RegExp(`^  ${name} +${summary}$`, "m"));
    }
    expect(await run()).toEqual(overview);
    expect(await run("--help")).toEqual(overview);
  });

  test("keeps its lines to what a terminal shows", async () => {
    const help = (await Promise.all(commands.map(({ name }) => run("help", name)))).map(
      ({ output }) => output,
    );
    expect(
      help
        .join("")
        .split("\n")
        .filter((line) => line.length > 125),
    ).toEqual([]);
  });
});

test("the version is that of the package", async () => {
  const printed = await run("--version");
  expect(printed.output).toMatch(/^frontdesk \d+\.\d+\.\d+, Node \d+\.\d+\.\d+\n$/);
  expect(await run("-v")).toEqual(printed);
});
