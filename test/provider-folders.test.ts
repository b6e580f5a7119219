import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const PROVIDERS = join(import.meta.dirname, "../src/providers");

/** Not vendors: what lets one give way to the next, and what tests share. */
const NONE_OF_THEM: ReadonlySet<string> = new Set(["failover", "testing"]);

/** Nobody is asked over a wire, so nobody stands in for them. */
const OF_THIS_MACHINE: ReadonlySet<string> = new Set(["local", "sherpa"]);

/** They speak OpenAI's protocol, and are tried on OpenAI's stand-in, whose refusals `openai` shows. */
const ON_ANOTHERS_STAND_IN: ReadonlySet<string> = new Set(["openai-compatible"]);

/** Those who know their clients by a key or a password; printers in the house take whoever comes. */
const WITHOUT_KEY: ReadonlySet<string> = new Set([...OF_THIS_MACHINE, "ipp", "zebra"]);

const entries = await readdir(PROVIDERS, { withFileTypes: true });
const vendors = entries
  .filter((entry) => entry.isDirectory() && !NONE_OF_THEM.has(entry.name))
  .map(({ name }) => name);

test("there are vendors to look at", () => {
  expect(vendors.length).toBeGreaterThan(10);
});

describe.each(vendors)("the folder of %s is like the others:", (vendor) => {
  test("what it has for others is in index.ts", async () => {
    expect(await readdir(join(PROVIDERS, vendor))).toContain("index.ts");
  });

  test("a contract suite runs on it", async () => {
    expect((await testsOf(vendor)).join("\n")).toMatch(
      /from "[./]+\/ports\/testing\/[\w-]+-contract\.ts"/u,
    );
  });

  test.skipIf(OF_THIS_MACHINE.has(vendor))("its tests run on a stand-in", async () => {
    expect((await testsOf(vendor)).join("\n")).toMatch(
      /from "[./]+testing\/[\w-]*(?:stand-in|open-slack)\.ts"/u,
    );
  });

  test.skipIf(OF_THIS_MACHINE.has(vendor) || ON_ANOTHERS_STAND_IN.has(vendor))(
    "a test shows what its stand-in refuses",
    async () => {
      expect((await testsOf(vendor)).join("\n")).toMatch(
        /(?:stand-in refuses|would refuse is refused|refuses whoever|refuses what)/u,
      );
    },
  );

  test.skipIf(WITHOUT_KEY.has(vendor))("a test comes to it with a wrong key", async () => {
    expect((await testsOf(vendor)).join("\n")).toMatch(
      /wrong (?:key|token|password|app token)|stranger|withWrongKey|"wrong"/u,
    );
  });
});

/** Every test of a vendor's folder. */
async function testsOf(vendor: string): Promise<readonly string[]> {
  const folder = join(PROVIDERS, vendor);
  const files = await readdir(folder, { recursive: true });
  return await Promise.all(
    files
      .filter((file) => file.endsWith(".test.ts"))
      .map(async (file) => await readFile(join(folder, file), "utf8")),
  );
}
