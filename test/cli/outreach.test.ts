import { afterAll, beforeAll, expect, test } from "vitest";
import { Installation } from "./support/frontdesk.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await Installation.open();
});
afterAll(async () => await installation[Symbol.asyncDispose]());

test("outreach shows what customers are told, changes one thing, and keeps it", async () => {
  const shown = await installation.run(["outreach"]);
  expect(shown).toMatchObject({ code: 0, errors: "" });
  expect(shown.output).toMatch(/^callReminderMinutesBefore {3}60$/mu);
  const changed = await installation.run(["outreach", "callReminderMinutesBefore", "off"]);
  expect(changed.output).toMatch(/^callReminderMinutesBefore {3}off$/mu);
  const kept = await installation.run(["outreach", "--json"]);
  expect(JSON.parse(kept.output)).toMatchObject({
    callReminderMinutesBefore: "off",
    quietHours: "21:00-09:00",
  });
});

test.for([
  [["outreach", "quietHours", "at night"], "quietHours takes quiet hours such as"],
  [["outreach", "quietHours"], "it takes a name and a value"],
  [["outreach", "reminders", "off"], 'there is no "reminders"; known: confirmations,'],
] as const)("%j is refused in one line", async ([words, why]) => {
  const refused = await installation.run(words);
  expect(refused).toMatchObject({ code: 2, output: "" });
  expect(refused.errors.trim().split("\n")).toHaveLength(1);
  expect(refused.errors).toContain(why);
});
