import { beforeEach, expect, test } from "vitest";
import type { Database } from "../database.ts";
import { freshDatabase } from "../testing/fresh-database.ts";
import { beginWebhook, dropWebhook, finishWebhook, sealedAnswer } from "./answered-webhooks.ts";

let database: Database;

beforeEach(async () => {
  database = await freshDatabase();
});

async function begin(tokenHash: string, nowMs: number) {
  return await beginWebhook(database, { tokenHash, nowMs, takeOverBeforeMs: nowMs - 15_000 });
}

test("of any number that begin a webhook at once, one is the first", async () => {
  const begun = await Promise.all(Array.from({ length: 8 }, () => begin("a", 1000)));
  expect(begun.filter((one) => one === "first")).toHaveLength(1);
  expect(await sealedAnswer(database.read, "a")).toBeNull();
});

test("what it was answered is there for its repeats", async () => {
  await begin("a", 1000);
  await finishWebhook(database, { tokenHash: "a", answer: "<Response/>" });
  expect(await begin("a", 60_000)).toBe("begun before");
  expect(await sealedAnswer(database.read, "a")).toBe("<Response/>");
});

test("one that could not be done, or whose server died over it, is begun again", async () => {
  await begin("a", 1000);
  await dropWebhook(database, "a");
  expect(await sealedAnswer(database.read, "a")).toBeUndefined();
  expect(await begin("a", 2000)).toBe("first");
  expect(await begin("a", 16_999)).toBe("begun before");
  expect(await begin("a", 17_000)).toBe("first");
});

test("an answer is kept for an hour, and never dropped by a server that failed late", async () => {
  await begin("a", 1000);
  await finishWebhook(database, { tokenHash: "a", answer: "x" });
  await dropWebhook(database, "a");
  expect(await sealedAnswer(database.read, "a")).toBe("x");
  await begin("b", 1001 + 60 * 60_000);
  expect(await sealedAnswer(database.read, "a")).toBeUndefined();
});
