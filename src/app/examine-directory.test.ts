import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../config/config.ts";
import { examineDirectory } from "./examine-directory.ts";

const SCIM_TOKEN = "a-token-made-up-at-random";
const PUBLIC_ORIGIN = "https://desk.example.com";

test("says how a lobby's directory is kept, and what to do", async () => {
  expect([
    await told({}),
    await told({ SCIM_TOKEN }),
    await told({ SCIM_TOKEN, PUBLIC_ORIGIN }),
    await told({ DIRECTORY_SYNC: "nowhere/people.csv" }),
  ]).toEqual([
    [
      "off: It is kept by hand, with frontdesk employees; docs/directory.md says how a file, Slack or an identity provider keep it.",
    ],
    ["broken: An identity provider can't reach this desk: set PUBLIC_ORIGIN to its https address."],
    ["ok: An identity provider may push to https://desk.example.com/scim/v2."],
    [
      "broken: nowhere/people.csv can't be read; compare DIRECTORY_SYNC in .env with where the file is.",
    ],
  ]);
});

test("a file that is there is read once a day", async () => {
  const folder = await mkdtemp(join(tmpdir(), "frontdesk-people-"));
  const path = join(folder, "people.csv");
  await writeFile(path, "name\n");
  const [finding] = await examineDirectory(readConfig({ DIRECTORY_SYNC: path }));
  await rm(folder, { recursive: true });
  expect(finding).toMatchObject({ state: "ok", detail: `It is read from ${path} once a day.` });
});

async function told(variables: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const findings = await examineDirectory(readConfig(variables));
  return findings.map(({ state, detail }) => `${state}: ${detail}`);
}
