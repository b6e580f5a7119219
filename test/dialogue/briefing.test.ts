import { expect, test } from "vitest";
import { openSalon } from "../../src/actions/testing/open-salon.ts";
import { loadDesk } from "../../src/actions/load-desk.ts";
import { readDeskFile } from "../../src/config/desk-file/read-desk-file.ts";
import { briefingOf } from "../../src/desks/booking/briefing.ts";

test("tells a model what callers may know of the business, and nothing of its customers", async () => {
  await using salon = await openSalon({ desk: await readDeskFile("desks/glamdesk.yaml") });
  const briefing = briefingOf(await loadDesk(salon.owner));
  expect(briefing).toContain("Opening hours: Monday to Sunday 10:00 to 20:00.\n");
  expect(briefing).toContain("haircut: 400 rupees, 30 minutes.");
  expect(briefing).toMatch(/^Priya does haircut/mu);
  expect(briefing).toContain("days ahead");
  const customers = await salon.database.read.selectFrom("customers").select("name").execute();
  for (const { name } of customers) expect(briefing).not.toContain(name);
  expect(briefing).not.toMatch(/\+\d{6,}/u);
});

test("days with the same hours are told together, and days without any as closed", async () => {
  await using salon = await openSalon({ desk: await readDeskFile("desks/clinic.yaml") });
  const business = await loadDesk(salon.owner);
  const hours = ([1, 2, 4] as const).flatMap((weekday) => [
    { weekday, fromMinute: 540, toMinute: 780 },
    { weekday, fromMinute: 840, toMinute: 1080 },
  ]);
  expect(briefingOf({ ...business, locations: [], hours }).split("\n")[0]).toBe(
    "Opening hours: Monday to Tuesday 9:00 to 13:00 and 14:00 to 18:00; closed on Wednesday; Thursday 9:00 to 13:00 and 14:00 to 18:00; closed on Friday to Sunday.",
  );
});
