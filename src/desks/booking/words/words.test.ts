import { expect, test } from "vitest";
import { loadDesk } from "../../../actions/load-desk.ts";
import { openSalon } from "../../../actions/testing/open-salon.ts";
import { findServices, findStylist } from "./find-offering.ts";
import { joinWords, withArticle } from "./join-words.ts";
import { readName } from "./read-caller.ts";
import { readWhen } from "./read-when.ts";
import { sayDuration } from "./say-duration.ts";
import { sayPrice } from "./say-price.ts";

test.each([
  [40_000, "INR", "400 rupees"],
  [100, "INR", "1 rupee"],
  [20_050, "INR", "200 rupees and 50 paise"],
  [0, "INR", "0 rupees"],
  [2501, "USD", "25 dollars and 1 cent"],
  [99, "GBP", "99 pence"],
  [5000, "JPY", "5,000 Japanese yen"],
  [120_000, "CHF", "1,200 Swiss francs"],
])("%i of the smallest unit of %s is said as %s", (minor, currency, said) => {
  expect(sayPrice(minor, currency)).toBe(said);
});

test.each([
  [1, "1 minute"],
  [45, "45 minutes"],
  [60, "an hour"],
  [75, "an hour and 15 minutes"],
  [90, "an hour and a half"],
  [120, "2 hours"],
  [150, "2 and a half hours"],
])("%i minutes are said as %s", (minutes, said) => {
  expect(sayDuration(minutes)).toBe(said);
});

test("lists are joined as they are spoken", () => {
  expect(joinWords([], "and")).toBe("");
  expect(joinWords(["Priya"], "or")).toBe("Priya");
  expect(joinWords(["Priya", "Meena", "Arjun"], "or")).toBe("Priya, Meena or Arjun");
  expect(withArticle(["haircut", "eyebrow shape"])).toBe("a haircut and an eyebrow shape");
});

test.each([
  ["anita kumar", "Anita Kumar"],
  ["  Anita   McDonald ", "Anita McDonald"],
  ["o'neill", "O'Neill"],
])("the name %j is written %j", (said, written) => {
  expect(readName(said)).toBe(written);
});

test.each([
  ["haircut", ["haircut"]],
  ["a hair cut please", ["haircut"]],
  ["haircuts", ["haircut"]],
  ["a haircut and a facial", ["haircut", "facial"]],
  ["cut with colouring", ["haircut", "hair colour"]],
  ["haircut, beard trim and facial", ["haircut", "beard trim", "facial"]],
  ["haircut/facial", ["haircut", "facial"]],
  ["trim my beard", ["beard trim"]],
  ["a haircut and another haircut", ["haircut"]],
  ["massage", []],
  ["", []],
])("the words %j name %j", async (words, names) => {
  await using salon = await openSalon();
  const business = await loadDesk(salon.owner);
  expect(findServices(business, words).map((service) => service.name)).toEqual(names);
});

test.each([
  ["Priya", "Priya"],
  ["with kavita please", "Kavitha"],
  ["anyone", "anyone"],
  ["I don't mind", "anyone"],
  ["", "anyone"],
  [undefined, "anyone"],
  ["Rosalind", "unknown"],
  ["not Priya", "unknown"],
  ["anyone but Priya", "unknown"],
  ["not with Priya, with Kavitha", "Kavitha"],
])("of the stylists %j means %s", async (words, who) => {
  await using salon = await openSalon();
  const found = findStylist(await loadDesk(salon.owner), words);
  expect(typeof found === "string" ? found : found.name).toBe(who);
});

test.each([
  ["tomorrow at three", { kind: "moment", startMs: Date.UTC(2026, 10, 24, 9, 30) }],
  ["2026-11-24T15:00:00+05:30", { kind: "moment", startMs: Date.UTC(2026, 10, 24, 9, 30) }],
  ["2026-11-24T15:00", { kind: "moment", startMs: Date.UTC(2026, 10, 24, 9, 30) }],
  ["2026-11-24T09:30:00Z", { kind: "moment", startMs: Date.UTC(2026, 10, 24, 9, 30) }],
  ["tomorrow", { kind: "open", missing: "time", fromDate: "2026-11-24", toDate: "2026-11-24" }],
  ["at three", { kind: "open", missing: "date", fromTime: "15:00", toTime: "15:01" }],
  ["", { kind: "open", missing: "date", fromDate: "2026-11-23", toDate: "2026-11-29" }],
  ["thursday after five", { kind: "open", missing: "time", fromTime: "17:00", toTime: "24:00" }],
  ["next friday at 3 pm", { kind: "ask", reason: "which-week" }],
])("the words %j mean %j", async (words, meaning) => {
  await using salon = await openSalon();
  const business = await loadDesk(salon.owner);
  expect(readWhen(words, { business, nowMs: salon.clock.nowMs() })).toMatchObject(meaning);
});
