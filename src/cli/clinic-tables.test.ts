import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { runCli } from "./run-cli.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-clinic-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  vi.stubEnv("DATABASE_URL", join(folder, "book.db"));
  vi.stubEnv("DESK_FILES", "desks/clinic.yaml");
  return () => vi.unstubAllEnvs();
});

async function run(...words: readonly string[]) {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const { signal } = new AbortController();
  const code = await runCli(words, { input: new PassThrough(), output, errors, signal });
  return `${code} ${String(output.read() ?? "")}${String(errors.read() ?? "")}`;
}

test("speaks of a clinic's providers and reasons, and takes them back", async () => {
  const reason = [
    "reasons",
    "add",
    "travel advice",
    "--minutes",
    "20",
    "--providers",
    "chen,patel",
  ];
  expect(await run(...reason)).toBe("0 Added travel advice. Done by Dr Chen, Dr Patel.\n");
  expect(await run("reasons", "list", "travel")).toMatch(
    /^0 ID +NAME +MINUTES +PRICE +PROVIDERS\ntravel-advice +travel advice +20 +0 +chen, patel\n$/u,
  );
  const provider = ["providers", "add", "Dr Rao", "--reasons", "travel-advice"];
  expect(await run(...provider)).toBe("0 Added Dr Rao.\n");
  expect(await run("providers", "show", "Dr Rao")).toMatch(/^reasons +travel-advice$/mu);
  expect(await run("providers", "change", "Dr Rao", "--reasons", "all")).toContain("0 Changed");
  expect(await run("providers", "show", "nobody")).toBe(
    '1 frontdesk providers show: There is no provider "nobody"; frontdesk providers lists all.\n',
  );
  expect(await run("providers", "--help")).not.toMatch(/stylist|service|callers/u);
  expect(await run("reasons", "add", "--help")).not.toMatch(/stylist|service|nails|callers/u);
});

test("books in a clinic's words", async () => {
  const who = ["--customer", "Ana Silva", "--phone", "+1 202 555 0143"];
  const what = ["--reason", "flu shot", "--provider", "alvarez", "--when", "2030-06-03 10:00"];
  expect(await run("appointments", "add", ...who, ...what)).toBe(
    "0 Booked Mon 3 Jun 2030 10:00 with Nurse Alvarez.\n",
  );
});
