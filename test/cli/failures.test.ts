import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Installation, type Ended } from "./support/frontdesk.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await Installation.open();
});
afterAll(async () => await installation[Symbol.asyncDispose]());

function inFolder(name: string): string {
  return join(installation.folder, name);
}

/** The one sentence of a command that failed; throws when it said anything else, or the exit code is not 1. */
function sentenceOf({ code, output, errors }: Ended): string {
  const [, sentence] = /^frontdesk \w+: ([^\n]+\.)\n$/.exec(errors) ?? [];
  if (code === 1 && output === "" && sentence !== undefined) return sentence;
  throw new Error(`Not one sentence: ${JSON.stringify({ code, output, errors })}`);
}

describe("a start that fails says in one sentence what to do", () => {
  test("a port that is taken", async () => {
    const other = createServer().listen(0, "localhost");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    expect(sentenceOf(await installation.run(["serve"], { PORT: port }))).toMatch(
      `Port ${port} is taken by another program; stop that one, or set PORT to a free port.`,
    );
    other.close();
  });

  test("a port that is no port", async () => {
    expect(sentenceOf(await installation.run(["serve"], { PORT: "phone" }))).toMatch(
      'PORT is "phone"; write a whole number from 0 to 65535, for example 5000.',
    );
  });

  test("a host that is not this machine", async () => {
    expect(sentenceOf(await installation.run(["serve"], { HOST: "203.0.113.7" }))).toMatch(
      "203.0.113.7 is no address of this machine; set HOST to localhost or 0.0.0.0.",
    );
  });

  test("a telephone account and no public address", async () => {
    const account = { TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`, TWILIO_AUTH_TOKEN: "secret" };
    expect(sentenceOf(await installation.run(["serve"], account))).toMatch(
      /^Twilio's signatures can't be checked .*: set PUBLIC_ORIGIN to .*https:\/\/desk\.example\.com\.$/,
    );
  });

  test("a data folder that is a file", async () => {
    await writeFile(inFolder("file"), "");
    expect(
      sentenceOf(await installation.run(["serve"], { DATABASE_URL: inFolder("file/book.db") })),
    ).toMatch(/can't be written: make its folder writable, or set DATABASE_URL to another file\./);
  });

  test.skipIf(process.getuid?.() === 0)(
    "a data folder nobody may write to (not as root, who may)",
    async () => {
      await mkdir(inFolder("locked"), { mode: 0o500 });
      expect(
        sentenceOf(await installation.run(["serve"], { DATABASE_URL: inFolder("locked/book.db") })),
      ).toMatch(/can't be written: make its folder writable/);
    },
  );

  test("a file that is no database", async () => {
    await writeFile(inFolder("letter.txt"), "Dear Anita, ".repeat(100));
    expect(
      sentenceOf(await installation.run(["serve"], { DATABASE_URL: inFolder("letter.txt") })),
    ).toMatch("letter.txt is not a Frontdesk database: move it away, or set DATABASE_URL.");
  });

  test("a database of a newer program", async () => {
    const path = inFolder("newer.db");
    expect((await installation.run(["migrate"], { DATABASE_URL: path })).code).toBe(0);
    const database = new DatabaseSync(path);
    database.exec("insert into migrations values (999, 'of-the-future')");
    database.close();
    expect(sentenceOf(await installation.run(["serve"], { DATABASE_URL: path }))).toMatch(/newer/);
  });

  test("a desk file that is missing", async () => {
    expect(
      sentenceOf(
        await installation.run(["serve"], {
          DESK_FILES: "nowhere.yaml",
          DATABASE_URL: inFolder("a.db"),
        }),
      ),
    ).toMatch(
      "The desk file nowhere.yaml doesn't exist; set DESK_FILES to the file that describes your business.",
    );
  });

  test("a desk file with a mistake, and the line it is on", async () => {
    const glamdesk = fileURLToPath(new URL("../../desks/glamdesk.yaml", import.meta.url));
    const broken = (await readFile(glamdesk, "utf8")).replace("Asia/Kolkata", "Asia/Madras-City");
    const line = 1 + broken.split("\n").findIndex((one) => one.startsWith("zone:"));
    await writeFile(inFolder("broken.yaml"), broken);
    expect(
      sentenceOf(
        await installation.run(["serve"], {
          DESK_FILES: "broken.yaml",
          DATABASE_URL: inFolder("b.db"),
        }),
      ),
    ).toMatch(
      `broken.yaml, line ${line}: zone is "Asia/Madras-City"; expected a time zone such as Asia/Kolkata.`,
    );
  });
});

describe("other commands fail as kindly", () => {
  test.for([
    ["appointments"],
    ["replay", "call_1"],
    ["migrate"],
    ["seed"],
    ["chat"],
    ["call", "--say", "hello"],
  ])("%s, on a database that can't be used", async (words) => {
    await writeFile(inFolder("plain"), "not a database at all ".repeat(100));
    expect(sentenceOf(await installation.run(words, { DATABASE_URL: inFolder("plain") }))).toMatch(
      "is not a Frontdesk database",
    );
  });

  test("doctor goes on, and counts it among what is broken", async () => {
    const { code, output, errors } = await installation.run(["doctor", "--json"], {
      DATABASE_URL: inFolder("plain"),
    });
    expect(errors).toBe("");
    expect(code).toBe(1);
    expect(JSON.parse(output)).toContainEqual({
      part: "database",
      state: "broken",
      detail: expect.stringContaining("is not a Frontdesk database"),
    });
  });

  test("a number for chat that is none", async () => {
    const { code, errors } = await installation.run(["chat", "--from", "nobody"]);
    expect(errors).toBe(
      'frontdesk chat: "nobody" is no telephone number; write it like +91 98401 23456.\n',
    );
    expect(code).toBe(2);
  });

  test("a call that is not there", async () => {
    expect(sentenceOf(await installation.run(["replay", "call_1"]))).toMatch(
      'there is no call "call_1" in',
    );
  });

  test("nobody reads the output any more", async () => {
    const command = installation.start(["resolve", "--batch", "-"]);
    command.child.stdout.destroy();
    command.child.stdin.end('{"words": "noon"}\n'.repeat(100_000));
    expect((await command.ended).errors).toBe("");
  });
});
