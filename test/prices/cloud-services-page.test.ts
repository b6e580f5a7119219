import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { CALL_MINUTE } from "../../src/app/prices/call-minute.ts";
import { PRICES } from "../../src/app/prices/price-list.ts";
import { usdAMinute } from "../../src/app/prices/usd-a-minute.ts";

const page = await readFile("docs/cloud-services.md", "utf8");

test("the page on services in the cloud states every price that is reckoned with", () => {
  const missing = [...PRICES].filter(([service, price]) => {
    const row = page.split("\n").find((line) => line.startsWith(`| ${service} `)) ?? "";
    const cents = String(Number(((usdAMinute(service) ?? 0) * 100).toPrecision(2)));
    return !row.includes(`| ${cents} `) || !row.includes(`](${price.page})`);
  });
  expect(missing).toEqual([]);
});

test("it says what a minute of a call is taken to be", () => {
  const amounts = Object.values(CALL_MINUTE).map((amount) => amount.toLocaleString("en"));
  const sentences = /A minute of a call is taken to be:.*?\./su.exec(page)?.[0] ?? "";
  expect(sentences.match(/\d[\d,]*/gu)?.toSorted()).toEqual(amounts.toSorted());
});
